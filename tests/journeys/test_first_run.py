"""From the first run to the first plan."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.helpers.user import User
from ui.window import Window


def test_a_sample_is_opened_and_planned(
    window: Window, home: Path, qtbot: QtBot
) -> None:
    user = User(window, qtbot)
    assert not home.exists(), "looking leaves no file"

    user.press("Look at a sample book")
    assert [path.name for path in home.iterdir()] == ["Sample person.duheng"]
    assert user.cells("Due in 30 days", 2)

    user.go("Repayment plan")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=60_000)

    assert user.cells("Compared", 0) == [
        "This plan",
        "Minimum only",
        "Dearest first",
        "Smallest first",
    ]
    assert user.cells("Steps", 0)


def test_the_first_line_makes_the_book(
    window: Window, home: Path, qtbot: QtBot
) -> None:
    user = User(window, qtbot)

    user.press("Record my first line")
    user.fill(channel="huabei", limit="8千")
    user.enter()
    qtbot.waitUntil(lambda: user.cells("Limits at a glance", 1) == ["8,000.00"])

    assert [path.name for path in home.iterdir()] == ["My book.duheng"]
