"""A smallest prepayment, told to the program as a yes or no for each day.

On a day a loan is prepaid by the smallest amount at least, or not at all, unless it is
gone then. What rides on old instalments is no prepayment, so such a loan rides too.
"""

from collections.abc import Collection, Iterator

import numpy as np

from planner.plan.columns import Column, yuan
from planner.plan.problem import LoanView, Problem
from planner.plan.rows import FEW, Extra, Rows
from planner.plan.solve import Floats

# Yuan by which a fee may be rounded.
_FEE = 0.005
_NONE = 0.01  # yuan
_GONE = 1e-6  # of a contract


def choices(problem: Problem, loans: Collection[str]) -> Iterator[Extra]:
    """Of each chance of the loans: whether it is taken, and whether they are gone."""
    for loan in problem.loans:
        if loan.id in loans:
            for chance in loan.chances:
                yield Extra(loan.id, chance.on)
                yield Extra(loan.id, chance.on)


def tell(problem: Problem, rows: Rows) -> None:
    """Rows that join the choices with what is prepaid."""
    least = yuan(problem.smallest)
    taken = [n for n, extra in enumerate(rows.extras) if extra.is_whole][::2]
    for n in taken:
        extra = rows.extras[n]
        mine = rows.of(extra.id)
        that_day = mine[rows.days[mine] == extra.on.toordinal()]
        prepays = [j for j in that_day if rows.columns[j].rides is None]
        is_taken, is_gone = rows.beyond + n, rows.beyond + n + 1
        dense = np.zeros(rows.width)
        dense[prepays], dense[is_taken] = rows.shares[prepays], -1.0
        rows.add(dense, -np.inf, 0.0)
        dense = np.zeros(rows.width)
        dense[prepays] = [rows.columns[j].paid for j in prepays]
        dense[is_taken], dense[is_gone] = -least, least
        rows.add(dense, -_FEE, np.inf)
        dense = np.zeros(rows.width)
        by_then = mine[rows.days[mine] <= extra.on.toordinal()]
        dense[by_then], dense[is_gone] = rows.shares[by_then], -1.0
        rows.add(dense, -FEW * float(rows.shares[prepays].max()), np.inf)


def below(
    problem: Problem, columns: tuple[Column, ...], values: Floats
) -> frozenset[str]:
    """Loans that some day prepays by less than the smallest amount, and not all."""
    rows = Rows(columns)
    moved = values[: len(columns)]
    least = yuan(problem.smallest)
    return frozenset(
        loan.id
        for loan in problem.loans
        if not loan.is_flat
        and not loan.stays
        and any(_NONE < paid < least - FEW for paid in _paid(loan, rows, moved))
    )


def _paid(loan: LoanView, rows: Rows, moved: Floats) -> Iterator[float]:
    """What is prepaid on each chance after which anything is left."""
    mine = rows.of(loan.id)
    days = rows.days[mine]
    rides = np.array([rows.columns[j].rides is not None for j in mine], dtype=bool)
    paid = np.array([rows.columns[j].paid for j in mine], dtype=float)
    for chance in loan.chances:
        on = chance.on.toordinal()
        gone = float(rows.shares[mine] @ np.where(days <= on, moved[mine], 0.0))
        if gone < 1.0 - _GONE:
            yield float(paid @ np.where((days == on) & ~rides, moved[mine], 0.0))
