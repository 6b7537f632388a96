"""All that can be typed wrong, pasted or clicked twice, tried on every form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.session import Session
from planner.calendar import FixedClock
from planner.model.records import BookKind
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import dialogs, screen
from tests.helpers.forms import fill
from ui.actions import ACTIONS
from ui.forms.dialog import FormDialog
from ui.settings import Settings
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
PASTED = {
    "a megabyte": "9" * 1_000_000,
    "lines": "3,000\n4,000\t5,000\r\n",
    "right to left": "\u202e\u2066000,3\u2069",
    "emoji": "😀👨‍👩‍👧" * 50,
    "NUL": "a\x00b\x07",
    "signs of nothing": "\u200b\u200e\ufeff",
    "a formula": "=1+1",
    "half a letter": "\ud83d",
    "a wrong day": "2026-02-30",
    "too much": "1e999",
    "below zero": "-0.001",
    "odd digits": "१२३",
}


@pytest.fixture(scope="module")
def window(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Window]:
    """A firm's window over a real file."""
    folder = tmp_path_factory.mktemp("bad")
    path = folder / "book.duheng"
    create(path, screen.sample(BookKind.BUSINESS)).close()
    session = Session(SqliteStore(path, write=True), FixedClock(screen.TODAY))
    made = Window(
        screen.begun(session, path), screen.services(), Settings(folder / "duheng.ini")
    )
    made.show()
    yield made
    made.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(window: Window, name: str, qtbot: QtBot) -> FormDialog:
    dialog = dialogs.FORM_DIALOGS[name](window)
    assert isinstance(dialog, FormDialog)
    kept(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def kept(dialog: QDialog) -> None:
    """Not deleted when it closes: the second click of a user comes before that."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)


def closed(window: Window) -> None:
    for dialog in window.findChildren(FormDialog):
        dialog.reject()
        dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("name", dialogs.FORM_DIALOGS)
def test_whatever_is_pasted_is_refused_in_place_or_kept_as_it_was_read(
    name: str, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for pasted in PASTED.values():
        dialog = opened(window, name, qtbot)
        dialog.form.unfold()
        QGuiApplication.clipboard().setText(pasted)
        for edit in dialog.form.findChildren(QLineEdit):
            if edit.isVisible():
                edit.selectAll()
                QTest.keyClick(edit, Qt.Key.Key_V, CTRL)
                assert len(edit.text()) <= 500

        QTest.keyClick(dialog, Qt.Key.Key_Return)

        closed(window)
        QApplication.processEvents()
        copy = tmp_path / f"{name}.duheng"
        copy.unlink(missing_ok=True)
        create(copy, window.desk.book).close()
        assert SqliteStore(copy).load() == window.desk.book
    while window.desk.bridge.undo():
        pass
    assert window.desk.book == screen.sample(BookKind.BUSINESS)


def test_saving_twice_records_once(window: Window, qtbot: QtBot) -> None:
    ACTIONS["new-cash"].does(window)
    (dialog,) = [x for x in window.findChildren(FormDialog) if x.isVisible()]
    kept(dialog)
    fill(dialog, qtbot, amount="1,234")
    (save,) = [x for x in dialog.findChildren(QPushButton) if x.text() == "Save"]
    before = len(window.desk.bridge.history)

    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(save, Qt.MouseButton.LeftButton)
    qtbot.keyClick(save, Qt.Key.Key_Return)

    assert len(window.desk.bridge.history) == before + 1
    window.desk.bridge.undo()
    closed(window)


def test_today_s_limits_are_recorded_once(window: Window, qtbot: QtBot) -> None:
    before = len(window.desk.bridge.history)
    grid = dialogs.DIALOGS["read-limits"](window)
    kept(grid)
    qtbot.waitUntil(grid.isVisible)
    qtbot.keyClicks(grid.focusWidget(), "9000")

    (save,) = [x for x in grid.findChildren(QPushButton) if x.text() == "Save"]
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(save, Qt.MouseButton.LeftButton)

    assert len(window.desk.bridge.history) == before + 1
    window.desk.bridge.undo()
    grid.deleteLater()


def test_dropping_twice_drops_once(window: Window, qtbot: QtBot) -> None:
    before = len(window.desk.bridge.history)
    dialog = opened(window, "edit-expected", qtbot)
    (drop,) = [x for x in dialog.findChildren(QPushButton) if x.text() == "Delete"]

    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(drop, Qt.MouseButton.LeftButton)

    assert len(window.desk.bridge.history) == before + 1
    window.desk.bridge.undo()
    closed(window)
