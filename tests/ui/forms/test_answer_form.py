"""A question is answered from what is likely, or in own words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from planner.app.queries_questions import questions
from planner.model.bills import Verdict
from planner.model.book import Book
from planner.model.records import Asked, MoveKind, Question
from planner.money import Money
from tests.helpers import make, screen
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.forms.answer_form import AnswerDialog
from ui.widgets.banner import Banner

PAID = Question(
    "question-a",
    "f.csv",
    3,
    TODAY,
    Money(20_000),
    "蚂蚁借呗",
    "why",
    Asked("蚂蚁借呗还款", "out", "jiebei", Verdict.UNCLEAR),
)
ALIKE = Question(
    "question-b",
    "f.csv",
    4,
    TODAY,
    Money(30_000),
    "蚂蚁借呗",
    "why",
    Asked("蚂蚁借呗还款", "out", "jiebei", Verdict.UNCLEAR),
)
OPENS = Question(
    "question-line:huabei",
    "f.csv",
    5,
    TODAY,
    Money(90_000),
    "花呗",
    "why",
    Asked("", "out", "huabei", Verdict.DRAWDOWN, rows=7),
)
BOOK = make.book(
    make.line("jiebei", channel="jiebei", name="Jiebei"),
    make.loan("cash", line="jiebei", name="Cash", channel="jiebei"),
    PAID,
    ALIKE,
    OPENS,
)


@pytest.fixture
def at(at_desk: Callable[[Book], Desk]) -> Desk:
    return at_desk(BOOK)


def opened(desk: Desk, qtbot: QtBot, place: int) -> AnswerDialog:
    dialog = AnswerDialog(desk, questions(desk.book)[place])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def tick(dialog: AnswerDialog, words: str) -> None:
    (box,) = [one for one in dialog.findChildren(QCheckBox) if words in one.text()]
    box.setChecked(True)


def test_the_likely_answer_is_chosen_and_can_be_remembered(
    at: Desk, qtbot: QtBot
) -> None:
    dialog = opened(at, qtbot, 0)
    tick(dialog, "from now on")

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    (paid,) = at.book.repayments.values()
    assert (paid.loan, paid.amount) == ("cash", Money(20_000))
    (rule,) = at.book.import_rules.values()
    assert rule.verdict is Verdict.REPAYMENT
    assert "question-a" not in at.book.questions
    at.bridge.undo()
    assert at.book == BOOK


def test_something_else_is_said_in_full(at: Desk, qtbot: QtBot) -> None:
    dialog = opened(at, qtbot, 0)
    assert not dialog.form.widget("verdict").isVisible()

    dialog.form.put(answer=None)
    assert not dialog.form.widget("target").isVisible()
    dialog.form.put(verdict=Verdict.FEE, target="jiebei")
    assert dialog.form.widget("target").isVisible()
    screen.press(dialog, "Save", qtbot)

    (move,) = at.book.moves.values()
    assert (move.kind, move.line) == (MoveKind.SPEND, "jiebei")


def test_a_loan_is_repaid_in_own_words_too(at: Desk, qtbot: QtBot) -> None:
    dialog = opened(at, qtbot, 0)
    dialog.form.put(answer=None, verdict=Verdict.REPAYMENT, target="cash")

    dialog.save()

    assert [one.loan for one in at.book.repayments.values()] == ["cash"]


def test_questions_alike_are_answered_together(at: Desk, qtbot: QtBot) -> None:
    dialog = opened(at, qtbot, 0)
    dialog.form.put(answer=None, verdict=Verdict.NOT_CREDIT)
    tick(dialog, "other open questions")

    dialog.save()

    assert list(at.book.questions) == ["question-line:huabei"]


def test_an_answer_that_does_not_fit_is_refused_in_place(
    at: Desk, qtbot: QtBot
) -> None:
    dialog = opened(at, qtbot, 0)
    dialog.form.put(answer=None, verdict=Verdict.REPAYMENT, target=None)

    dialog.save()

    assert dialog.isVisible()
    assert dialog.findChild(Banner).words
    dialog.form.put(verdict=Verdict.TRANSFER)
    assert not dialog.findChild(Banner).words


def test_a_line_is_opened_with_its_limit(at: Desk, qtbot: QtBot) -> None:
    dialog = opened(at, qtbot, 2)
    assert not any(box.isVisible() for box in dialog.findChildren(QCheckBox))
    dialog.save()
    assert dialog.isVisible()

    limit = dialog.form.widget("limit")
    qtbot.keyClicks(limit, "8000")
    dialog.save()

    (line,) = [one for one in at.book.lines.values() if one.channel == "huabei"]
    assert line.limit == Money(800_000)
    assert not dialog.isVisible()


def test_an_amount_that_cannot_be_read_stays(at: Desk, qtbot: QtBot) -> None:
    dialog = opened(at, qtbot, 2)
    qtbot.keyClicks(dialog.form.widget("limit"), "much")

    dialog.save()

    assert dialog.isVisible()
