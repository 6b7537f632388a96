"""What there is to know of a book's file, and what is found in it."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import main
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.store import seal
from planner.store.create import create
from tests.helpers import make, screen
from tests.ui.book.conftest import BEHIND
from ui.book.about import AboutBook
from ui.book.opening import Opened
from ui.desk import Desk

BOOK = make.book(make.line("mine"), make.loan("loan"))


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(seal, "_KIB", 64)
    parts = {"open_store": main.open_store, "copies": main.copies}
    plain = screen.desk(BOOK, tmp_path)
    return replace(plain, services=replace(plain.services, **parts))


def about(desk: Desk, path: Path, qtbot: QtBot, key: str | None = None) -> AboutBook:
    session = Session(main.open_store(path, key=key), FixedClock(screen.TODAY))
    session.close()
    return shown(desk, Opened(session, path, key), qtbot)


def shown(desk: Desk, opened: Opened, qtbot: QtBot) -> AboutBook:
    made = AboutBook(desk, opened, BEHIND[0])
    made.show()
    return made


def test_a_sound_book_says_so(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    create(tmp_path / "b", BOOK).close()

    told_by = about(desk, tmp_path / "b", qtbot)

    qtbot.waitUntil(lambda: "The book is sound." in screen.all_text(told_by))
    told = screen.all_text(told_by)
    assert str(tmp_path / "b") in told
    assert "2 records" in told
    assert "KiB" in told
    assert "none yet" in told


def test_faults_are_told_as_they_are_found(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "b"
    create(path, make.book(*(make.cash(id=f"c{n}") for n in range(9)))).close()
    db = sqlite3.connect(path)
    db.execute("UPDATE cash SET amount = -1")
    db.commit()
    db.close()

    told_by = about(desk, path, qtbot)

    qtbot.waitUntil(lambda: "what was written last" in screen.all_text(told_by))
    assert "… and 4 more." in screen.all_text(told_by)


def test_a_book_that_cannot_be_read_is_told(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "b"
    create(path, BOOK).close()
    told_by = about(desk, path, qtbot)
    told_by.close()
    content = path.read_bytes()
    path.write_bytes(content[:5000])

    opened = Opened(desk.bridge, path)  # type: ignore[arg-type]  # not asked
    again = shown(desk, opened, qtbot)
    qtbot.waitUntil(lambda: "cut off" in screen.all_text(again))
    path.write_text("a letter")
    other = shown(desk, opened, qtbot)

    qtbot.waitUntil(lambda: "not a book" in screen.all_text(other))


@pytest.mark.parametrize(
    ("button", "wish"),
    [
        ("Back up now …", "backup"),
        ("Restore …", "restore"),
        ("Change password …", "password"),
        ("Take the password off", "open-password"),
    ],
)
def test_each_button_has_its_wish(
    desk: Desk, tmp_path: Path, qtbot: QtBot, button: str, wish: str
) -> None:
    create(tmp_path / "b", BOOK, password="pw").close()  # noqa: S106  # of this test
    told_by = about(desk, tmp_path / "b", qtbot, "pw")

    with qtbot.waitSignal(told_by.wanted) as wanted:
        screen.press(told_by, button, qtbot)

    assert wanted.args == [wish]
