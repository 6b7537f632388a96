"""The report is looked at, saved as PDF, printed and exported."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from tests.helpers.print_dialog import printing
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


def test_it_is_printed_through_the_real_dialog_and_exported(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    user.press("Report as PDF")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=60_000)
    out = tmp_path / "paper.pdf"
    with printing(out) as answered:
        user.press("Print …")
    assert answered.fault == ""
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=60_000)

    printed = PdfReader(out).pages
    assert len(printed) >= 2
    assert float(printed[0].mediabox.width) == pytest.approx(595, abs=1)
    words = screen.all_text(window.page)
    assert f"{len(printed)} pages went to the printer." in words

    table = tmp_path / "all.xlsx"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(table), ""))
    user.go("Import and export")
    user.press("Excel table")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=60_000)
    assert table.read_bytes().startswith(b"PK")
