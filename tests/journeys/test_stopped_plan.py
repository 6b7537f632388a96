"""A long search is stopped by its button: the best plan so far stands with its gap."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from benchmarks.portfolios import ON, portfolio
from planner.calendar import FixedClock
from planner.store.create import create
from tests.helpers import screen
from tests.helpers.user import User
from ui.services import Services
from ui.window import Window

WAIT = 60_000
# Of a thousand: the first way of following the solver was gone to its end.
_FOUND = 380


@pytest.fixture
def services(services: Services) -> Services:
    return replace(services, clock=FixedClock(ON))


def test_stop_shows_the_best_plan_so_far_and_what_a_better_one_could_save(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.duheng"
    create(path, portfolio(11, loans=14, cards=1)).close()
    window.open_book(path)
    user = User(window, qtbot)
    before = window.desk.book

    user.go("Repayment plan")
    qtbot.waitUntil(lambda: _done(window) >= _FOUND, timeout=WAIT)
    user.press("Stop")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=WAIT)

    said = screen.all_text(window.page)
    assert "Stopped: this is the best plan found so far" in said
    assert "a better one could save ¥" in said
    assert len(user.cells("Steps", 0)) > 14
    assert user.cells("Compared", 0)[0] == "This plan"
    assert window.desk.book == before


def _done(window: Window) -> int:
    bars = window.page.findChildren(QProgressBar)
    return max((bar.value() for bar in bars if bar.isVisible()), default=0)
