"""The first page asks three questions, and one is at work."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.model.records import BookKind
from planner.wording import i18n
from tests.helpers import screen
from ui.desk import Desk
from ui.parts.welcome import Welcome


def made(desk: Desk, qtbot: QtBot) -> tuple[Welcome, list[str]]:
    welcome = Welcome(desk)
    qtbot.addWidget(welcome)
    asked: list[str] = []
    welcome.asked.connect(asked.append)
    welcome.resize(900, 640)
    welcome.show()
    return welcome, asked


def test_language_owner_and_beginning_are_asked_in_this_order(
    nothing: Desk, qtbot: QtBot
) -> None:
    welcome, asked = made(nothing, qtbot)

    for words in ("中文", "A small firm", "Look at a sample book", "Import bills",
                  "Record my first line", "A short tour of the pages"):  # fmt: skip
        screen.press(welcome, words, qtbot)

    assert asked == ["language-zh", "sample-business", "import", "new-line", "tour"]
    said = screen.all_text(welcome)
    assert said.index("1  Language") < said.index("2  The") < said.index("3  Begin")


def test_for_whom_the_book_is_is_a_step_like_any_other(
    nothing: Desk, qtbot: QtBot
) -> None:
    welcome, _ = made(nothing, qtbot)
    buttons = {one.text(): one for one in welcome.findChildren(QPushButton)}
    assert buttons["A person"].isChecked()
    assert buttons["English"].isChecked()
    assert not buttons["中文"].isChecked()

    screen.press(welcome, "A person", qtbot)
    assert buttons["A person"].isChecked(), "a choice is not taken back by a click"
    assert not nothing.bridge.history

    screen.press(welcome, "A small firm", qtbot)
    assert nothing.book.profile.kind is BookKind.BUSINESS
    assert not buttons["A person"].isChecked()
    nothing.bridge.undo()
    welcome.refresh()
    assert buttons["A person"].isChecked()


def test_the_page_speaks_chinese(nothing: Desk, qtbot: QtBot) -> None:
    i18n.use("zh")
    welcome, _ = made(nothing, qtbot)

    assert "账本用于" in screen.all_text(welcome)
