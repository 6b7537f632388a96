"""A book is put under another password while the window says how far that is."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import main
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.store import password, seal
from planner.store.create import create
from tests.helpers import make, screen
from ui.book.opening import Opened
from ui.book.sealing import Sealing

BOOK = make.book(make.line("mine"))


def test_who_leaves_stops_it_and_has_the_book_as_it_was(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "_KIB", 64)
    go = Event()
    path = tmp_path / "b.duheng"
    create(path, BOOK).close()
    monkeypatch.setattr(password.backups, "kept", lambda _: go.wait(20) and ())
    parent = QWidget()
    qtbot.addWidget(parent)
    services = replace(
        screen.services(),
        open_store=main.open_store,
        change_password=main.change_password,
    )
    was = Opened(Session(main.open_store(path), FixedClock(screen.TODAY)), path)
    was.session.close()
    waiting = Sealing(was, services, parent)
    taken: list[Opened] = []
    waiting.opened.connect(taken.append)

    waiting.begin("secret")
    assert waiting.isVisible()
    qtbot.keyClick(waiting, Qt.Key.Key_Escape)
    assert waiting.isVisible()  # the file is not to be opened before the work ended
    go.set()
    qtbot.waitUntil(lambda: bool(taken))

    assert taken[0].key is None
    assert taken[0].notice == "Stopped; the book and its backups are as they were."
    assert taken[0].session.book == BOOK
    taken[0].session.close()
    waiting.reject()  # nothing is left to stop


def test_a_book_that_does_not_open_again_is_told(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "_KIB", 64)
    path = tmp_path / "b.duheng"
    create(path, BOOK).close()
    parent = QWidget()
    qtbot.addWidget(parent)

    def change(_old: object, book: Path, _new: object, **_: object) -> int:
        book.unlink()  # the drive was pulled out
        return 1

    services = replace(
        screen.services(), open_store=main.open_store, change_password=change
    )
    was = Opened(Session(main.open_store(path), FixedClock(screen.TODAY)), path)
    was.session.close()
    waiting = Sealing(was, services, parent)
    said: list[str] = []
    waiting.said.connect(lambda words, _: said.append(words))

    waiting.begin(None)
    qtbot.waitUntil(lambda: bool(said))

    assert said == [f"There is no book at {path}."]
