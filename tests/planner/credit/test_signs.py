from datetime import date

from planner.credit.past import past_of
from planner.credit.signs import Months, What, signs
from tests.helpers import make

ON = date(2026, 8, 20)


def _signs(*records):
    past = past_of(make.book(make.line(), *records), ON)
    window = Months(past, past.lines["line"], date(2026, 2, 20), ON, {}, 1.5)
    return {sign.what: sign for sign in signs(window)}


def test_a_book_with_nothing_in_it_shows_nothing() -> None:
    assert _signs() == {}


def test_late_instalments_and_new_lenders_are_shown_with_their_records() -> None:
    loan = make.loan(drawn_on="2026-03-01", first_due="2026-04-01")

    found = _signs(loan)

    assert found[What.LATE].rows == ("loan",)
    assert found[What.NEW_LENDERS].rows == ("loan",)


def test_the_day_itself_and_what_came_before_the_months_are_not_shown() -> None:
    early = make.loan("early", drawn_on="2026-02-01", first_due="2026-12-01")
    today = make.loan("today", drawn_on=ON, first_due="2026-12-01", channel="other")

    assert What.NEW_LENDERS not in _signs(early, today)
