"""What happened is shown, and a report is saved just as it is shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import main
from planner.app import events
from planner.app.events import Event
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.store import seal
from planner.store.create import create
from tests.helpers import make, screen
from tests.ui.book.conftest import BEHIND
from ui import shelf
from ui.book.log import Log
from ui.book.opening import Opened
from ui.desk import Desk

BOOK = make.book(make.line("mine", name="招行卡"), make.loan("loan"))
PASSWORD = "pw"  # noqa: S105  # of a book that lives for one test


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(seal, "_KIB", 64)
    parts = {"open_store": main.open_store, "copies": main.copies}
    plain = screen.desk(BOOK, tmp_path)
    return replace(plain, services=replace(plain.services, **parts))


def shown(desk: Desk, path: Path, qtbot: QtBot, key: str | None = None) -> Log:
    session = Session(screen.MemoryStore(BOOK), FixedClock(screen.TODAY))
    made = Log(desk, Opened(session, path, key), BEHIND[0])
    made.show()
    qtbot.waitUntil(made._save.isEnabled)  # noqa: SLF001  # it waits for the check
    return made


@pytest.mark.parametrize("key", [None, PASSWORD])
def test_the_report_is_saved_as_it_is_shown(
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    key: str | None,
) -> None:
    create(tmp_path / "b", BOOK, password=key).close()
    events.note(Event.SAVED)
    made = shown(desk, tmp_path / "b", qtbot, key)
    out = tmp_path / "help.txt"
    monkeypatch.setattr(shelf, "save_place", lambda *_, **__: out)

    screen.press(made, "Save the report …", qtbot)
    screen.press(made, "Copy the report", qtbot)

    report = out.read_text(encoding="utf-8")
    assert report == made._report.toPlainText()  # noqa: SLF001  # what is shown
    assert report == QGuiApplication.clipboard().text()
    assert "loan: 1" in report
    assert "A step was saved" in report
    assert "招行" not in report
    assert ("password: yes" in report) == (key is not None)
    made.reject()


def test_no_place_or_no_room_saves_nothing(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shown(desk, tmp_path / "not yet", qtbot)
    monkeypatch.setattr(shelf, "save_place", lambda *_, **__: None)
    screen.press(made, "Save the report …", qtbot)
    monkeypatch.setattr(
        shelf, "save_place", lambda *_, **__: tmp_path / "gone" / "x.txt"
    )
    screen.press(made, "Save the report …", qtbot)

    assert "does not exist" in screen.all_text(made)
    made.reject()


def test_a_book_that_cannot_be_opened_leaves_a_report_of_the_program(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "b").write_bytes(b"no book")

    made = shown(desk, tmp_path / "b", qtbot)

    assert "is not a book of Duheng" in screen.all_text(made)
    assert "Duheng " in made._report.toPlainText()  # noqa: SLF001  # what is shown
    made.reject()
