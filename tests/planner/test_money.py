"""Amounts are whole fen; what rounds says how."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import FieldError
from planner.money import ZERO, Money, Rounding, rounded, total
from tests.helpers import strategies as s


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1234.50", 123450),
        ("1,234.5", 123450),
        (" 5 ", 500),
        ("-0.05", -5),
        ("+1", 100),
        ("10000000000000.00", 10**15),
        ("0", 0),
    ],
)
def test_plain_yuan_are_read(text: str, minor: int) -> None:
    assert Money.parse(text) == Money(minor)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1.005", "1,23", "1e5", "¥5", "1.", ".5", "１２", "--1", "NaN", "1 2"],
)
def test_other_texts_are_refused_with_their_field(text: str) -> None:
    with pytest.raises(FieldError, match="“limit”"):
        Money.parse(text, "limit")


def test_an_amount_beyond_all_reason_is_refused() -> None:
    with pytest.raises(FieldError):
        Money.parse("10000000000000.01")


@given(s.any_money)
def test_what_is_written_is_read_back(amount: Money) -> None:
    assert Money.parse(str(amount)) == amount


@given(s.any_money, s.any_money)
def test_amounts_add_and_subtract(a: Money, b: Money) -> None:
    assert (a + b) - b == a
    assert -(a - b) == b - a
    assert abs(a) >= ZERO
    assert bool(a) == (a != ZERO)


@given(s.any_money, st.integers(1, 400))
def test_parts_sum_to_the_whole(amount: Money, parts: int) -> None:
    shares = amount.split(parts)

    assert total(shares) == amount
    assert max(shares).minor - min(shares).minor <= 1


@pytest.mark.parametrize(
    ("exact", "how", "whole"),
    [
        (Fraction(1, 2), Rounding.HALF_UP, 1),
        (Fraction(-1, 2), Rounding.HALF_UP, -1),
        (Fraction(49, 100), Rounding.HALF_UP, 0),
        (Fraction(1, 100), Rounding.UP, 1),
        (Fraction(-1, 100), Rounding.UP, -1),
        (Fraction(99, 100), Rounding.DOWN, 0),
        (Fraction(-99, 100), Rounding.DOWN, 0),
        (Fraction(3), Rounding.UP, 3),
    ],
)
def test_each_rounding_is_named(exact: Fraction, how: Rounding, whole: int) -> None:
    assert rounded(exact, how) == whole


def test_scaling_rounds_as_it_is_told() -> None:
    assert Money(101).times(Decimal("0.5"), Rounding.HALF_UP) == Money(51)
    assert Money(101).times(Fraction(1, 2), Rounding.DOWN) == Money(50)
    assert Money(101).times(2, Rounding.UP) == Money(202)


def test_digits_without_end_are_refused_at_once_and_in_few_words() -> None:
    for text in ("9" * 900_000, "x" * 900_000):
        with pytest.raises(FieldError) as refused:
            Money.parse(text)
        assert len(str(refused.value)) < 200
