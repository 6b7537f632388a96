"""Whether to borrow for a need, from whom and how much."""

import pytest
from PySide6.QtWidgets import QDialog, QTabWidget
from pytestqt.qtbot import QtBot

from planner.app.commands import TakeNote
from planner.model.declared import Need
from planner.money import Money
from planner.plan.pieces import DoNotBorrow
from tests.helpers import make, screen
from tests.ui.parts.test_plan_mix import MIX, WORDS
from ui.desk import Desk
from ui.pages import finance
from ui.pages.finance import Page
from ui.parts.plan_mix import MixAnswer
from ui.parts.plan_wait import Wait


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(finance, "_planned", lambda *_: MIX)
    made = Page(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def words(page: Page) -> str:
    return "".join(one.notice.words for one in page.findChildren(Wait))


def asked(page: Page, qtbot: QtBot) -> MixAnswer:
    page.rehearse()
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)
    return page.findChild(MixAnswer)


def test_a_need_is_checked_then_answered(page: Page, qtbot: QtBot) -> None:
    screen.press(page, "Plan", qtbot)
    assert page.desk.tasks.is_idle

    assert asked(page, qtbot).isVisible()


def test_the_answer_goes_when_the_book_changes(page: Page, qtbot: QtBot) -> None:
    page.refresh()
    assert words(page) == ""
    answer = asked(page, qtbot)
    screen.press(page, "Keep this need", qtbot)
    page.refresh()
    assert answer.isVisible()

    page.desk.bridge.do(TakeNote(make.note(line=None)))
    page.refresh()

    assert not answer.isVisible()
    assert words(page) == "The book has changed; plan again."


def test_a_mix_is_kept_and_stands_beside(page: Page, qtbot: QtBot) -> None:
    page._keep()  # noqa: SLF001  # as a key would, before there is a mix
    asked(page, qtbot)

    screen.press(page, "Keep this mix …", qtbot)
    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    screen.press(dialog, "Save", qtbot)
    page.findChild(QTabWidget).setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=30_000)

    kept = screen.named(page, "Kept plans").model()
    assert kept.index(0, 0).data() == "Financing, 25 Nov 2026"


def test_not_to_borrow_leaves_nothing_to_keep(page: Page) -> None:
    page.show_outcome(DoNotBorrow((WORDS,), Money(0)), screen.TODAY)

    assert page.findChild(MixAnswer).words.startswith("Better not to borrow.")


def test_the_assumptions_have_their_place(page: Page, qtbot: QtBot) -> None:
    screen.press(page, "Assumptions", qtbot)

    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    dialog.reject()


def test_the_planner_itself_answers(desk: Desk, qtbot: QtBot) -> None:
    made = Page(desk)
    qtbot.addWidget(made)
    made.show()

    assert asked(made, qtbot).words


def test_an_empty_book_says_what_belongs_there(nothing: Desk, qtbot: QtBot) -> None:
    page = Page(nothing)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.show()

    page.rehearse()
    screen.press(page, "Record my first line", qtbot)

    assert asked == ["new-line"]
    assert nothing.tasks.is_idle
    assert not any(one.isVisible() for one in page.findChildren(MixAnswer))


def test_a_need_of_the_book_is_rehearsed_before_a_usual_one(
    at_desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finance, "_planned", lambda *_: MIX)
    need = Need(Money(4_000_00), screen.TODAY, 3, "stock", id="n")
    page = Page(at_desk(make.book(make.line(), need)))
    qtbot.addWidget(page)
    page.show()

    asked(page, qtbot)

    assert page._need.need().amount == Money(4_000_00)  # noqa: SLF001  # as typed
