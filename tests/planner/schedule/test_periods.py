from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.terms import EveryDays, Rhythm
from planner.schedule.periods import due_days, occurrence, per_year
from tests.helpers import make
from tests.helpers.strategies import everies


def days(first: str, every, n: int, due_day: int | None = None) -> list[str]:
    start = date.fromisoformat(first)
    return [occurrence(start, every, k, due_day).isoformat() for k in range(n)]


@pytest.mark.parametrize(
    ("every", "second", "third"),
    [
        (Rhythm.WEEK, "2026-02-07", "2026-02-14"),
        (Rhythm.TWO_WEEKS, "2026-02-14", "2026-02-28"),
        (Rhythm.MONTH, "2026-02-28", "2026-03-31"),
        (Rhythm.TWO_MONTHS, "2026-03-31", "2026-05-31"),
        (Rhythm.QUARTER, "2026-04-30", "2026-07-31"),
        (Rhythm.HALF_YEAR, "2026-07-31", "2027-01-31"),
        (Rhythm.YEAR, "2027-01-31", "2028-01-31"),
        (EveryDays(28), "2026-02-28", "2026-03-28"),
    ],
)
def test_each_rhythm_beats_from_the_first_day(every, second, third) -> None:
    assert days("2026-01-31", every, 3) == ["2026-01-31", second, third]


@pytest.mark.parametrize(
    ("first", "due_day", "wanted"),
    [
        ("2026-01-05", None, ["2026-01-05", "2026-01-20", "2026-02-05", "2026-02-20"]),
        ("2026-01-20", None, ["2026-01-20", "2026-02-05", "2026-02-20", "2026-03-05"]),
        ("2026-01-15", None, ["2026-01-15", "2026-01-30", "2026-02-15", "2026-02-28"]),
        ("2026-01-30", None, ["2026-01-30", "2026-02-15", "2026-02-28", "2026-03-15"]),
        ("2026-01-31", None, ["2026-01-31", "2026-02-15", "2026-02-28", "2026-03-15"]),
        ("2026-02-28", 30, ["2026-02-28", "2026-03-15", "2026-03-30", "2026-04-15"]),
        ("2026-02-28", 31, ["2026-02-28", "2026-03-15", "2026-03-31", "2026-04-15"]),
        ("2026-02-28", 15, ["2026-02-28", "2026-03-15", "2026-03-30", "2026-04-15"]),
        ("2026-02-01", 16, ["2026-02-01", "2026-02-16", "2026-03-01", "2026-03-16"]),
    ],
)
def test_half_months_are_a_day_and_the_day_fifteen_later(
    first, due_day, wanted
) -> None:
    assert days(first, Rhythm.HALF_MONTH, 4, due_day) == wanted


def test_a_leap_day_returns_in_leap_years() -> None:
    assert days("2024-02-29", Rhythm.YEAR, 5) == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


def test_terms_have_one_due_day_a_period() -> None:
    terms = make.terms(first_due="2026-02-28", due_day=31, periods=3)

    assert due_days(terms) == (date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30))


@given(
    first=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    every=everies,
    step=st.integers(0, 400),
)
def test_days_always_move_on(first, every, step) -> None:
    assert occurrence(first, every, step) < occurrence(first, every, step + 1)
    assert occurrence(first, every, 0) == first


@pytest.mark.parametrize(
    ("every", "periods"),
    [(Rhythm.WEEK, 52), (Rhythm.HALF_MONTH, 24), (EveryDays(28), Fraction(365, 28))],
)
def test_a_year_has_equal_periods(every, periods) -> None:
    assert per_year(every) == periods
