from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.read import catalogue
from planner.model.dated import Text
from planner.model.holidays import DayGuess, Holidays

HOLIDAYS = catalogue().holidays


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 17), False),  # New Year's Day of the lunar year
        (date(2026, 2, 14), True),  # a Saturday that is worked
        (date(2026, 2, 28), True),
        (date(2026, 10, 10), True),
        (date(2026, 10, 8), True),
        (date(2026, 10, 7), False),
        (date(2026, 11, 22), False),  # a Sunday
        (date(2026, 11, 25), True),
        (date(2025, 1, 28), False),  # the eve
        (date(2024, 6, 10), False),
        (date(2024, 5, 11), True),
    ],
)
def test_a_day_of_an_announced_year_is_known(day: date, *, works: bool) -> None:
    assert HOLIDAYS.is_working_day(day) is works
    assert HOLIDAYS.working_day(day) == DayGuess(works=works, known=True)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2027, 2, 5), False),  # the eve, by the law
        (date(2027, 2, 8), False),  # the third day
        (date(2027, 2, 9), True),  # likely off, but nobody announced it
        (date(2027, 5, 3), True),
        (date(2027, 10, 1), False),
        (date(2027, 11, 20), False),  # a Saturday
        (date(2035, 3, 7), True),  # no Spring Festival is known
    ],
)
def test_a_day_of_another_year_is_a_guess_and_says_so(
    day: date, *, works: bool
) -> None:
    assert HOLIDAYS.is_working_day(day) is None
    assert HOLIDAYS.working_day(day) == DayGuess(works=works, known=False)


def test_a_day_off_has_the_name_of_its_festival() -> None:
    assert HOLIDAYS.festival(date(2026, 10, 3)) == Text("国庆节", "National Day")
    assert HOLIDAYS.festival(date(2026, 11, 3)) is None
    assert HOLIDAYS.festival(date(2027, 10, 3)) is None


@pytest.mark.parametrize(
    "day",
    [
        *("2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06"),
        *("2028-01-26", "2029-02-13", "2030-02-03"),
    ],
)
def test_the_spring_festival_is_known_to_2030(day: str) -> None:
    expected = date.fromisoformat(day)

    assert HOLIDAYS.spring_festival(expected.year) == expected


def test_a_year_without_a_spring_festival_is_none() -> None:
    assert HOLIDAYS.spring_festival(2031) is None


def test_the_next_working_day_is_the_day_itself_when_it_is_worked() -> None:
    assert HOLIDAYS.next_working_day(date(2026, 10, 1)) == date(2026, 10, 8)
    assert HOLIDAYS.next_working_day(date(2026, 10, 8)) == date(2026, 10, 8)


def test_working_days_are_counted_over_a_holiday() -> None:
    assert HOLIDAYS.working_days_later(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert HOLIDAYS.working_days_later(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert HOLIDAYS.working_days_later(date(2026, 9, 30), 0) == date(2026, 9, 30)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_the_next_working_day_is_worked_and_not_far(day: date) -> None:
    found = HOLIDAYS.next_working_day(day)

    assert HOLIDAYS.working_day(found).works
    assert day <= found <= day + timedelta(days=10)


def test_without_any_data_weekends_and_fixed_days_are_guessed() -> None:
    assert Holidays().working_day(date(2026, 10, 2)) == DayGuess(
        works=False, known=False
    )
