"""The plan for what is wished."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.model.book import Book
from planner.model.records import RepaymentKind
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan.plan import (
    Baseline,
    Conflict,
    Cost,
    Found,
    Infeasible,
    LowestCash,
    Plan,
    Rule,
    Step,
    Stopped,
)
from tests.helpers import make, screen
from tests.ui.parts.test_plan_aims import salaried
from ui.desk import Desk
from ui.parts import plan_repay
from ui.parts.plan_repay import Proposal, planned
from ui.tasks import Told

DAY = date(2026, 12, 1)
PLAN = Plan(
    (Step(DAY, "loan", Money(1000), RepaymentKind.SETTLE, interest=Money(10)),),
    Cost(Money(10), Money(0), Money(0)),
    DAY,
    LowestCash(DAY, Money(5)),
)
RULES = tuple(Baseline(rule, PLAN, 0) for rule in Rule)
WORDS = Sentence(Phrase("{n} loans"), n=7)
FOUND = Found(PLAN, RULES, Money(9), advice=(WORDS,))


@pytest.fixture
def proposal(
    at_desk: Callable[[Book], Desk], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Proposal:
    monkeypatch.setattr(plan_repay, "planned", lambda *_, **__: Infeasible(()))
    made = Proposal(at_desk(make.book(make.loan(name="Car"))))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_a_plan_is_shown_beside_the_rules(proposal: Proposal) -> None:
    proposal.show_answer(FOUND)

    text = screen.all_text(proposal)
    assert "Proven: no plan costs less than ¥0.09." in text
    assert proposal.words == "7 loans"
    assert screen.named(proposal, "Compared").model().rowCount() == 5
    assert screen.named(proposal, "Steps").model().index(0, 1).data() == "Car"


def test_no_plan_says_what_stands_in_the_way(proposal: Proposal) -> None:
    conflict = Conflict(DAY, Money(5), ("loan",), WORDS, (WORDS,))

    proposal.show_answer(Infeasible((conflict, conflict)))

    said = proposal.words.splitlines()
    assert said[1:] == ["7 loans", "7 loans", "· 7 loans"]

    # The familiar ways are told all the same, with what they would miss.
    proposal.show_answer(Infeasible((conflict,), RULES))
    assert screen.named(proposal, "Compared").model().rowCount() == len(RULES)
    assert "Keep this plan …" not in [
        one.text() for one in proposal.findChildren(QPushButton) if one.isVisible()
    ]


def test_a_search_that_was_stopped_says_what_it_has(proposal: Proposal) -> None:
    proposal.show_answer(Stopped(None, RULES, None))
    assert "before a plan was found" in proposal.words

    proposal.show_answer(Stopped(PLAN, RULES, None))
    assert "is not known yet" in proposal.words
    assert "Nothing is proven yet." in screen.all_text(proposal)

    proposal.show_answer(Stopped(PLAN, RULES, Money(4)))
    assert "¥0.06" in proposal.words
    assert screen.named(proposal, "Steps").model().rowCount() == 1


def test_the_wishes_are_checked_before_planning(
    proposal: Proposal, qtbot: QtBot
) -> None:
    field = screen.named(proposal, "Extra each month")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "x")
    proposal.plan()
    assert proposal.desk.tasks.is_idle

    field.clear()
    proposal.refresh()
    assert not proposal.desk.tasks.is_idle
    qtbot.waitUntil(lambda: proposal.desk.tasks.is_idle)
    assert proposal.words.startswith("No plan keeps every due day")


def test_wishes_put_from_elsewhere_are_planned_once(
    proposal: Proposal, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[dict[str, object]] = []

    def answer(*_: object, **wishes: object) -> Found:
        asked.append(wishes)
        return FOUND

    monkeypatch.setattr(plan_repay, "planned", answer)
    proposal.wish_for(aim="smooth", extra=Money(300_00))
    qtbot.waitUntil(lambda: proposal.desk.tasks.is_idle)
    assert asked == [{"aim": "smooth", "until": None, "extra": Money(300_00)}]

    # Another aim chosen by the user is planned for at once.
    screen.named(proposal, "Aim").put("lenders")
    qtbot.waitUntil(lambda: proposal.desk.tasks.is_idle)
    assert asked[-1]["aim"] == "lenders"


def test_a_plan_is_kept_under_the_name_of_its_aim(
    proposal: Proposal, qtbot: QtBot
) -> None:
    proposal._keep()  # noqa: SLF001  # as a key would, before there is a plan
    proposal.show_answer(FOUND)

    screen.press(proposal, "Keep this plan …", qtbot)
    (dialog,) = [one for one in proposal.findChildren(QDialog) if one.isVisible()]
    screen.press(dialog, "Save", qtbot)

    (plan,) = proposal.desk.book.plans.values()
    assert plan.name == "Least cost, 25 Nov 2026"
    assert len(plan.steps) == 1


def test_a_refusal_is_told_and_a_dropped_loan_keeps_its_id(proposal: Proposal) -> None:
    gone = Step(DAY, "gone", Money(1000), RepaymentKind.SETTLE)
    plan = Plan((gone,), PLAN.cost, DAY, PLAN.lowest_cash)
    proposal.show_answer(Found(plan, (), Money(9)))
    assert screen.named(proposal, "Steps").model().index(0, 1).data() == "gone"
    assert proposal.words == ""

    proposal.show_refusal(RefusedError())
    assert proposal.words == "This cannot be done."


@pytest.mark.parametrize("aim", ["cost", "limits"])
def test_the_work_plans_for_an_aim(aim: str) -> None:
    today = date(2026, 11, 25)

    found = planned(salaried(), today, Told(lambda _: None), aim=aim)

    assert isinstance(found, Found)
    stopped = Told(lambda _: None)
    stopped.cancel()
    assert isinstance(planned(salaried(), today, stopped), Stopped)
