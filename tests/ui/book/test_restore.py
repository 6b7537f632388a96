"""A kept copy is looked at, then brought back as a step that undo takes back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

import main
from planner.app.commands import Drop, OpenLine
from planner.errors import PlannerError, RefusedError
from planner.store import backups
from planner.store.create import create
from planner.store.restore import Copies
from tests.helpers import make, screen
from tests.planner.store.test_backups import TODAY, as_of, write
from tests.ui.book.conftest import BEHIND
from ui.book.opening import Opened
from ui.book.restore import Restore
from ui.desk import Desk

BOOK = make.book(make.line("mine", name="Mine"))


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    plain = screen.desk(BOOK, tmp_path)
    return replace(plain, services=replace(plain.services, copies=main.copies))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "b.duheng"
    create(path, BOOK).close()
    as_of(path, TODAY.replace(day=3))
    write(path, "later")
    return path


def restore(desk: Desk, path: Path, qtbot: QtBot) -> Restore:
    opened = Opened(desk.bridge, path)  # type: ignore[arg-type]  # not asked
    made = Restore(desk, opened, BEHIND[0])
    made.show()
    return made


def button(shown: Restore) -> QPushButton:
    (found,) = [
        one
        for one in shown.findChildren(QPushButton)
        if one.text() == "Bring this back"
    ]
    return found


def test_what_differs_is_seen_and_brought_back(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    desk.bridge.do(Drop("mine"))
    desk.bridge.do(OpenLine(make.line("new", name="New")))
    shown = restore(desk, path, qtbot)
    qtbot.waitUntil(lambda: button(shown).isEnabled())
    assert "Differing: 2 records" in screen.all_text(shown)

    button(shown).click()

    assert list(desk.book.lines) == ["mine"]
    assert any(one.before_restore for one in backups.kept(path))
    desk.bridge.undo()
    assert list(desk.book.lines) == ["new"]


def test_a_copy_that_is_just_the_same_changes_nothing(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    backups.keep_before_restore(path, lambda out: out.write_bytes(b"rubbish") and None)
    shown = restore(desk, path, qtbot)
    kept = shown.findChild(QListWidget)
    assert kept.item(0).text().endswith("before a restore")
    qtbot.waitUntil(lambda: "not a book" in screen.all_text(shown))

    kept.setCurrentRow(1)

    qtbot.waitUntil(lambda: "Differing: 0 records" in screen.all_text(shown))
    assert not button(shown).isEnabled()


def test_without_copies_it_says_when_the_first_comes(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    create(tmp_path / "new").close()

    shown = restore(desk, tmp_path / "new", qtbot)

    assert "No copy yet" in screen.all_text(shown)
    button(shown).click()


def test_what_cannot_be_kept_first_is_not_replaced(
    desk: Desk, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise refusal

    desk.bridge.do(Drop("mine"))
    refusal: PlannerError = RefusedError()
    shown = restore(desk, path, qtbot)
    qtbot.waitUntil(lambda: button(shown).isEnabled())
    monkeypatch.setattr(Copies, "keep_before", refuse)

    button(shown).click()

    assert not desk.book.lines
    assert "This cannot be done." in screen.all_text(shown)


def test_what_cannot_be_written_leaves_the_window_open(
    desk: Desk, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.bridge.do(Drop("mine"))
    shown = restore(desk, path, qtbot)
    qtbot.waitUntil(lambda: button(shown).isEnabled())
    monkeypatch.setattr(type(desk.bridge), "bring_back", lambda *_: False)

    button(shown).click()

    assert shown.isVisible()
