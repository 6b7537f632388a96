"""Interest that ran by a payment in mid-period is asked for on the next due day.

A level instalment that is found anew spreads it over all instalments to come, so the
program would too. But a due day asks for all interest of its period, whatever else it
asks for: a row says so, beside columns that pay off a loan between due days with what
has run. Rows are many and few of them matter, so only those are told that the optimum
without them breaks.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from planner.lean import dataclass
from planner.plan.asked import Period
from planner.plan.columns import Column, asks_interest, yuan
from planner.plan.problem import LoanView
from planner.plan.rows import FEW, Rows
from planner.plan.solve import Floats

# Yuan of interest that may be missing for nothing: to pay it late saves less.
_LITTLE = 1.0


@dataclass(frozen=True, slots=True)
class Demand:
    """That a due day pays the interest of its period: ``dense @ x >= least``."""

    n: int
    dense: Floats
    least: float


def demands(loan: LoanView, rows: Rows) -> Iterator[Demand]:
    """One for each period in which something may be prepaid before its due day."""
    mine = rows.of(loan.id)
    if not asks_interest(loan) or not mine.size:
        return
    days, shares = rows.days[mine], rows.shares[mine]
    saved = np.array([rows.columns[j].saved for j in mine], dtype=float)
    principal = np.array([rows.columns[j].principal for j in mine], dtype=float)
    for n, row in enumerate(loan.rows):
        since, due = loan.since_of(n).toordinal(), row.due.toordinal()
        within = (days > since) & (days < due)
        if not within.any():
            continue
        interest, whole = yuan(row.interest), yuan(row.principal + row.interest)
        dense = np.zeros(rows.width)
        dense[mine] = np.where(days < due, -whole * shares, 0.0)
        dense[mine] += np.where(days == due, principal, 0.0)
        dense[mine] += np.where(days <= since, interest * shares, 0.0)
        dense[mine] += np.where(within, saved, 0.0)
        yield Demand(n, dense, interest - whole - FEW)


def unpaid(
    columns: tuple[Column, ...], loans: Iterable[LoanView], values: Floats
) -> frozenset[Period]:
    """The periods whose due day pays less than their interest, and not for little."""
    rows = Rows(columns)
    moved = values[: len(columns)]
    return frozenset(
        (loan.id, demand.n)
        for loan in loans
        for demand in demands(loan, rows)
        if demand.dense @ moved < demand.least - _LITTLE
    )
