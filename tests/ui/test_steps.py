"""Every step of the session is listed, and each can be gone to."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.app.commands import OpenLine
from planner.errors import RefusedError
from planner.model.book import Book
from tests.helpers import make, screen
from tests.helpers.memory import MemoryStore
from ui.desk import Desk
from ui.steps import Steps


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    desk = screen.desk(Book(), tmp_path)
    for name in ("a", "b", "c"):
        desk.bridge.do(OpenLine(make.line(name, name=name)))
    desk.bridge.undo()
    return desk


@pytest.mark.parametrize(("place", "lines"), [(0, ""), (1, "a"), (2, "ab"), (3, "abc")])
def test_each_step_can_be_gone_to(
    desk: Desk, qtbot: QtBot, place: int, lines: str
) -> None:
    behind = QWidget()
    qtbot.addWidget(behind)
    steps = Steps(desk.bridge, behind)
    shown = steps.findChild(QListWidget)
    assert shown.currentRow() == 2
    assert shown.item(3).toolTip()

    shown.setCurrentRow(place)
    screen.press_hidden(steps, "Go there")

    assert "".join(desk.book.lines) == lines


def test_a_step_that_cannot_be_written_ends_the_way(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RefusedError

    monkeypatch.setattr(MemoryStore, "save", refuse)
    behind = QWidget()
    qtbot.addWidget(behind)
    for place in (0, 3):
        steps = Steps(desk.bridge, behind)
        steps.findChild(QListWidget).setCurrentRow(place)
        screen.press_hidden(steps, "Go there")

    assert "".join(desk.book.lines) == "ab"
