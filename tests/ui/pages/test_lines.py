"""Credit lines and what happened around them."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.helpers import screen
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


def test_a_reading_is_dropped_from_its_row_and_comes_back(
    desk: Desk, qtbot: QtBot
) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    table = screen.named(page, "Limit readings")
    count = len(desk.book.readings)

    table.selectRow(0)
    table.opened.emit(table.current)
    assert len(desk.book.readings) == count - 1
    desk.bridge.undo()
    assert len(desk.book.readings) == count


def test_without_a_line_nothing_opens(nothing: Desk, qtbot: QtBot) -> None:
    page = Page(nothing)
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []
    page.asked.connect(asked.append)

    screen.press(page, "Record a line", qtbot)
    screen.press(page, "Credit line", qtbot)

    assert asked == ["new-line", "new-line"]
