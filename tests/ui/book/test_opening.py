"""A book asks for its password, or offers to be read while someone else has it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

import main
from planner.store import seal
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make, screen
from ui.book import opening
from ui.services import Services

BOOK = make.book(make.line("mine"))


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Services:
    monkeypatch.setattr(seal, "_KIB", 64)
    return replace(screen.services(), open_store=main.hold_store)


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Types these answers, one a question; the notes that were shown."""

    def typing(*answers: str | None) -> list[str]:
        notes, waiting = [], iter(answers)

        def ask(*told: object) -> tuple[str, bool]:
            assert told[3] is QLineEdit.EchoMode.Password
            notes.append(str(told[2]))
            answer = next(waiting)
            return answer or "", answer is not None

        monkeypatch.setattr(QInputDialog, "getText", ask)
        return notes

    return typing


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "mine.duheng"
    create(path, BOOK, password="right").close()  # noqa: S106  # of this test
    return path


def test_a_book_without_password_just_opens(services: Services, tmp_path: Path) -> None:
    create(tmp_path / "b", BOOK).close()

    opened = opening.opened(tmp_path / "b", services, None)

    assert opened is not None
    assert (opened.key, opened.notice) == (None, "")
    assert opened.session.book == BOOK
    opened.session.close()


def test_a_password_is_asked_until_it_opens_the_book(
    services: Services, locked: Path, type_in: Callable[..., list[str]]
) -> None:
    notes = type_in("wrong", "right")

    opened = opening.opened(locked, services, None)

    assert opened is not None
    assert opened.key == "right"
    assert opening.title(opened) == "mine (with a password) — Duheng"
    assert "right" not in repr(opened)
    assert notes[0] == "mine opens with its password."
    assert notes[1].startswith("This password does not open")
    opened.session.close()


@pytest.mark.parametrize("answer", [None, ""])
def test_who_gives_no_password_opens_nothing(
    services: Services,
    locked: Path,
    type_in: Callable[..., list[str]],
    answer: str | None,
) -> None:
    type_in(answer)

    assert opening.opened(locked, services, None) is None


@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_a_book_in_use_may_be_read(
    services: Services,
    locked: Path,
    type_in: Callable[..., list[str]],
    answer: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_in("right")
    other = SqliteStore(locked, write=True, key="right")
    asked: list[str] = []
    monkeypatch.setattr("planner.store.sqlite.PATIENCE", 0.0)
    monkeypatch.setattr(SqliteStore.__init__, "__kwdefaults__", _impatient())

    def answered(*told: object) -> QMessageBox.StandardButton:
        asked.append(str(told[2]))
        return QMessageBox.StandardButton[answer]

    monkeypatch.setattr(QMessageBox, "question", answered)

    opened = opening.opened(locked, services, None)

    assert "is in use by process" in asked[0]
    if answer == "No":
        assert opened is None
    else:
        assert opened is not None
        assert opened.session.book == BOOK
        assert opened.notice.startswith("Open to read only")
        assert opening.title(opened) == "mine (to read only) — Duheng"
        opened.session.close()
    other.close()


def _impatient() -> dict[str, object]:
    return {**(SqliteStore.__init__.__kwdefaults__ or {}), "patience": 0.0}
