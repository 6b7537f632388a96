"""What to remember in the days ahead."""

from datetime import date

from planner.app import commands as c
from planner.app.handlers import apply
from planner.app.kept_plans import adopted
from planner.app.queries import Look
from planner.app.reminders import AHEAD, reminders
from planner.model.book import Book
from planner.model.declared import FundingWindow, PlannedStep, SavedPlan
from planner.money import Money
from planner.wording import mask
from planner.wording.say import say
from tests.helpers import make

ON = date(2026, 6, 20)


def test_an_empty_book_on_a_quiet_day_has_nothing_to_remember() -> None:
    assert reminders(Book(), date(2026, 5, 20)) == ()


def test_dues_come_by_day_the_late_ones_first() -> None:
    book = make.book(make.loan(name="Car"))
    dues = [due for due in Look(book, ON).dues if due.left and due.on]
    day = dues[1].on
    assert day is not None

    told = reminders(book, day)

    kinds = [one.kind for one in told if one.kind != "window"]
    assert kinds == ["overdue", "due-soon"]
    assert [one.on for one in told] == sorted(one.on for one in told)


def test_what_a_followed_plan_pays_is_told_once() -> None:
    book = make.book(make.loan(name="Car"))
    first = next(due for due in Look(book, ON).dues if due.left and due.on)
    assert first.on is not None
    step = PlannedStep(first.on, first.loan, first.left, "regular")
    saved = SavedPlan("Out", first.on, "repay", (step,), Money(0), id="p")
    followed = apply(book, c.Declare(adopted(saved, first.on)))

    told = reminders(followed, first.on)

    assert [one.kind for one in told if one.about] == ["plan-step"]
    with mask.hidden():
        assert str(first.left) not in " ".join(say(one.say) for one in told)


def test_a_declared_window_is_told_two_weeks_ahead() -> None:
    window = FundingWindow("Audit", "outage", ON + AHEAD, ON + AHEAD, id="w")
    book = apply(Book(), c.Declare(window))

    assert "window" in [one.kind for one in reminders(book, ON)]
