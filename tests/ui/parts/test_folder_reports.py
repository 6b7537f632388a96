"""The reports of a folder are written from the window, watched and stopped."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import main
from planner.app import many_processes, report_many
from planner.app.report_many import Done, Job, Order, Outcome, Tools, Watch
from planner.app.report_options import ReportOptions
from planner.errors import RefusedError
from planner.model.records import BookKind
from tests.helpers import make, screen
from ui import clear
from ui.desk import Desk
from ui.parts import folder_reports
from ui.parts.firm_paper import Paper
from ui.parts.folder_reports import FolderReports
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.edit import Choice
from ui.widgets.folder import FolderEdit

BOOKS = [Job(Path(f"{n}.duheng"), Path(f"{n}.pdf"), None) for n in range(3)]


@pytest.fixture
def real(nothing: Desk) -> Desk:
    """A desk whose parts can be sent to another process."""
    services = replace(
        nothing.services, open_store=main.open_store, write_report=main.write_report
    )
    return replace(nothing, services=services)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def dialog(window: QWidget, desk: Desk, **asked: object) -> FolderReports:
    made = FolderReports(desk, ReportOptions(**asked), window)
    made.show()
    return made


def choose(shown: FolderReports, folder: Path, out: Path) -> None:
    for field, path in zip(shown.findChildren(FolderEdit), (folder, out), strict=True):
        field.put(path)


def wait(shown: FolderReports, desk: Desk, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=60_000)
    return shown.findChild(Banner).words


def until_stopped(watch: Watch, counts: tuple[int, int, int]) -> None:
    """Runs beside the screen, so it may not turn to its events."""
    never = Event()
    while watch(*counts):
        never.wait(0.01)


def test_nothing_is_written_before_both_folders_are_chosen(
    window: QWidget, nothing: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = dialog(window, nothing)
    (begins,) = [
        x for x in shown.findChildren(QPushButton) if x.text() == "Write the reports"
    ]
    assert not begins.isEnabled()
    shown.begin()
    assert nothing.tasks.is_idle

    choose(shown, tmp_path, tmp_path)

    assert begins.isEnabled()


def test_books_are_written_in_other_processes_and_failures_are_told(
    window: QWidget,
    real: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    book = make.book(make.profile(BookKind.BUSINESS, name="Hetian"))
    main.new_store(folder / "Hetian.duheng", book).close()
    (folder / "broken.duheng").write_text("no book")
    (folder / "notes.txt").write_text("call the bank")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    shown = dialog(window, real, language="en")
    choose(shown, folder, out)

    screen.press(shown, "Write the reports", qtbot)
    said = wait(shown, real, qtbot)

    assert [path.name for path in out.iterdir()] == ["Hetian.pdf"]
    assert said == (
        "1 reports are written, 1 books failed. 1 other files were passed over."
    )
    assert "broken.duheng" in shown.findChild(Paper).toPlainText()
    assert not shown.findChild(Busy).isVisible()
    screen.press(shown, "Open the folder", qtbot)
    assert opened == [QUrl.fromLocalFile(str(out))]


def test_what_is_chosen_reaches_every_report(
    window: QWidget,
    nothing: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[tuple[Order, Tools]] = []
    monkeypatch.setattr(many_processes, "cores", lambda: 4)
    monkeypatch.setattr(folder_reports, "cores", lambda: 4)

    def reports(order: Order, tools: Tools, _watch: Watch) -> Outcome:
        told.append((order, tools))
        return Outcome((), (), ())

    monkeypatch.setattr(report_many, "reports", reports)
    monkeypatch.setattr(clear, "is_agreed", lambda *_, **__: True)
    shown = dialog(window, nothing, paper="letter", only=("card",), is_masked=True)
    choose(shown, tmp_path, tmp_path / "out")
    kind, many = shown.findChildren(Choice)
    firm = make.book(make.profile(BookKind.BUSINESS))
    shown.begin()
    wait(shown, nothing, qtbot)
    kind.put("bank")
    many.put(2)
    shown.findChild(QLineEdit).setText("secret")
    shown.begin()
    wait(shown, nothing, qtbot)

    (first, tools), (second, with_key) = told
    assert (first.processes, first.way, first.is_forced) == (4, "spawn", False)
    assert second.processes == 2
    asked = ReportOptions(kind="business", paper="letter", is_masked=True)
    assert tools.options_of(firm) == asked
    assert with_key.options_of(firm) == replace(asked, kind="bank")
    assert tools.open_store.keywords == {"write": False}
    assert with_key.open_store.keywords == {"write": False, "key": "secret"}


def test_it_says_how_far_it_is_and_can_be_stopped(
    window: QWidget,
    nothing: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def reports(_order: Order, _tools: Tools, watch: Watch) -> Outcome:
        assert watch(1, 3, 0)
        until_stopped(watch, (2, 3, 1))
        failed = {"refused": "No.", "reason": "x"}
        return Outcome(((BOOKS[0], Done("person", 4)),), ((BOOKS[1], failed),), (), 1)

    monkeypatch.setattr(report_many, "reports", reports)
    shown = dialog(window, nothing)
    choose(shown, tmp_path, tmp_path)
    shown.begin()
    words = shown.findChild(Banner)
    qtbot.waitUntil(lambda: words.words.startswith("2 of 3 books, 1 failed"))

    screen.press(shown, "Stop", qtbot)

    assert wait(shown, nothing, qtbot) == (
        "1 reports are written, 1 books failed. It was stopped: 1 files were not"
        " come to."
    )


def test_closing_stops_what_was_begun(
    window: QWidget,
    nothing: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def reports(_order: Order, _tools: Tools, watch: Watch) -> Outcome:
        until_stopped(watch, (1, 3, 0))
        return Outcome((), (), (), 2)

    monkeypatch.setattr(report_many, "reports", reports)
    shown = dialog(window, nothing)
    choose(shown, tmp_path, tmp_path)
    shown.begin()
    screen.press(shown, "Close", qtbot)

    qtbot.waitUntil(lambda: nothing.tasks.is_idle, timeout=60_000)


def test_folders_at_fault_are_told(
    window: QWidget,
    nothing: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def reports(*_: object) -> Outcome:
        raise RefusedError

    monkeypatch.setattr(report_many, "reports", reports)
    shown = dialog(window, nothing)
    choose(shown, tmp_path, tmp_path)
    shown.begin()

    assert wait(shown, nothing, qtbot) == "This cannot be done."


def test_it_says_what_holds_for_all_reports(window: QWidget, nothing: Desk) -> None:
    plain = screen.all_text(dialog(window, nothing))
    part = dialog(
        window, nothing, since=date(2026, 1, 1), language="zh", is_masked=True
    )

    assert "the next 12 months, English, A4, with all amounts" in plain
    assert "1 Jan 2026 to …, 中文, A4, amounts hidden" in screen.all_text(part)


@pytest.mark.parametrize("key", ["secret", ""])
def test_reports_of_sealed_books_are_written_by_consent_only(
    window: QWidget,
    nothing: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    asked: list[bool] = []
    begun: list[object] = []

    def refuse(*_: object, is_sealed: bool) -> bool:
        asked.append(is_sealed)
        return False

    monkeypatch.setattr(clear, "is_agreed", refuse)
    shown = dialog(window, nothing)
    monkeypatch.setattr(shown, "_run", begun.append)
    choose(shown, tmp_path, tmp_path / "out")
    shown.findChild(QLineEdit).setText(key)

    shown.begin()

    assert asked == [bool(key)]
    assert begun == []
    shown.reject()
