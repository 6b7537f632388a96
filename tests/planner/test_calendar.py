"""Days and months, and where today comes from."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calendar import (
    FixedClock,
    SystemClock,
    days_later,
    month_step,
    parse_day,
)
from planner.errors import FieldError
from tests.helpers import strategies as s


def test_a_clock_stands_or_goes() -> None:
    assert FixedClock(date(2026, 1, 2)).today() == date(2026, 1, 2)
    assert abs(SystemClock().today() - date.today()) <= timedelta(days=1)  # noqa: TID251, DTZ011  # what it is compared with


def test_an_iso_day_is_read() -> None:
    assert parse_day("2026-11-22") == date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-02-30",
        "20261122",
        "2026-W01-1",
        "22.11.2026",
        "２０２６-11-22",
        "x" * 99,
        "1899-12-31",
        "2201-01-01",
    ],
)
def test_another_day_is_refused_with_its_field(text: str) -> None:
    with pytest.raises(FieldError, match="“due_on”"):
        parse_day(text, "due_on")


@given(s.days, st.integers(-60, 60), st.integers(1, 31))
def test_a_month_step_lands_in_its_month(day: date, months: int, due: int) -> None:
    landed = month_step(day, months, due)

    assert landed.year * 12 + landed.month == day.year * 12 + day.month + months
    assert landed.day == due or (landed + timedelta(days=1)).day == 1


def test_the_31st_returns_after_a_short_month() -> None:
    assert month_step(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert month_step(date(2026, 2, 28), 1, due_day=31) == date(2026, 3, 31)


def test_days_go_both_ways() -> None:
    assert days_later(date(2026, 1, 1), -1) == date(2025, 12, 31)


def test_every_month_ends_where_the_standard_calendar_ends_it() -> None:
    for year in (1900, 1999, 2000, 2023, 2024, 2100):
        for month in range(1, 13):
            last = monthrange(year, month)[1]
            assert month_step(date(year, month, 1), 0, 31) == date(year, month, last)
