"""A loan and a repayment are recorded, and all of it is undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.store.sqlite import SqliteStore
from tests.helpers.user import User
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def test_everything_recorded_can_be_taken_back(
    window: Window, home: Path, qtbot: QtBot
) -> None:
    user = User(window, qtbot)
    user.keys(Qt.Key.Key_L, CTRL)
    user.fill(channel="jiebei", name="Jiebei", limit="2w", rate="0.04%/day",
              opened_on="2025-01-01")  # fmt: skip
    user.enter()

    user.go("Loans")
    user.press("Record a loan")
    user.fill(name="Moving", principal="1.2w", drawn_on="2026-09-08", periods="6")
    user.enter()
    qtbot.waitUntil(lambda: user.cells("Loans", 0) == ["Moving"])
    assert user.cells("Repayment schedule", 9)[:2] == ["48 days late", "17 days late"]

    user.press("Repayment")
    user.fill(on="2026-10-08")
    user.enter()
    qtbot.waitUntil(
        lambda: user.cells("Repayment schedule", 9)[:2] == ["paid", "17 days late"]
    )
    kept = SqliteStore(home / "My book.duheng").load()
    assert len(kept.repayments) == 1

    user.undo_all()
    qtbot.waitUntil(lambda: window.desk.book == Book())
    assert SqliteStore(home / "My book.duheng").load() == Book()

    for _ in range(3):
        user.keys(Qt.Key.Key_Z, CTRL, Qt.KeyboardModifier.ShiftModifier)
    assert SqliteStore(home / "My book.duheng").load() == kept
