from datetime import date

import pytest

from planner.catalogue.read import catalogue
from planner.credit.windows import NAMES, wave, windows
from planner.model.holidays import Holidays
from planner.model.priors import DeclaredWindow


def _kinds(day: str, line: str | None = None, declared=()) -> list[str]:
    on = date.fromisoformat(day)
    found = windows(on, on, catalogue().holidays, declared)
    return [one.kind for one in found if one.holds(on, line)]


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        ("2026-04-28", []),
        ("2026-04-29", ["month-end"]),
        ("2026-04-30", ["month-end"]),
        ("2026-05-01", []),
        ("2026-03-24", []),
        ("2026-03-25", ["quarter-end"]),
        ("2026-03-31", ["quarter-end"]),
        ("2026-09-30", ["quarter-end"]),
        ("2026-06-24", ["half-year-end"]),
        ("2026-12-21", []),
        ("2026-12-22", ["year-end"]),
        ("2026-12-31", ["year-end"]),
        ("2026-06-15", []),
        ("2026-06-16", ["promotion"]),
        ("2026-06-18", ["promotion"]),
        ("2026-11-01", ["promotion"]),
        ("2026-11-11", ["promotion"]),
        ("2026-11-12", []),
        # Spring Festival of 2026 was on 17 February
        ("2026-02-06", []),
        ("2026-02-07", ["before-spring"]),
        ("2026-02-15", ["before-spring"]),
        ("2026-02-16", ["spring"]),
        ("2026-02-23", ["spring"]),
        ("2026-02-24", []),
    ],
)
def test_the_calendar_has_the_windows_of_the_model(day: str, kinds: list[str]) -> None:
    assert _kinds(day) == kinds


def test_a_declared_window_holds_for_its_line() -> None:
    outage = DeclaredWindow("outage", date(2026, 4, 1), date(2026, 4, 2), "jiebei")

    assert _kinds("2026-04-01", "jiebei", [outage]) == ["outage"]
    assert _kinds("2026-04-01", "huabei", [outage]) == []


def test_the_windows_ahead_come_in_their_order() -> None:
    found = windows(date(2026, 11, 25), date(2027, 2, 28), catalogue().holidays)

    assert [one.since for one in found] == sorted(one.since for one in found)
    assert {one.kind for one in found} >= {"year-end", "before-spring", "spring"}
    assert all(one.name == NAMES[one.kind] for one in found)


def test_an_unknown_spring_festival_gives_no_window() -> None:
    found = windows(date(2026, 2, 1), date(2026, 2, 20), Holidays())

    assert [one.kind for one in found] == []


def test_a_wave_counts_by_its_days() -> None:
    policy = DeclaredWindow(
        "policy", date(2026, 4, 1), date(2026, 4, 15), cut=3.0, freeze=2.0
    )
    days = (date(2026, 4, 1), date(2026, 5, 1))

    assert wave([policy], "a", *days) == pytest.approx((1.0, 2.0, 1.5))
    assert wave([policy], "a", date(2026, 5, 1), date(2026, 6, 1)) == (1.0, 1.0, 1.0)


def test_a_wave_of_another_line_does_not_count() -> None:
    policy = DeclaredWindow("policy", date(2026, 4, 1), date(2026, 4, 30), "b", cut=3.0)

    assert wave([policy], "a", date(2026, 4, 1), date(2026, 5, 1))[1] == 1.0
