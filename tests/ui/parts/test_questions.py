"""Open questions are answered on the page; rules and layouts can be removed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.model.bills import Verdict
from planner.model.book import Book
from planner.model.declared import ColumnRole, ColumnUse, FileLayout, ImportRule
from planner.model.records import Question
from planner.money import Money
from tests.helpers import make, screen
from tests.helpers.screen import TODAY
from tests.ui.forms.test_answer_form import BOOK
from ui.desk import Desk
from ui.parts.questions import Questions
from ui.widgets.banner import Banner
from ui.widgets.table import Table

RULE = ImportRule(Verdict.NOT_CREDIT, TODAY, counterparty="Noodles", id="rule-1")
LAYOUT = FileLayout(
    "My bank",
    ("Day", "Sum"),
    (ColumnUse("Day", ColumnRole.DAY), ColumnUse("Sum", ColumnRole.AMOUNT)),
    id="layout-1",
)


@pytest.fixture
def part(at_desk: Callable[[Book], Desk], qtbot: QtBot) -> Questions:
    made = Questions(at_desk(BOOK.with_(RULE, LAYOUT)))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def book(part: Questions) -> Book:
    return part._desk.book  # noqa: SLF001  # the desk it was made with


def table(part: Questions, name: str) -> Table:
    found = screen.named(part, name)
    assert isinstance(found, Table)
    return found


def unchoose(part: Questions) -> None:
    table(part, "Open questions").selectionModel().clear()


def test_the_likely_answer_is_taken_with_one_click(
    part: Questions, qtbot: QtBot
) -> None:
    unchoose(part)
    screen.press(part, "Take the likely answer", qtbot)
    assert part.findChild(Banner).words == "Choose a row of the table first."

    table(part, "Open questions").selectRow(0)
    assert not part.findChild(Banner).words
    screen.press(part, "Take the likely answer", qtbot)

    assert [one.loan for one in book(part).repayments.values()] == ["cash"]


def test_what_needs_more_words_is_asked_for(part: Questions, qtbot: QtBot) -> None:
    table(part, "Open questions").selectRow(2)

    screen.press(part, "Take the likely answer", qtbot)

    screen.close_dialog(part)


def test_enter_answers_and_delete_sets_aside(part: Questions, qtbot: QtBot) -> None:
    questions = table(part, "Open questions")
    questions.selectRow(0)

    qtbot.keyClick(questions, Qt.Key.Key_Return)
    screen.close_dialog(part)
    qtbot.keyClick(questions, Qt.Key.Key_Delete)

    assert "question-a" not in book(part).questions
    assert not book(part).repayments
    part.refresh()
    assert questions.model().rowCount() == 2


def test_without_a_chosen_row_nothing_is_answered(
    part: Questions, qtbot: QtBot
) -> None:
    unchoose(part)
    for words in ("Answer …", "It is no credit"):
        screen.press(part, words, qtbot)
        assert part.findChild(Banner).words == "Choose a row of the table first."
    assert len(book(part).questions) == 3


@pytest.mark.parametrize("is_pressed", [True, False])
def test_a_rule_is_removed(part: Questions, qtbot: QtBot, is_pressed: bool) -> None:  # noqa: FBT001  # two ways
    rules = table(part, "Rules")
    screen.press(part, "Remove", qtbot)
    qtbot.keyClick(table(part, "Layouts"), Qt.Key.Key_Tab)
    assert book(part).import_rules

    rules.selectRow(0)
    if is_pressed:
        screen.press(part, "Remove", qtbot)
    else:
        qtbot.keyClick(rules, Qt.Key.Key_Delete)

    assert not book(part).import_rules
    assert book(part).layouts


def test_a_layout_is_removed(part: Questions, qtbot: QtBot) -> None:
    table(part, "Layouts").selectRow(0)

    screen.press(part, "Remove", qtbot)

    assert not book(part).layouts
    part.refresh()
    with pytest.raises(AssertionError):
        table(part, "Layouts")


def test_the_table_that_was_used_last_is_meant(part: Questions, qtbot: QtBot) -> None:
    table(part, "Rules").selectRow(0)
    layouts = table(part, "Layouts")
    layouts.selectRow(0)
    layouts.setFocus()

    qtbot.keyClick(layouts, Qt.Key.Key_Delete)

    assert not book(part).layouts
    assert book(part).import_rules


def test_a_question_of_which_nothing_is_known_has_no_likely_answer(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    old = Question("question-old", "f.csv", 3, TODAY, Money(500), "X", "why")
    made = Questions(at_desk(make.book(old)))
    qtbot.addWidget(made)
    made.show()
    asked = table(made, "Open questions")
    assert asked.model().index(0, 4).data() == "—"

    asked.selectRow(0)
    screen.press(made, "Take the likely answer", qtbot)

    screen.close_dialog(made)
    assert not made._remembered.isVisible()  # noqa: SLF001  # there is nothing in it
