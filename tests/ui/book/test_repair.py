"""A repair is shown before it is done, and the book is open again after it."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import main
from planner.store import backups, restore, seal
from planner.store.create import create
from planner.store.refusals import NoRoomError
from planner.store.sqlite import SqliteStore
from tests.helpers import make, screen
from tests.ui.book.conftest import BEHIND
from ui.book import repair as dialog
from ui.book.opening import Opened
from ui.book.repair import Repair, fresh
from ui.services import Services

BOOK = make.book(make.line("mine"), make.cash("5.00", id="count"))
PASSWORD = "pw"  # noqa: S105  # of a book that lives for one test
ODD = "UPDATE cash SET amount = amount + 1"


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Services:
    monkeypatch.setattr(seal, "_KIB", 64)
    parts = {"open_store": main.open_store, "repairs": main.repairs}
    return replace(screen.services(), **parts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create(tmp_path / "b.duheng", BOOK).close()
    return tmp_path / "b.duheng"


def spoil(path: Path, words: str = ODD) -> None:
    db = sqlite3.connect(path)
    db.execute(words)
    db.commit()
    db.close()


def ready(made: Repair, qtbot: QtBot) -> None:
    qtbot.waitUntil(made._do.isEnabled)  # noqa: SLF001  # its one button


def test_the_steps_are_shown_and_done_when_agreed(
    path: Path, services: Services, qtbot: QtBot
) -> None:
    spoil(path)
    before = path.read_bytes()
    made = Repair(path, None, services, BEHIND[0])
    made.begin()
    ready(made, qtbot)

    (step,) = [made._steps.item(n).text() for n in range(made._steps.count())]  # noqa: SLF001  # what it shows
    assert "Put one changed byte of row “count” of “cash” back" in step
    assert path.read_bytes() == before

    with qtbot.waitSignal(made.let_go), qtbot.waitSignal(made.opened) as told:
        screen.press(made, "Repair", qtbot)
    opened: Opened = told.args[0]
    assert opened.session.book == BOOK
    assert "b.duheng.damaged-2026-11-25" in opened.notice
    opened.session.close()


def test_what_went_aside_is_told(path: Path, services: Services, qtbot: QtBot) -> None:
    spoil(path, "UPDATE cash SET \"on\" = 'some day'")
    made = Repair(path, None, services, BEHIND[0])
    made.begin()
    ready(made, qtbot)

    with qtbot.waitSignal(made.opened) as told:
        screen.press(made, "Repair", qtbot)

    assert "b.duheng.set-aside-2026-11-25" in told.args[0].notice
    told.args[0].session.close()


def test_left_alone_nothing_is_done(
    path: Path, services: Services, qtbot: QtBot
) -> None:
    spoil(path)
    before = path.read_bytes()
    made = Repair(path, None, services, BEHIND[0])
    made.begin()
    ready(made, qtbot)

    screen.press(made, "Cancel", qtbot)

    assert path.read_bytes() == before


def test_what_nothing_can_repair_is_said(
    path: Path, services: Services, qtbot: QtBot
) -> None:
    made = Repair(path, None, services, BEHIND[0])
    made.begin()

    qtbot.waitUntil(lambda: "correct it by hand" in screen.all_text(made))

    assert not made._do.isEnabled()  # noqa: SLF001  # nothing to agree to
    made.reject()


def test_a_file_that_gives_nothing_is_told(
    path: Path, services: Services, qtbot: QtBot
) -> None:
    path.write_bytes(bytes(9000))
    made = Repair(path, None, services, BEHIND[0])
    made.begin()

    qtbot.waitUntil(lambda: "no backup of it can be read" in screen.all_text(made))
    made.reject()


@pytest.mark.parametrize("given", [PASSWORD, None])
def test_a_sealed_book_asks_for_its_password(
    tmp_path: Path,
    services: Services,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    given: str | None,
) -> None:
    path = tmp_path / "sealed"
    create(path, BOOK, password=PASSWORD).close()
    store = SqliteStore(path, key=PASSWORD)
    backups.keep(path, store.copy_to)
    store.close()
    content = bytearray(path.read_bytes())
    content[5 * 4096] ^= 1
    path.write_bytes(content)
    monkeypatch.setattr(dialog, "ask_password", lambda *_: given)
    made = Repair(path, None, services, BEHIND[0])
    made.begin()

    if given is None:
        qtbot.waitUntil(lambda: "has a password" in screen.all_text(made))
        made.reject()
        return
    ready(made, qtbot)
    with qtbot.waitSignal(made.opened) as told:
        screen.press(made, "Repair", qtbot)
    assert told.args[0].session.book == BOOK
    told.args[0].session.close()


def test_a_refused_repair_opens_the_book_as_it_was(
    path: Path, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(path)
    made = Repair(path, None, services, BEHIND[0])
    made.begin()
    ready(made, qtbot)
    monkeypatch.setattr(restore, "exchanged", full)

    with qtbot.waitSignal(made.opened) as told:
        screen.press(made, "Repair", qtbot)

    assert "cannot be written" in told.args[0].notice
    told.args[0].session.close()


def test_where_it_does_not_open_again_it_is_said(
    path: Path, services: Services, qtbot: QtBot
) -> None:
    spoil(path)

    def closed(*_: object, **__: object) -> None:
        raise NoRoomError(file="b", what="no")

    made = Repair(path, None, replace(services, open_store=closed), BEHIND[0])
    made.begin()
    ready(made, qtbot)

    with qtbot.waitSignal(made.refused) as told:
        screen.press(made, "Repair", qtbot)

    assert told.args[0].startswith("The book is repaired")
    assert told.args[0].endswith("b cannot be written (no); nothing was changed.")


def test_a_fresh_book_takes_the_place_of_one_that_cannot_be_opened(
    services: Services,
) -> None:
    taken = fresh(services, "why")

    assert taken.notice == "why"
    assert not taken.path.exists()
    assert not list(taken.session.book.records())


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")
