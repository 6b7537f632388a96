"""A month of repayments is recorded; the records are taken elsewhere."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.store.sqlite import SqliteStore
from tests.helpers.user import User
from ui.window import Window


def test_a_month_of_repayments_is_recorded_and_taken_back(
    window: Window, home: Path, qtbot: QtBot
) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    before = window.desk.book
    loans = [loan for loan in before.loans if loan in _owing(window)]
    assert len(loans) > 1

    for loan in loans:
        user.press("Repayment")
        qtbot.waitUntil(lambda: bool(user.dialogs))
        user.fill(loan=loan)  # day and amount are those of its next due
        user.enter()
        qtbot.waitUntil(lambda: not user.dialogs)

    kept = SqliteStore(home / "Sample person.duheng").load()
    assert kept == window.desk.book
    new = kept.repayments.keys() - before.repayments.keys()
    assert sorted(kept.repayments[one].loan for one in new) == sorted(loans)
    assert len(window.desk.bridge.history) == len(loans)

    user.undo_all()
    assert window.desk.book == before
    assert SqliteStore(home / "Sample person.duheng").load() == before


def _owing(window: Window) -> set[str]:
    from planner.app.queries import Look  # noqa: PLC0415  # only here

    look = Look(window.desk.book, window.desk.today)
    return {row.loan for row in look.dues if row.left}


def test_all_records_are_exported_for_other_programs(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    user.go("Import and export")
    before = window.desk.book
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)

    for words, ending in (("JSON", "json"), ("Calendar of dues", "ics")):
        out = tmp_path / f"book.{ending}"
        chosen = (str(out), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, it=chosen: it)
        user.press(words)
        qtbot.waitUntil(out.exists, timeout=30_000)
        qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)

    assert json.loads((tmp_path / "book.json").read_text(encoding="utf-8"))
    assert (tmp_path / "book.ics").read_text(encoding="utf-8").startswith("BEGIN:VCAL")
    assert window.desk.book is before
