"""Terms as columns of whole numbers; arrays cannot hold records.

Axes: L loans. Amounts are fen. Interest of one period on one fen is ``top / bottom``,
both whole, so that no float stands between a rate and a cent.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass
from planner.model.terms import Accrual, Every, Method, Precision, Terms
from planner.rates import DayCount, Period, Rate
from planner.schedule.accrual import period_factor
from planner.schedule.charges import period_fees, start_fees

Whole = NDArray[np.int64]
Flag = NDArray[np.bool_]
# 2 x balance x top + bottom must stay below 2^63.
_LARGEST = 2**61
METHODS = (Method.LEVEL, Method.EQUAL_PRINCIPAL, Method.FLAT, Method.INTEREST_ONLY)


@dataclass(frozen=True, slots=True)
class Columns:
    """Loans, one a row.

    Attributes:
        principal: (L,), fen.
        top, bottom: (L,), the interest of a period on one fen, as a fraction.
        periods: (L,).
        method: (L,), the place in ``METHODS``.
        fee: (L,), fen that each instalment carries.
        start_fee: (L,), fen that are paid when the money comes.
    """

    principal: Whole
    top: Whole
    bottom: Whole
    periods: Whole
    method: Whole
    fee: Whole
    start_fee: Whole

    def __len__(self) -> int:
        """How many loans."""
        return len(self.principal)


def fits(terms: Terms) -> bool:
    """Whether arrays can follow the terms: whole periods at one rate, to the cent."""
    return (
        terms.interest is Accrual.PERIOD
        and terms.rounding is Precision.BANK_CENT
        and terms.method in METHODS
        and not (terms.rates or terms.grace or terms.instalment is not None)
        and _is_small(terms)
    )


def columns(many: Sequence[Terms]) -> Columns:
    """The columns of terms that fit."""
    factors = _factors(many)
    fees = [_fees(terms) if terms.fees else (0, 0) for terms in many]
    place = {id(method): n for n, method in enumerate(METHODS)}
    return Columns(
        principal=_whole([terms.principal.minor for terms in many]),
        top=_whole([top for top, _ in factors]),
        bottom=_whole([bottom for _, bottom in factors]),
        periods=_whole([terms.periods for terms in many]),
        method=_whole([place[id(terms.method)] for terms in many]),
        fee=_whole([fee for fee, _ in fees]),
        start_fee=_whole([start for _, start in fees]),
    )


def _whole(values: list[int]) -> Whole:
    return np.array(values, dtype=np.int64)


def _fees(terms: Terms) -> tuple[int, int]:
    return period_fees(terms).minor, start_fees(terms).minor


def _factors(many: Sequence[Terms]) -> list[tuple[int, int]]:
    """What a period bears, found once for each rate; an enum hashes too slowly."""
    known: dict[tuple[Decimal, int, int, int], tuple[int, int]] = {}
    found = []
    for terms in many:
        rate = terms.rate
        # The loans outlive this call, so that no id is given twice.
        key = (rate.value, id(rate.per), id(terms.every), id(terms.day_count))
        factor = known.get(key)
        if factor is None:
            factor = known[key] = _factor_of(terms)
        found.append(factor)
    return found


def _factor_of(terms: Terms) -> tuple[int, int]:
    rate = terms.rate
    return _factor(rate.value, rate.per, terms.every, terms.day_count)


def _is_small(terms: Terms) -> bool:
    top, bottom = _factor_of(terms)
    # The interest of a whole flat loan is rounded as one.
    most = terms.principal.minor * top * max(1, terms.periods)
    return most + bottom < _LARGEST


@lru_cache(maxsize=4096)
def _factor(
    value: Decimal, per: Period, every: Every, count: DayCount | None
) -> tuple[int, int]:
    return period_factor(Rate(value, per), every, count).as_integer_ratio()
