"""What mends a shock is told in the same words by verb and window."""

from datetime import date

from planner.app.mend_text import mend_text
from planner.money import ZERO, Money
from planner.plan.mend import Ask, Mend, Postponement

DAY, UNTIL = date(2026, 12, 12), date(2026, 12, 20)
LATE = Postponement("car", DAY, Money(7000), UNTIL)
RENEWED = Postponement("car", DAY, Money(7000), UNTIL, Ask.RENEWAL)


def test_six_requests_are_told_one_by_one_and_the_rest_as_a_number() -> None:
    told = list(mend_text(Mend((RENEWED, *(LATE,) * 7), Money(300)), str.upper))

    assert told[0].startswith("Ask “CAR” to renew ¥70.00 of its end on 12 Dec 2026")
    assert told[1].startswith("Ask “CAR” to take ¥70.00 of 12 Dec 2026 8 days later")
    assert told[6:] == [
        "And 2 more postponements.",
        "¥3.00 more is needed all the same: waiting does not bring it.",
    ]


def test_a_shock_that_breaks_nothing_asks_for_nothing() -> None:
    assert not list(mend_text(Mend((), ZERO), str))
