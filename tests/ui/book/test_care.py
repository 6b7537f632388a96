"""The open book is copied where the user wants, and put under a password."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import main
from planner.app.commands import CountCash
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import PlannerError
from planner.store import seal
from planner.store.create import create
from planner.store.restore import read
from tests.helpers import make, screen
from ui.book import care
from ui.book.care import Care
from ui.book.opening import Opened
from ui.tasks import Told

BOOK = make.book(make.line("mine"))


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    create(tmp_path / "b.duheng", BOOK).close()
    session = Session(main.hold_store(tmp_path / "b.duheng"), FixedClock(screen.TODAY))
    return Opened(session, tmp_path / "b.duheng")


@pytest.fixture
def take_care(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Opened], Care]:
    monkeypatch.setattr(seal, "_KIB", 64)
    parent = QWidget()
    qtbot.addWidget(parent)
    services = replace(
        screen.services(),
        open_store=main.open_store,
        new_store=main.new_store,
        change_password=main.change_password,
    )
    return lambda book: Care(book, services, parent)


def answers(monkeypatch: pytest.MonkeyPatch, *words: str | None) -> None:
    waiting = iter(words)
    monkeypatch.setattr(care, "ask_password", lambda *_: next(waiting))


@pytest.mark.parametrize("name", ["copy.duheng", "", "gone/copy"])
def test_a_copy_goes_where_the_user_wants(
    opened: Opened,
    take_care: Callable[[Opened], Care],
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = str(tmp_path / name) if name else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))

    work = take_care(opened).back_up()

    if not name:
        assert work is None
    elif name == "copy.duheng":
        assert work is not None
        assert "is a copy of the book" in str(work(Told(print)))
        assert read(tmp_path / name) == BOOK
    else:
        assert work is not None
        with pytest.raises(PlannerError, match="folder"):
            work(Told(print))
    opened.session.close()


def test_a_copy_that_was_stopped_is_not_there(
    opened: Opened,
    take_care: Callable[[Opened], Care],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = tmp_path / "copy.duheng"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    work = take_care(opened).back_up()
    assert work is not None
    told = Told(print)
    told.cancel()

    with pytest.raises(PlannerError, match="Stopped"):
        work(told)

    assert not there.exists()
    opened.session.close()


@pytest.fixture
def sealed(qtbot: QtBot) -> Callable[..., tuple[Opened, str]]:
    """Waits until a book is open again; the book, and what was said."""

    def seal_it(mended: Care, let_go: Callable[[], None], *, take_off: bool) -> tuple:
        taken: list[Opened] = []
        said: list[str] = []
        mended.seal(
            let_go, taken.append, lambda words, _: said.append(words), take_off=take_off
        )
        qtbot.waitUntil(lambda: bool(taken), timeout=20_000)
        return taken[0], "".join(said)

    return seal_it


def test_a_password_is_given_and_taken_off(
    opened: Opened,
    take_care: Callable[[Opened], Care],
    sealed: Callable[..., tuple[Opened, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, "first", "first")
    close = opened.session.close
    locked, said = sealed(take_care(opened), close, take_off=False)
    assert (locked.key, locked.notice) == ("first", "")
    assert said == "The new password holds for the book and its copies."
    assert locked.session.book == BOOK

    close = locked.session.close
    free, said = sealed(take_care(locked), close, take_off=True)

    assert free.key is None
    assert said == "The book and its copies have no password any more."
    assert read(free.path) == BOOK
    free.session.close()


@pytest.mark.parametrize("words", [[None], ["a", None], ["a", "b"]])
def test_a_password_typed_twice_must_be_the_same(
    opened: Opened,
    take_care: Callable[[Opened], Care],
    words: list[str | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    warned: list[object] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *told: warned.append(told))
    answers(monkeypatch, *words)

    taken: list[Opened] = []
    care = take_care(opened)
    care.seal(opened.session.close, taken.append, print, take_off=False)

    assert not taken
    assert bool(warned) is (words == ["a", "b"])
    opened.session.close()


def test_what_is_refused_leaves_the_book_open_as_it_was(
    opened: Opened,
    take_care: Callable[[Opened], Care],
    sealed: Callable[..., tuple[Opened, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened.session.close()
    wrong = Opened(opened.session, opened.path, None)
    monkeypatch.setattr(
        "planner.store.password.fill", lambda *_: (_ for _ in ()).throw(OSError(28))
    )
    answers(monkeypatch, "first", "first")

    kept, said = sealed(take_care(wrong), lambda: None, take_off=False)

    assert not said
    assert kept.key is None
    assert "cannot be written" in kept.notice
    kept.session.close()


def test_what_is_in_memory_is_saved_where_there_is_room(
    opened: Opened,
    take_care: Callable[[Opened], Care],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened.path.unlink()  # the drive was pulled out
    with pytest.raises(PlannerError):
        opened.session.do(CountCash(make.cash("7.00")))
    there = tmp_path / "elsewhere.duheng"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))

    taken = take_care(replace(opened, key="secret")).elsewhere(opened.session.book)

    assert taken is not None
    assert read(there, "secret") == BOOK
    taken.session.do(CountCash(make.cash("7.00")))
    taken.session.close()
    opened.session.close()
    assert len(read(there, "secret").cash) == 1
    assert str(there) in taken.notice


def test_no_place_chosen_saves_nothing(
    opened: Opened, take_care: Callable[[Opened], Care], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    assert take_care(opened).elsewhere(BOOK) is None
    opened.session.close()
