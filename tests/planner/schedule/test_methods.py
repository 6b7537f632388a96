from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from planner.model.terms import LenderUnit, Precision
from planner.money import Money, Rounding
from planner.schedule.methods import (
    cents,
    equal_part,
    instalment_cents,
    level,
    level_after_interest,
    shown,
)
from tests.helpers.cases import cases


def as_printed(exact: Fraction, printed: str) -> Decimal:
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    whole = Decimal(exact.numerator) / Decimal(exact.denominator)
    return whole.quantize(step, ROUND_HALF_UP)


@pytest.mark.parametrize("case", cases("instalments"))
def test_the_equal_instalment_of_spreadsheets(case) -> None:
    factor = Fraction(int(case["rate"][0]), int(case["rate"][1]))
    # What is saved up is worth so much less today.
    growth = (1 + factor) ** case["periods"]
    principal = Fraction(case.get("principal", 0)) or Fraction(case["future"]) / growth
    begin = case.get("begin", False)
    grown = principal if begin else principal * (1 + factor)

    exact = level(grown, [factor] * (case["periods"] - 1))

    assert as_printed(exact, case["instalment"]) == Decimal(case["instalment"])


def test_periods_of_unlike_length_share_one_amount() -> None:
    factors = [Fraction(1, 100), Fraction(2, 100), Fraction(3, 100)]

    amount = level(Fraction(1000) * (1 + factors[0]), factors[1:])

    balance = Fraction(1000)
    for factor in factors:
        balance = balance * (1 + factor) - amount
    assert balance == 0


def test_one_period_pays_all() -> None:
    assert level(Fraction(1060), []) == 1060


def test_many_periods_share_one_amount_to_far_below_a_fen() -> None:
    factors = [Fraction(49 * days, 3_600_000) for days in (31, 30) * 180]

    amount = level(Fraction(10**8) * (1 + factors[0]), factors[1:])

    balance = Fraction(10**8)
    for factor in factors:
        balance = balance * (1 + factor) - amount
    assert abs(balance) < Fraction(1, 10**30)
    assert amount.denominator <= 10**40


def test_a_tie_stays_a_tie_over_many_periods() -> None:
    # 360 parts of 1801.5 each, at no interest but with a denominator of its own
    assert level(Fraction(648_540), [Fraction(0)] * 359) == Fraction(3603, 2)


def test_a_first_period_above_the_amount_pays_its_interest_alone() -> None:
    later = [Fraction(1, 100)] * 2

    amount = level_after_interest(1000, 900, later)

    assert amount == level(Fraction(1010), later[1:])
    assert level_after_interest(1000, 10, later) == level(1010, later)
    assert level_after_interest(0, 900, []) == 900


def test_for_display_fractions_do_not_grow_without_bound() -> None:
    third, long = Fraction(1, 3), Fraction(1, 3**400)

    assert cents(third, Precision.DISPLAY) == third
    assert cents(long + third, Precision.DISPLAY).denominator <= 10**40


def test_equal_parts_stay_exact() -> None:
    assert equal_part(1000, 3) * 3 == 1000


@pytest.mark.parametrize(
    ("rule", "amount", "instalment"),
    [
        (Precision.DISPLAY, Fraction(20049, 2), Fraction(20049, 2)),
        (Precision.BANK_CENT, 10025, 10025),
        (LenderUnit(Money(100), Rounding.UP), 10025, 10100),
        (LenderUnit(Money(100), Rounding.DOWN), 10025, 10000),
        (LenderUnit(Money(50), Rounding.HALF_UP), 10025, 10000),
    ],
)
def test_each_rounding_books_in_its_own_way(rule, amount, instalment) -> None:
    exact = Fraction(20049, 2)

    assert cents(exact, rule) == amount
    assert instalment_cents(exact, rule) == instalment


def test_half_a_fen_is_shown_as_one() -> None:
    assert [shown(Fraction(1, 2)), shown(Fraction(49, 100)), shown(7)] == [1, 0, 7]
