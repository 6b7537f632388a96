"""The rate behind a lender's own rows; a table at another rate looks wrong in each."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.lean import dataclass
from planner.model.terms import Accrual, Method, Terms
from planner.money import Money
from planner.rates import Rate
from planner.schedule.accrual import days_factor, period_factor
from planner.schedule.periods import due_days

# Rates are written with few digits; the fewest that fit every row are meant.
_PLACES = range(3, 9)
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class LenderRow:
    """A row of a lender's table; None for a column that it does not have."""

    n: int
    due: date | None = None
    principal: Money | None = None
    interest: Money | None = None
    fee: Money | None = None
    payment: Money | None = None
    balance: Money | None = None


def lender_rate(terms: Terms, table: Sequence[LenderRow]) -> Rate | None:
    """The one rate that makes the interest of every row, to the cent; None if none.

    Tried with the ways of accruing that ``terms`` name, on the lender's own balances.
    """
    if terms.rates or terms.method is Method.BULLET:
        return None
    parts = list(_parts(terms, table))
    if len(parts) < max(_FEWEST_ROWS, len(table)):
        return None
    if terms.method is Method.FLAT:
        del parts[-1]  # it takes what rounding left of the whole term's interest
    borne = sum(factor for factor, _ in parts)
    if not borne:
        return None
    exact = Fraction(sum(interest for _, interest in parts)) / borne
    for places in _PLACES:
        value = Fraction(round(exact * 10**places), 10**places)
        if all(abs(value * factor - paid) <= 1 for factor, paid in parts):
            shown = Decimal(value.numerator) / Decimal(value.denominator)
            return Rate(shown, terms.rate.per)
    return None


def _parts(terms: Terms, table: Sequence[LenderRow]) -> Iterator[tuple[Fraction, int]]:
    """What a rate of one would make of each row in fen, and the lender's interest."""
    one = Rate(Decimal(1), terms.rate.per)
    left, since = terms.principal, terms.drawn_on
    for row, due in zip(table, due_days(terms), strict=False):
        if row.interest is None:
            return
        base = terms.principal if terms.method is Method.FLAT else left
        if terms.interest is Accrual.PERIOD:
            factor = period_factor(one, terms.every, terms.day_count)
        else:
            factor = days_factor(one, since, due, terms.day_count)
        yield base.minor * factor, row.interest.minor
        principal = _principal(row, left)
        if principal is None:
            return
        left, since = left - principal, due


def _principal(row: LenderRow, left: Money) -> Money | None:
    if row.principal is not None:
        return row.principal
    if row.balance is not None:
        return left - row.balance
    if row.payment is None or row.interest is None or row.fee is not None:
        return None
    return row.payment - row.interest
