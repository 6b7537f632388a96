"""The last full year of a firm's figures."""

from planner.app.full_year import full_year, months_of
from planner.model.records import Figures
from planner.money import Money
from tests.helpers import make

ON = make.day("2026-11-25")


def periods(*names: str) -> list[Figures]:
    return [make.figures(name, "100.00", cash_flow="7.00", id=name) for name in names]


def test_a_year_is_its_own_full_year() -> None:
    found = full_year(periods("2024", "2025"), ON)

    assert found is not None
    assert found.parts == ("2025",)
    assert found.end == make.day("2025-12-31")


def test_four_quarters_that_ended_later_take_its_place() -> None:
    names = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")

    found = full_year(periods("2025", *names), ON)

    assert found is not None
    assert found.parts == names
    assert found.end == make.day("2026-06-30")
    assert (found.revenue, found.cash_flow) == (Money(40000), Money(2800))
    assert found.last.period == "2026-Q2"


def test_a_gap_breaks_a_year_and_an_older_one_is_taken() -> None:
    months = [f"2025-{n:02d}" for n in range(1, 13)]

    found = full_year(periods(*months, "2026-02"), ON)

    assert found is not None
    assert (found.parts[0], found.parts[-1]) == ("2025-01", "2025-12")


def test_two_halves_make_a_year() -> None:
    found = full_year(periods("2025-H2", "2026-H1"), ON)

    assert found is not None
    assert found.parts == ("2025-H2", "2026-H1")


def test_what_has_not_ended_or_is_no_period_is_no_year() -> None:
    assert full_year(periods("2026", "last year", "2026-Q1"), ON) is None
    assert months_of("last year") is None
