"""A bill is imported after its rows were looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.app.samples.bill import bill
from tests.helpers.screen import TODAY
from tests.helpers.user import User
from ui.widgets.banner import Banner
from ui.window import Window


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "alipay.csv"
    file.write_bytes(bill(TODAY))
    return file


def test_nothing_is_written_before_the_user_agrees(
    window: Window, paper: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    user.go("Import and export")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(paper)], ""))
    before = window.desk.book

    user.press("Choose files …")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)
    assert user.cells("Rows of the bills", 2)
    assert window.desk.book is before
    user.press("Cancel")
    assert window.desk.book is before

    user.press("Choose files …")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)
    user.press("Agree and add")
    assert window.desk.book is not before
    assert window.desk.book.imported

    user.press("Choose files …")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)
    again = window.desk.book
    assert all(
        cell == "already in the book"
        for cell in user.cells("Rows of the bills", 6)
        if cell
    )
    user.press("Cancel")
    user.undo_all()
    assert window.desk.book == before
    assert again is not before


def test_a_bill_can_be_dropped_on_the_page(
    window: Window, paper: Path, qtbot: QtBot
) -> None:
    user = User(window, qtbot)
    user.go("Import and export")
    page = window.page
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(paper))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier

    enter = QDragEnterEvent(QPoint(50, 50), action, dropped, button, none)
    QGuiApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(50, 50), action, dropped, button, none)
    QGuiApplication.sendEvent(page, drop)
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)

    assert user.cells("Files", 0)


def test_what_is_no_bill_is_told_in_place(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    user = User(window, qtbot)
    user.go("Import and export")
    other = tmp_path / "diary.txt"
    other.write_text("dear diary")

    window.page.read([other])
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)

    assert [b for b in window.page.findChildren(Banner) if "diary.txt" in b.words]
