"""The report is looked at and saved as PDF."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.helpers.user import User
from ui.window import Window


def test_the_words_are_shown_and_the_pdf_is_written(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    out = tmp_path / "report"
    opened: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile())
    )

    user.press("Report as PDF")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=60_000)
    assert "Lin Xiao" in window.page.findChild(QTextBrowser).toPlainText()

    user.press("Save as PDF …")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=60_000)
    assert out.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")

    user.press("Open")
    assert opened == [str(out.with_suffix(".pdf"))]
