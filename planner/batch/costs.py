"""What many loans cost a year; finding each rate alone takes hundreds of times as long.

Axes: L loans, M periods.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from planner.batch.columns import Whole
from planner.schedule.cost import Annual, annual_cost

Float = NDArray[np.float64]
_STEPS = 60
_STILL = 4e-15
_SCALE = 1e8  # a yearly cost has eight decimals
# A float's rate, scaled, is this near to the exact one, as a part of 1 + itself.
_FLOAT_ERROR = 1e-12
_NONE = Annual(None, None)


def annual_costs(
    got: Whole, payments: Whole, per_year: Sequence[Fraction]
) -> list[Annual]:
    """The yearly cost of each loan, to the same eight decimals as ``annual_cost``.

    Args:
        got: (L,), fen that the borrower gets at the start.
        payments: (M, L), fen that are paid after 1, 2, … M periods, none negative.
        per_year: of each loan, how many periods a year has.
    """
    has_one = (got > 0) & (payments.sum(axis=0) > 0)
    years = np.array([float(one) for one in per_year])
    with np.errstate(all="ignore"):
        rate = 1 / discounts(got, payments) - 1
        nominal = rate * years
        effective = np.expm1(years * np.log1p(rate))
        sure = _is_sure(nominal, years) & _is_sure(effective, years)
    whole = np.rint(np.where(sure, (nominal, effective), 0) * _SCALE).astype(np.int64)
    shown = whole.tolist()
    return [
        Annual(Decimal(a).scaleb(-8), Decimal(b).scaleb(-8))
        if is_sure and has
        else _exactly(n, got, payments, per_year[n])
        if has
        else _NONE
        for n, (a, b, is_sure, has) in enumerate(
            zip(*shown, sure.tolist(), has_one.tolist(), strict=True)
        )
    ]


def discounts(got: Whole, payments: Whole) -> Float:
    """What a fen is worth a period earlier: (L,).

    The worth of all payments rises ever faster with the discount, so that Newton's
    steps from above come down to the one root without passing it.
    """
    found: Float = np.ones(len(got))
    for _ in range(_STEPS):
        worth, slope = np.zeros(len(got)), np.zeros(len(got))
        for paid in payments[::-1]:
            slope = slope * found + worth
            worth = worth * found + paid
        # worth is now of the payments a period late
        slope = slope * found + worth
        worth = worth * found
        step = (worth - got) / slope
        found = found - step
        if not np.any(np.abs(step) > _STILL * np.abs(found)):
            break
    return found


def _is_sure(yearly: Float, years: Float) -> NDArray[np.bool_]:
    """Whether a float is so far from the edge of a decimal that it tells the last."""
    scaled = yearly * _SCALE
    edge = np.abs(np.abs(scaled - np.floor(scaled)) - 0.5)
    error = _FLOAT_ERROR * _SCALE * (1 + np.abs(yearly)) * np.maximum(years, 1)
    sure: NDArray[np.bool_] = np.isfinite(scaled) & (edge > error)
    return sure & (np.abs(scaled) < 2**52)


def _exactly(n: int, got: Whole, payments: Whole, per_year: Fraction) -> Annual:
    flows = [(Fraction(0), Fraction(int(got[n])))]
    flows += [
        (Fraction(month), -Fraction(paid))
        for month, paid in enumerate(payments[:, n].tolist(), start=1)
    ]
    return annual_cost(flows, per_year)
