"""How to repay, at what price, and what was kept."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QTabWidget
from pytestqt.qtbot import QtBot

from planner.app.commands import Declare, Draw
from planner.model.book import Book
from planner.money import Money
from planner.plan.plan import Infeasible
from tests.helpers import make, screen
from tests.ui.parts.test_plan_aims import ROWS
from tests.ui.parts.test_plan_keep import PLAN
from tests.ui.parts.test_plan_repay import FOUND
from ui.pages.repay import Page
from ui.parts import plan_repay
from ui.parts.plan_aims import Aims
from ui.parts.plan_more import More
from ui.parts.plan_repay import Proposal


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What plans were asked for; each is answered at once."""
    told: list[dict[str, object]] = []

    def answer(*_: object, **wishes: object) -> object:
        told.append(wishes)
        return FOUND

    monkeypatch.setattr(plan_repay, "planned", answer)
    return told


@pytest.fixture
def page(asked, at_desk, qtbot: QtBot) -> Page:
    return opened(at_desk(make.book(make.loan(name="Car"))), qtbot)


def opened(desk, qtbot: QtBot) -> Page:
    made = Page(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    return made


def test_keeping_a_plan_does_not_plan_anew(page: Page, asked, qtbot: QtBot) -> None:
    assert len(asked) == 1

    page.desk.bridge.do(Declare(PLAN))
    page.refresh()
    assert len(asked) == 1
    page.desk.bridge.undo()
    page.refresh()
    assert len(asked) == 1

    page.desk.bridge.do(Draw(make.loan("other", name="Boat")))
    page.refresh()
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle)
    assert len(asked) == 2


def test_the_aim_chosen_beside_others_is_planned_for(
    page: Page, asked, qtbot: QtBot
) -> None:
    aims = page.findChild(Aims)
    aims.show_rows(ROWS)

    aims.chosen.emit("smooth")
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle)
    assert asked[-1]["aim"] == "smooth"

    page.findChild(More).wished.emit(date(2027, 3, 1), Money(300_00))
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle)
    assert asked[-1]["until"] == date(2027, 3, 1)
    assert page.findChild(Proposal).isVisible()


def test_what_nobody_looks_at_is_worked_out_when_somebody_does(
    page: Page, qtbot: QtBot
) -> None:
    tabs = page.findChild(QTabWidget)
    assert screen.named(page, "Compared").isVisible()

    for place in range(1, tabs.count()):
        tabs.setCurrentIndex(place)
        qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)
    tabs.setCurrentIndex(1)

    assert page.desk.tasks.is_idle
    screen.press(page, "Plan", qtbot)
    assert tabs.currentIndex() == 0
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle)


def test_no_plan_and_the_assumptions_have_their_place(
    page: Page, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(plan_repay, "planned", lambda *_, **__: Infeasible(()))
    page.plan()
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle)
    assert page.findChild(Proposal).words.startswith("No plan keeps")

    screen.press(page, "Assumptions", qtbot)
    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    dialog.reject()


def test_who_owes_nothing_needs_no_plan(nothing, qtbot: QtBot) -> None:
    page = opened(nothing, qtbot)
    asked: list[str] = []
    page.asked.connect(asked.append)

    screen.press(page, "Record a loan", qtbot)

    assert asked == ["new-loan"]


def test_who_owes_nothing_any_more_still_sees_what_was_kept(
    at_desk, qtbot: QtBot
) -> None:
    desk = at_desk(Book().with_(PLAN))

    page = opened(desk, qtbot)

    assert page.findChild(QTabWidget).isVisible()
