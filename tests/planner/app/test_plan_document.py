"""A plan is told alike in JSON and to read, also when it was stopped."""

from datetime import date

from planner.app.plan_document import document, text
from planner.model.records import RepaymentKind
from planner.money import Money
from planner.plan.mend import Ask, Mend, Postponement
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

    assert "late: ¥5.00 is missing from 20 Jun 2026 on." in said
    assert said.endswith("lost: ¥1.00 is missing from 20 Jun 2026 on.")
    assert document(owing_some, shaken)["stress"][0]["ask_first"] == "loan"  # type: ignore[index]


def test_the_least_that_mends_a_shock_is_told_lender_by_lender() -> None:
    asks = tuple(
        Postponement("loan", ON, Money(n), date(2026, 7, 10), Ask.EXTENSION)
        for n in range(1, 8)
    )
    renewal = Postponement("loan", ON, Money(9), date(2026, 7, 10), Ask.RENEWAL)
    mended = Mend((renewal, *asks), Money(2_00))
    shaken = (Stress(Shock.LATE, (), Money(5_00), ON, "loan", mend=mended),)
    owing_some = plan(owing.book(make.loan(), owing.salary(), cash="3000.00"), ON)

    said = text(owing_some, shaken, {"loan": "My loan"}.__getitem__)
    row = document(owing_some, shaken)["stress"][0]  # type: ignore[index]

    assert "- Ask “My loan” to renew ¥0.09 of its end on 20 Jun 2026 by 20 days" in said
    assert "- Ask “My loan” to take ¥0.01 of 20 Jun 2026 20 days later" in said
    assert "- And 2 more postponements." in said
    assert "- ¥2.00 more is needed all the same" in said
    assert row["still_missing"] == "2.00"
    assert row["mend"][0] == {
        "loan": "loan",
        "ask": "renewal",
        "due": "2026-06-20",
        "amount": "0.09",
        "until": "2026-07-10",
        "days": 20,
    }
