"""One box over everything."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.model.declared import SavedPlan
from planner.model.records import BookKind
from planner.money import ZERO
from tests.helpers.screen import TODAY, named, sample
from ui.desk import Desk
from ui.search import Search


def test_letters_narrow_and_arrows_choose(desk: Desk, qtbot: QtBot) -> None:
    box = Search(desk)
    qtbot.addWidget(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    box.show()
    field, found = named(box, "Search everything"), box.findChild(QListWidget)
    assert found.count() == 12

    qtbot.keyClicks(field, "jiebei")
    assert found.item(0).text() == "Jiebei"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.chosen) as told, qtbot.waitSignal(box.meant) as meant:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert told.args == ["go-lines"]
    assert meant.args == ["jiebei"]
    assert not box.isVisible()


def test_nothing_found_chooses_nothing(desk: Desk, qtbot: QtBot) -> None:
    box = Search(desk)
    qtbot.addWidget(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    box.show()
    field = named(box, "Search everything")

    qtbot.keyClicks(field, "zzzzz")
    with qtbot.assertNotEmitted(box.chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("rent", "go-calendar"),
        ("sole-proprietor", "go-channels"),
        ("haitong", "go-business"),
        ("way out", "go-repay"),
    ],
)
def test_whatever_the_book_holds_is_found(
    at_desk: Callable[[Book], Desk], qtbot: QtBot, typed: str, action: str
) -> None:
    plan = SavedPlan("Way out", TODAY, "repay", (), ZERO, id="kept")
    book = sample(BookKind.BUSINESS).with_(plan)
    box = Search(at_desk(book))
    qtbot.addWidget(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    box.show()

    qtbot.keyClicks(named(box, "Search everything"), typed)
    with qtbot.waitSignal(box.chosen) as told, qtbot.waitSignal(box.meant) as meant:
        qtbot.keyClick(named(box, "Search everything"), Qt.Key.Key_Return)

    assert told.args == [action]
    assert meant.args
