from datetime import date

import pytest

from planner.catalogue.factors import priors
from planner.credit.past import past_of
from planner.credit.rates import Standing
from planner.credit.standing import off, sobered, standing_of, z_on
from planner.model.book import Book
from planner.model.records import Assumptions
from tests.helpers import make

ON = date(2026, 8, 20)


def test_the_two_claims_without_evidence_are_off_until_they_are_wished() -> None:
    wished = Book().with_(Assumptions(factor_reliance=True, factor_profile=True))

    assert off(Book(), priors()) == {"reliance", "profile_gap"}
    assert off(wished, priors()) == frozenset()


def test_a_factor_that_is_off_or_unknown_is_not_there() -> None:
    book = make.book(make.line(), make.move(on="2026-08-01", amount="19000.00"))
    past = past_of(book, ON)

    z = z_on(past, "line", ON, priors(), off(book, priors()))

    assert "reliance" not in z
    assert "inq90" not in z
    assert z["new_lenders"] == pytest.approx(-0.3)
    assert "reliance" in z_on(past, "line", ON, priors(), frozenset())


def test_the_usual_is_the_mean_of_twelve_months() -> None:
    use = [make.move(on=date(2026, month, 1)) for month in range(1, 9)]
    book = make.book(make.line(opened_on="2024-01-01"), *use)

    standing = standing_of(past_of(book, ON), "line", priors())

    # dormant is known since the first use, and never was since
    assert standing.z["dormant"] == 0.0
    assert standing.usual["dormant"] == 0.0
    # months before the book told of any use count as nothing special
    assert standing.usual["new_lenders"] == pytest.approx(8 * -0.3 / 12)


def test_months_before_the_line_count_as_nothing_special() -> None:
    book = make.book(make.line(opened_on="2026-08-01"), make.move(on="2026-08-01"))

    standing = standing_of(past_of(book, ON), "line", priors())

    assert standing.usual["new_lenders"] == pytest.approx(-0.3 / 12)


def test_what_was_not_known_before_cannot_speak_for_a_change() -> None:
    before = Standing({"inq90": 0.3}, {})
    after = Standing(
        {"inq90": -0.7, "late12": 1.0, "new_lenders": -0.3, "activity": 0.5},
        {"new_lenders": 0.1, "activity": -0.1},
    )

    found = sobered(after, before, priors())

    assert found.z == {"inq90": -0.7, "late12": 1.0, "new_lenders": 0.0, "activity": 0}
    assert found.usual == {"new_lenders": 0.1, "activity": -0.1}
