"""What an equal amount holds, which periods are whole, what is too small."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.terms import LenderUnit, Method, Precision, RateChange
from planner.money import Money, Rounding
from planner.rates import Period
from planner.schedule.equal import holds_interest, is_whole, too_small
from planner.schedule.steps import Prepaid
from tests.helpers import make

UNIT = LenderUnit(Money(100), Rounding.UP)
START, DUE = date(2026, 3, 15), date(2026, 4, 15)


@pytest.mark.parametrize(
    ("method", "rounding", "holds"),
    [
        (Method.LEVEL, Precision.BANK_CENT, True),
        (Method.LEVEL, UNIT, True),
        (Method.FLAT, UNIT, True),
        (Method.FLAT, Precision.BANK_CENT, False),
        (Method.EQUAL_PRINCIPAL, UNIT, False),
    ],
)
def test_level_amounts_hold_interest_and_flat_ones_in_the_lenders_unit(
    method, rounding, holds
) -> None:
    assert holds_interest(make.terms(method=method, rounding=rounding)) is holds


def test_a_period_is_whole_unless_it_is_longer_or_broken() -> None:
    plain = make.terms()
    changed = make.terms(
        rates=(RateChange(date(2026, 4, 1), Decimal("0.08"), Period.YEAR),)
    )
    early = Prepaid(date(2026, 4, 1), Money(1), Money(0), Money(1), Fraction(5, 2))

    assert is_whole(plain, [], START, DUE)
    assert not is_whole(plain, [], date(2026, 3, 1), DUE)
    assert not is_whole(changed, [], START, DUE)
    assert not is_whole(plain, [early], START, DUE)


@pytest.mark.parametrize(
    ("rounding", "is_own", "field"),
    [
        (Precision.BANK_CENT, True, "instalment"),
        (UNIT, False, "rounding"),
        (Precision.BANK_CENT, False, "rate"),
    ],
)
def test_what_is_too_small_names_the_field_that_makes_it_so(
    rounding, is_own, field
) -> None:
    terms = make.terms(rounding=rounding)

    refused = too_small(terms, 2, 5000, 6000, is_own=is_own)

    assert refused.values["field"] == field
    assert str(refused.values["reason"]) == (
        "the instalment of 50.00 does not cover the interest of 60.00 of period 2"
    )
