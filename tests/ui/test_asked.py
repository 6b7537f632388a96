"""The windows that the main one opens when asked."""

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

import main
from planner.app import events, forgetting
from planner.app.commands import CountCash
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.money import Money
from planner.store.create import create
from planner.store.refusals import BusyError, NoRoomError
from planner.store.restore import read
from planner.wording import i18n
from tests.helpers import make, screen
from tests.helpers.memory import MemoryStore
from tests.helpers.screen import named
from ui import look, shelf
from ui.book.about import AboutBook
from ui.book.forget import Forget
from ui.book.log import Log
from ui.book.opening import Opened
from ui.book.repair import Repair
from ui.preferences import Preferences, Wanted
from ui.reminder_list import ReminderList
from ui.search import Search
from ui.settings import Settings
from ui.theme import Theme
from ui.tray import Tray
from ui.widgets.table import Table
from ui.window import Window


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    lines = (make.line(), make.line("jd", name="JD"))
    book = make.book(*lines, make.loan(name="Car"), make.loan("roof", name="Roof"))
    session = Session(MemoryStore(book), FixedClock(screen.TODAY))
    settings = Settings(tmp_path / "s.ini")
    made = Window(screen.begun(session), screen.services(), settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    for left in made.findChildren(QDialog):
        left.hide()


def test_the_reminders_are_counted_in_the_bar_and_listed(
    window: Window, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "·" in window.findChild(QAction, "reminders").iconText())
    window.ask("reminders")
    shown = window.findChild(ReminderList)
    assert shown is not None
    assert shown.isVisible()
    shown.asked.emit("go-calendar")

    assert window.page.accessibleName() == "Calendar"


def test_settings_are_taken_at_once(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.ask("settings")
    shown = window.findChild(Preferences)
    assert shown is not None
    shown.reject()
    window.take_settings(Wanted("zh", Theme.DARK, "letter", tmp_path, reminds=True))

    kept = window.desk.settings
    assert (kept.paper, kept.backup_place, kept.reminds) == ("letter", tmp_path, True)
    assert i18n.language() == "zh"
    assert window.chosen_theme is Theme.DARK
    assert window.page.accessibleName() == i18n.tr("Overview")
    look.wear(Theme.LIGHT)
    i18n.use("en")


def test_a_password_asked_for_in_the_settings_is_asked_for(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window, "_look_after", asked.append)
    window.ask("settings")
    shown = window.findChild(Preferences)
    assert isinstance(shown, QDialog)
    shown.password_asked.emit()

    assert asked == ["password"]


def test_a_click_on_the_tray_brings_the_window_and_its_reminders_up(
    window: Window,
) -> None:
    window.showMinimized()
    (tray,) = window.findChildren(Tray)
    tray.come()

    assert not window.isMinimized()
    assert window.findChild(ReminderList) is not None


@pytest.mark.parametrize(("typed", "page"), [("jd", "Credit lines"), ("roof", "Loans")])
def test_what_was_searched_for_is_under_the_cursor(
    window: Window, qtbot: QtBot, typed: str, page: str
) -> None:
    window.search()
    box = window.findChild(Search)
    assert box is not None
    qtbot.keyClicks(named(box, "Search everything"), typed)
    qtbot.keyClick(named(box, "Search everything"), Qt.Key.Key_Return)

    assert window.page.accessibleName() == page
    shown = named(window.page, page)
    assert isinstance(shown, Table)
    assert str(shown.currentIndex().siblingAtColumn(0).data()).casefold() == typed


def full(*_: object, **__: object) -> None:
    raise NoRoomError(file="b", what="full")


def test_where_nothing_can_be_written_one_button_saves_elsewhere(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "there.duheng"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    services = replace(
        screen.services(), new_store=main.new_store, open_store=main.open_store
    )
    monkeypatch.setattr(window, "_services", services)
    store = window.desk.bridge._session._store  # noqa: SLF001  # the disk's side
    monkeypatch.setattr(store, "save", full)

    window.desk.bridge.do(CountCash(make.cash(id="late")))
    banner = window._banner  # noqa: SLF001  # the one of now
    assert "b cannot be written (full)" in banner.words
    assert "kept in memory" in banner.words
    screen.press(window, "Save elsewhere …", qtbot)

    assert "late" in window.desk.book.cash
    assert "late" in read(there).cash
    window.close()


def test_a_damaged_book_is_offered_a_repair(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "b.duheng"
    create(path, make.book(make.cash("5.00", id="count"))).close()
    db = sqlite3.connect(path)
    db.execute("UPDATE cash SET \"on\" = '2026-01-1x'")
    db.commit()
    db.close()
    services = replace(
        screen.services(), open_store=main.open_store, repairs=main.repairs
    )
    monkeypatch.setattr(window, "_services", services)

    window.open_book(path)
    screen.press(window, "What can be repaired …", qtbot)
    (shown,) = window.findChildren(Repair)
    qtbot.waitUntil(shown._do.isEnabled)  # noqa: SLF001  # its one button
    screen.press(shown, "Repair", qtbot)

    assert "The book is repaired" in window._banner.words  # noqa: SLF001  # the one of now
    window.close()


def test_the_open_book_is_repaired_and_open_again(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "b.duheng"
    create(path, make.book(make.cash("5.00", id="count"))).close()
    db = sqlite3.connect(path)
    db.execute("UPDATE cash SET amount = amount + 1")
    db.commit()
    db.close()
    services = replace(
        screen.services(), open_store=main.open_store, repairs=main.repairs
    )
    monkeypatch.setattr(window, "_services", services)
    window.open_book(path)
    assert window.desk.book.cash["count"].amount == Money(501)

    window.ask("about-book")
    (about,) = window.findChildren(AboutBook)
    screen.press(about, "Repair …", qtbot)
    (shown,) = window.findChildren(Repair)
    qtbot.waitUntil(shown._do.isEnabled)  # noqa: SLF001  # its one button
    screen.press(shown, "Repair", qtbot)

    assert window.desk.book.cash["count"].amount == Money(500)
    window.close()


def test_where_the_repaired_book_does_not_open_a_fresh_one_is_shown(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "books")
    path = tmp_path / "b.duheng"
    create(path, make.book(make.cash("5.00", id="count"))).close()
    db = sqlite3.connect(path)
    db.execute("UPDATE cash SET amount = amount + 1")
    db.commit()
    db.close()
    services = replace(
        screen.services(), open_store=main.open_store, repairs=main.repairs
    )
    monkeypatch.setattr(window, "_services", services)
    window.open_book(path)
    window._look_after("repair")  # noqa: SLF001  # as the dialog asks
    (shown,) = window.findChildren(Repair)
    qtbot.waitUntil(shown._do.isEnabled)  # noqa: SLF001  # its one button
    monkeypatch.setattr(shelf, "opened", full)

    screen.press(shown, "Repair", qtbot)

    assert not window.desk.book.cash
    assert "b cannot be written (full)" in window._banner.words  # noqa: SLF001  # the one of now
    window.close()


def test_a_book_that_was_damaged_at_the_start_is_offered_a_repair(
    tmp_path: Path, qtbot: QtBot
) -> None:
    session = Session(MemoryStore(), FixedClock(screen.TODAY))
    begun = Opened(session, tmp_path / "new", notice="b is damaged.", damaged=tmp_path)
    made = Window(begun, screen.services(), Settings(tmp_path / "s.ini"))
    qtbot.addWidget(made)
    made.show()

    assert any(
        button.text() == "What can be repaired …"
        for button in made._banner.findChildren(QPushButton)  # noqa: SLF001  # the one of now
    )
    made.close()


def test_the_log_is_shown_when_asked_for(window: Window, qtbot: QtBot) -> None:
    window.ask("log")

    (shown,) = window.findChildren(Log)
    qtbot.waitUntil(shown._save.isEnabled)  # noqa: SLF001  # it waits for the check
    shown.reject()


@pytest.fixture
def doomed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Window:
    """A window on a book in a home of its own, with settings where they belong."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(tempfile, "tempdir", None)
    path = tmp_path / "Duheng" / "b.duheng"
    path.parent.mkdir()
    create(path, make.book(make.cash("5.00", id="count"))).close()
    parts = {"open_store": main.open_store, "traces": main.traces}
    services = replace(screen.services(), **parts)
    session = Session(main.open_store(path, write=True), FixedClock(screen.TODAY))
    settings = Settings(forgetting.settings_file())
    settings.last_book = path
    made = Window(Opened(session, path), services, settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    for left in made.findChildren(QDialog):
        left.hide()


def agree_to_forget(window: Window, qtbot: QtBot) -> QMessageBox:
    window._look_after("forget")  # noqa: SLF001  # as the dialog asks
    (shown,) = window.findChildren(Forget)
    shown._sure.setChecked(True)  # noqa: SLF001  # the tick
    screen.press(shown, "Delete everything", qtbot)
    events.begin()
    (box,) = [x for x in window.findChildren(QMessageBox) if x.isVisible()]
    return box


def test_everything_is_deleted_and_the_window_closes(
    doomed: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    box = agree_to_forget(doomed, qtbot)
    assert box.text() == "Everything was deleted; Duheng closes now."
    box.accept()

    assert not doomed.isVisible()
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_where_another_program_is_quicker_nothing_is_deleted(
    doomed: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BusyError(file="b", who="you")

    monkeypatch.setattr(forgetting, "forget", refuse)
    box = agree_to_forget(doomed, qtbot)
    assert "b is in use by you" in box.text()
    box.accept()

    assert (tmp_path / "Duheng" / "b.duheng").exists()


def test_where_there_is_nothing_to_delete_it_is_said(
    window: Window,
) -> None:
    window._look_after("forget")  # noqa: SLF001  # as the dialog asks

    assert "There is no book" in window._banner.words  # noqa: SLF001  # the one of now


def test_what_could_not_be_deleted_is_said(window: Window) -> None:
    window.end_for_good("/a/b")

    (box,) = [x for x in window.findChildren(QMessageBox) if x.isVisible()]
    assert box.text() == "Could not be deleted: /a/b"
    box.accept()
