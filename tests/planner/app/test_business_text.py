"""``show BOOK business`` as tables."""

from decimal import Decimal

from planner.app.business_text import business_text, probability
from planner.app.queries import Look
from planner.model.book import Book
from tests.helpers import lives, make


def test_a_firm_is_told_in_tables() -> None:
    text = business_text(Look(lives.firm(), lives.ON))

    assert "not known" in text
    assert "at least 1.15, better 1.25" in text
    assert "0 are recorded" in text
    assert "both together" in text


def test_a_pattern_names_the_strong_and_the_weak_part() -> None:
    years = [
        make.figures(f"{year}-Q{n}", f"{n}00.00", id=f"{year}-{n}")
        for year in (2024, 2025)
        for n in (1, 2, 3, 4)
    ]

    text = business_text(Look(lives.firm(*years), lives.ON))

    assert "highest in Q4 (160.0% of an ordinary one) and lowest in Q1 (40.0%)" in text


def test_an_empty_book_says_that_there_is_nothing() -> None:
    assert "Nothing to show." in business_text(Look(Book(), lives.ON))


def test_a_probability_is_in_whole_percent() -> None:
    assert probability(Decimal("0.67")) == "67%"
    assert probability(None) == "not known"
