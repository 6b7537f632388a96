"""A plan is told alike in JSON and to read, also when it was stopped."""

from planner.app.plan_document import document, text
from planner.model.records import RepaymentKind
from planner.money import Money
from planner.plan.plan import Step, Stopped
from planner.plan.repay import plan
from planner.plan.scenarios import Shock, Stress
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
    assert "This plan" in text(stopped)


def test_a_search_that_found_nothing_says_so() -> None:
    nothing = Stopped(None, (), None)

    assert document(nothing)["plan"] is None
    assert document(nothing)["verified"] is False
    assert "This plan" not in text(nothing)


def test_who_owes_nothing_is_told_so() -> None:
    free = plan(owing.book(), ON)

    assert text(free) == "Nothing is owed."
    assert document(free)["outcome"] == "found"
    assert document(free)["advice"] == []


def test_a_shock_tells_what_is_missing_and_whom_to_ask() -> None:
    step = Step(ON, "loan", Money(5_00), RepaymentKind.SCHEDULED)
    shaken = (
        Stress(Shock.LATE, (step,), Money(5_00), ON, "loan"),
        Stress(Shock.LOST, (), Money(1_00), ON, None),
    )
    owing_some = plan(owing.book(make.loan(), owing.salary(), cash="3000.00"), ON)

    said = text(owing_some, shaken, {"loan": "My loan"}.__getitem__)

    assert "late: ¥5.00 is missing from 20 Jun 2026 on. Ask “My loan” first" in said
    assert said.endswith("lost: ¥1.00 is missing from 20 Jun 2026 on.")
    assert document(owing_some, shaken)["stress"][0]["ask_first"] == "loan"  # type: ignore[index]
