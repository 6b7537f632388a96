"""A plan is told alike in JSON and to read, also when it was stopped."""

from planner.app.plan_document import document, text
from planner.plan.plan import Stopped
from planner.plan.repay import plan
from tests.helpers import make, owing
from tests.helpers.owing import ON


def test_a_stopped_search_gives_the_best_so_far() -> None:
    book = owing.book(make.loan(), owing.salary(), cash="3000.00")

    stopped = plan(book, ON, seconds=0.0)

    made = document(stopped)
    assert made["outcome"] == "stopped"
    assert made["verified"] is True
    assert made["bound"] is not None
    assert "Stopped before" in text(stopped)
    assert "this plan" in text(stopped)


def test_a_search_that_found_nothing_says_so() -> None:
    nothing = Stopped(None, (), None)

    assert document(nothing)["plan"] is None
    assert document(nothing)["verified"] is False
    assert "this plan" not in text(nothing)


def test_who_owes_nothing_is_told_so() -> None:
    free = plan(owing.book(), ON)

    assert "Nothing is owed." in text(free)
    assert document(free)["outcome"] == "found"
