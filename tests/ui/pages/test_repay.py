"""How to repay for the least cost."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
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
from ui.pages import repay
from ui.pages.repay import Page
from ui.widgets.banner import Banner

DAY = date(2026, 12, 1)
PLAN = Plan(
    (Step(DAY, "loan", Money(1000), RepaymentKind.SETTLE, interest=Money(10)),),
    Cost(Money(10), Money(0), Money(0)),
    DAY,
    LowestCash(DAY, Money(5)),
)
RULES = tuple(Baseline(rule, PLAN, 0) for rule in Rule)
WORDS = Sentence(Phrase("{n} loans"), n=7)


@pytest.fixture
def page(at_desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(repay, "planned", lambda *_: Infeasible(()))
    made = Page(at_desk(make.book(make.loan(name="Car"))))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitUntil(lambda: made.desk.tasks.is_idle)
    return made


def words(page: Page) -> str:
    return page.findChildren(Banner)[0].words


def test_a_plan_is_shown_beside_the_rules(page: Page) -> None:
    page.show_answer(Found(PLAN, RULES, Money(9), advice=(WORDS,)))

    text = screen.all_text(page)
    assert "Proven: no plan costs less than ¥0.09." in text
    assert words(page) == "7 loans"
    assert screen.named(page, "Compared").model().rowCount() == len(RULES) + 1
    assert screen.named(page, "Steps").model().index(0, 1).data() == "Car"


def test_no_plan_says_what_stands_in_the_way(page: Page) -> None:
    conflict = Conflict(DAY, Money(5), ("loan",), WORDS, (WORDS,))

    page.show_answer(Infeasible((conflict,)))

    assert words(page).splitlines()[1:] == ["7 loans", "7 loans"]


def test_a_search_that_ran_out_of_time_says_what_it_has(page: Page) -> None:
    page.show_answer(Stopped(None, RULES, None))
    assert "before a plan was found" in words(page)

    page.show_answer(Stopped(PLAN, RULES, Money(4)))
    assert "¥0.06" in words(page)
    assert screen.named(page, "Steps").model().rowCount() == 1


def test_the_wishes_are_checked_before_planning(page: Page, qtbot: QtBot) -> None:
    field = screen.named(page, "Extra each month")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "x")
    page.plan()
    assert page.desk.tasks.is_idle

    field.clear()
    page.plan()
    screen.press(page, "Stop", qtbot)
    assert words(page).startswith("Stopped.")


def test_a_refusal_and_the_assumptions_have_their_place(
    page: Page, qtbot: QtBot
) -> None:
    page.show_refusal(RefusedError())
    assert words(page) == "This cannot be done."

    screen.press(page, "Assumptions", qtbot)
    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    dialog.reject()


def test_who_owes_nothing_needs_no_plan(nothing, qtbot: QtBot) -> None:
    page = Page(nothing)
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []
    page.asked.connect(asked.append)

    screen.press(page, "Record a loan", qtbot)

    assert asked == ["new-loan"]
