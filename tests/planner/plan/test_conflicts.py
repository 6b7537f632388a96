"""Where no plan exists, the day, the sum and what would mend it are named."""

from planner.money import Money
from planner.plan.conflicts import conflicts
from planner.plan.situation import Situation
from tests.helpers import make, owing
from tests.helpers.owing import ON


def test_the_day_that_breaks_names_its_dues_the_largest_first() -> None:
    book = owing.book(
        make.loan("car"), owing.rent("5000.00", "2026-07-15"), cash="0.00"
    )

    first, *_ = conflicts(Situation(book, ON))

    said = str(first.say)
    assert first.missing > Money(0)
    assert first.due == ("car",)
    assert str(first.on) in said
    assert first.remedy


def test_a_day_without_any_due_says_only_what_is_missing() -> None:
    book = owing.book(make.loan("car"), cash="100.00", reserve="5000.00")

    found = conflicts(Situation(book, ON))

    assert "is missing to keep the reserve" in str(found[0].say)
