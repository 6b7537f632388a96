"""What whole fen may lower a cost by below what arrays say; else a bound is no bound.

Interest is rounded on each due day, so a loan that is gone early has few days on which
it could gain. The rough way holds half a fen for each row; the fine way is told to the
program, which knows what is left of a loan.
"""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from planner.model.terms import LenderUnit, Method, Terms
from planner.plan.columns import FEN, yuan
from planner.plan.problem import LoanView, Problem
from planner.plan.rows import Extra, Rows

_HALF = Fraction(1, 2)
_SPREAD = Fraction(5, 10_000)
# Fen of principal by which each row of a level loan may stray.
_STRAYS = 2
_NOTHING = 1e-4  # yuan


def row_fen(view: LoanView) -> tuple[Fraction, ...]:
    """Fen by which the rounding of each row may make a plan cheaper than arrays say.

    Half a fen, and what the contract's own row was rounded up by where that is known:
    arrays scale it. A row that nothing can change gains nothing.
    """
    if not view.chances or view.is_flat or view.stays:
        return (Fraction(0),) * len(view.rows)
    whole = {chance.on: chance.saved for chance in view.chances}
    left = sum(row.principal.minor for row in view.rows)
    fen = []
    for n, row in enumerate(view.rows):
        rate = whole.get(view.since_of(n))
        up = _HALF if rate is None else row.interest.minor - left * rate
        is_open = row.due > view.chances[0].on
        fen.append(_HALF + min(max(up, Fraction(0)), _HALF) if is_open else Fraction(0))
        left -= row.principal.minor
    return tuple(fen)


def beside(view: LoanView, terms: Terms) -> Fraction:
    """Fen beside those of the rows.

    The settlement of a loan whose rows gain nothing rounds, and so does a fee: a fen.
    A lender who rounds the instalment rounds anew after a prepayment: a unit of
    principal a period sooner. A level instalment found anew strays by whole fen.
    """
    if not view.chances:
        return Fraction(0)
    fen = Fraction(1 if view.is_flat or view.stays or view.fee_ratio else 0)
    if terms.method is Method.LEVEL:
        fen += min(view.rows[0].interest.minor * _SPREAD, _drift(view))
    if isinstance(terms.rounding, LenderUnit) and not view.is_flat:
        left = sum(row.principal.minor for row in view.rows)
        first = Fraction(view.rows[0].interest.minor, max(left, 1))
        fen += terms.rounding.unit.minor * len(view.rows) ** 2 * first / 2
    return fen


def _drift(view: LoanView) -> Fraction:
    """Fen of interest by which whole fen let a level balance stray from its part.

    Each instalment and the interest in it are whole fen, of the contract as it stands
    and of the one found anew: two fen of principal a row, and what those bear.
    """
    strayed = drift = 0.0
    left = sum(row.principal.minor for row in view.rows)
    for row in view.rows:
        bears = strayed * row.interest.minor / max(left, 1)
        drift += bears
        strayed += bears + _STRAYS
        left -= row.principal.minor
    return Fraction(drift)


def gains(problem: Problem) -> Iterator[Extra]:
    """What each row may gain by rounding, while anything is left of the loan."""
    for loan in problem.loans:
        for row, fen in zip(loan.rows, row_fen(loan), strict=True):
            if fen:
                yield Extra(loan.id, row.due, -1.0, float(fen) / FEN, is_whole=False)


def tell(problem: Problem, rows: Rows) -> None:
    """No row gains more than the interest that it holds."""
    found = (n for n, extra in enumerate(rows.extras) if not extra.is_whole)
    for loan in problem.loans:
        mine = rows.of(loan.id)
        days, shares = rows.days[mine], rows.shares[mine]
        saved = np.array([rows.columns[j].saved for j in mine], dtype=float)
        for n, (row, fen) in enumerate(zip(loan.rows, row_fen(loan), strict=True)):
            if fen:
                since, due = loan.since_of(n).toordinal(), row.due.toordinal()
                interest = yuan(row.interest)
                dense = np.zeros(rows.width)
                dense[mine] = np.where(days <= since, interest * shares, 0.0)
                dense[mine] += np.where((days > since) & (days < due), saved, 0.0)
                dense[rows.beyond + next(found)] = 1.0
                rows.add(dense, -np.inf, interest + _NOTHING)
