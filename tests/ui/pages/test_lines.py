"""Credit lines and what happened around them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from tests.helpers import make, screen
from ui.desk import Desk
from ui.pages.lines import Page


def test_each_button_opens_the_form_for_the_chosen_line(
    desk: Desk, qtbot: QtBot
) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    table = screen.named(page, "Credit lines")
    table.selectRow(1)

    for words in ("Draw", "Read limit", "Spending or payment", "Event", "Edit"):
        screen.press(page, words, qtbot)
        (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
        name = "source" if words == "Draw" else "line"
        if words != "Edit":
            value = str(dialog.form.value(name))
            assert value.removeprefix("line:") == "jiebei"
        dialog.reject()


def test_a_line_that_is_used_is_not_dropped(desk: Desk, qtbot: QtBot) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    screen.named(page, "Credit lines").selectRow(1)

    with qtbot.waitSignal(desk.bridge.refused):
        screen.press(page, "Delete", qtbot)


@pytest.mark.parametrize(
    ("tab", "name"),
    [(0, "Limit readings"), (1, "Card movements"), (2, "Events")],
)
def test_a_record_is_opened_from_its_row_and_can_be_deleted(
    at_desk, qtbot: QtBot, tab: int, name: str
) -> None:
    book = make.book(make.line("a"), make.reading("a"), make.move("a"),
                     make.note(line="a"))  # fmt: skip
    desk = at_desk(book)
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    page.findChild(QTabWidget).setCurrentIndex(tab)
    table = screen.named(page, name)

    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    (dialog,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    assert dialog.form.value("line") == "a"
    (delete,) = [
        one
        for one in dialog.findChildren(QPushButton)
        if one.text() == "Delete" and one.isVisible()
    ]
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)

    assert len([*desk.book.records()]) == 3
    desk.bridge.undo()
    assert desk.book == book


def test_without_a_line_nothing_opens(nothing: Desk, qtbot: QtBot) -> None:
    page = Page(nothing)
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []
    page.asked.connect(asked.append)

    screen.press(page, "Record a line", qtbot)
    screen.press(page, "Credit line", qtbot)

    assert asked == ["new-line", "new-line"]


def test_what_is_safe_is_corrected_in_its_place(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    desk = at_desk(make.book(make.line(), make.reading(), make.move()))
    page = Page(desk)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    refused: list[str] = []
    desk.bridge.refused.connect(refused.append)
    tabs = page.findChild(QTabWidget)

    screen.typed_in_place(screen.named(page, "Credit lines"), 0, "My card", qtbot)
    page.refresh()
    screen.typed_in_place(screen.named(page, "Limit readings"), 1, "12,000", qtbot)
    page.refresh()
    screen.typed_in_place(screen.named(page, "Limit readings"), 1, "much", qtbot)
    tabs.setCurrentIndex(1)
    screen.typed_in_place(screen.named(page, "Card movements"), 0, "2026-03-04", qtbot)
    page.refresh()
    screen.typed_in_place(screen.named(page, "Card movements"), 2, "7", qtbot)

    (line,) = desk.book.lines.values()
    (reading,) = desk.book.readings.values()
    (move,) = desk.book.moves.values()
    assert line.name == "My card"
    assert str(reading.limit) == "12000.00"
    assert (move.on.isoformat(), str(move.amount)) == ("2026-03-04", "7.00")
    assert "1.2万" in refused[0]
    assert len(desk.bridge.history) == 4
