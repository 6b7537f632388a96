"""What many loans ask for, period by period; one by one it takes fifty times as long.

Axes: L loans, M periods. All amounts are whole fen in int64.
"""

from fractions import Fraction

import numpy as np

from planner.batch.columns import METHODS, Columns, Flag, Whole
from planner.lean import dataclass
from planner.model.terms import Method
from planner.money import Rounding, rounded
from planner.schedule.methods import level

# A float's equal amount is this near to the exact one, as a part of it.
_FLOAT_ERROR = 1e-12
_LEVEL = METHODS.index(Method.LEVEL)
_INTEREST_ONLY = METHODS.index(Method.INTEREST_ONLY)


@dataclass(frozen=True, slots=True)
class Plans:
    """The rows of many loans.

    Attributes:
        principal, interest: (M, L), fen; nothing after a loan's last period.
        sound: (L,), whether the rows are those of the exact schedule; a loan so small
            that rounding ends it early, or that cannot amortise, is left to that one.
        fee: (L,), fen that each instalment carries.
    """

    principal: Whole
    interest: Whole
    sound: Flag
    fee: Whole

    def payments(self, periods: Whole) -> Whole:
        """What each instalment asks for, fees in it: (M, L), fen."""
        months = np.arange(1, len(self.principal) + 1, dtype=np.int64)[:, None]
        paid: Whole = self.principal + self.interest
        return paid + np.where(months <= periods, self.fee, 0)


def plans(loans: Columns) -> Plans:
    """Every row of every loan, rounded as a bank does, the last one taking the rest."""
    equal = equal_amounts(loans)
    # Loans of one method and length need no mask: each of their months is alike.
    longest = int(loans.periods.max(initial=0)) + 1
    kinds = loans.method * longest + loans.periods
    if len(loans) and kinds.min() == kinds.max():
        rows = _group(loans, equal, slice(None), int(kinds[0]), longest).rows()
        return Plans(*rows, loans.fee)
    return _mixed(loans, equal, kinds, longest)


def _mixed(loans: Columns, equal: Whole, kinds: Whole, longest: int) -> Plans:
    count = len(loans)
    principal = np.zeros((longest - 1, count), dtype=np.int64)
    interest = np.zeros((longest - 1, count), dtype=np.int64)
    sound = np.ones(count, dtype=np.bool_)
    for kind in np.unique(kinds).tolist():
        places = np.flatnonzero(kinds == kind)
        group = _group(loans, equal, places, kind, longest)
        paid, borne, sound[places] = group.rows()
        principal[: group.periods, places] = paid
        interest[: group.periods, places] = borne
    return Plans(principal, interest, sound, loans.fee)


def _group(
    loans: Columns, equal: Whole, places: Whole | slice, kind: int, longest: int
) -> "_Group":
    method, periods = divmod(kind, longest)
    columns = loans.principal, loans.top, loans.bottom, equal
    return _Group(METHODS[method], periods, *(one[places] for one in columns))


@dataclass(frozen=True, slots=True)
class _Group:
    """Loans of one method and length; ``equal`` is (L,), fen."""

    method: Method
    periods: int
    principal: Whole
    top: Whole
    bottom: Whole
    equal: Whole

    def rows(self) -> tuple[Whole, Whole, Flag]:
        """Principal and interest, (M, L) each, and whether they are sound, (L,)."""
        principal = np.empty((self.periods, len(self.principal)), dtype=np.int64)
        interest = np.empty_like(principal)
        left, twice_top, twice = self.principal.copy(), 2 * self.top, 2 * self.bottom
        sound = np.ones(len(left), dtype=np.bool_)
        is_flat, is_level = self.method is Method.FLAT, self.method is Method.LEVEL
        for month in range(self.periods):
            base = self.principal if is_flat else left
            interest[month] = (base * twice_top + self.bottom) // twice
            part = self.equal - interest[month] if is_level else self.equal
            if month == self.periods - 1:
                part = left
            else:
                sound &= (part >= 0) & (part < left)
            principal[month] = part
            left = left - part
        if is_flat:
            self._take_the_rest(interest)
            sound &= interest[-1] >= 0
        return principal, interest, sound

    def _take_the_rest(self, interest: Whole) -> None:
        """Flat interest is rounded once for the whole term, in the last row."""
        exact = 2 * self.principal * self.top * self.periods
        whole = (exact + self.bottom) // (2 * self.bottom)
        interest[-1] += whole - interest.sum(axis=0)


def equal_amounts(loans: Columns) -> Whole:
    """What stays equal: the instalment, or the principal in it; (L,), fen."""
    principal, periods = loans.principal, loans.periods
    equal: Whole = (2 * principal + periods) // (2 * periods)
    equal[loans.method == _INTEREST_ONLY] = 0
    growing = np.flatnonzero((loans.method == _LEVEL) & (loans.top > 0))
    rate = loans.top[growing] / loans.bottom[growing]
    # P f / (1 - (1 + f)^-n)
    exact = principal[growing] * rate
    exact /= -np.expm1(-periods[growing] * np.log1p(rate))
    equal[growing] = np.floor(exact + 0.5).astype(np.int64)
    # Near half a fen a float may fall on the wrong side: those are found exactly.
    near = np.abs(exact - np.floor(exact) - 0.5) <= exact * _FLOAT_ERROR
    for place in growing[near].tolist():
        equal[place] = _exact_level(loans, place)
    return equal


def _exact_level(loans: Columns, place: int) -> int:
    factor = Fraction(int(loans.top[place]), int(loans.bottom[place]))
    grown = int(loans.principal[place]) * (1 + factor)
    later = [factor] * (int(loans.periods[place]) - 1)
    return rounded(level(grown, later), Rounding.HALF_UP)
