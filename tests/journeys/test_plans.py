"""A plan is made, kept, followed, and taken back; a need is met and kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from tests.helpers.user import User
from ui.window import Window

WAIT = 60_000


def tab(window: Window, words: str, qtbot: QtBot) -> None:
    """Click a tab of the page."""
    bar = window.page.findChild(QTabWidget).tabBar()
    names = [bar.tabText(place) for place in range(bar.count())]
    place = bar.tabRect(names.index(words)).center()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)


def idle(window: Window) -> Callable[[], bool]:
    return lambda: window.desk.tasks.is_idle


def test_a_plan_is_kept_followed_and_taken_back(window: Window, qtbot: QtBot) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    before = window.desk.book
    user.go("Repayment plan")
    qtbot.waitUntil(idle(window), timeout=WAIT)
    assert user.cells("Compared", 0) == [
        *("This plan", "Minimum only", "Dearest first", "Smallest first"),
    ]

    # An order of the user's own, by keys; it stands among the familiar ways then.
    tab(window, "Your own order", qtbot)
    debts = screen.named(window.page, "Your own order")
    qtbot.keyClick(debts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    tab(window, "The plan", qtbot)
    qtbot.waitUntil(lambda: "Your own order" in user.cells("Compared", 0), timeout=WAIT)

    user.press("Keep this plan …")
    user.fill(name="My way out")
    user.enter()
    tab(window, "Kept plans", qtbot)
    user.press("Follow this plan")
    qtbot.waitUntil(lambda: user.cells("Kept plans", 2) == ["2026-11-25"])
    qtbot.waitUntil(idle(window), timeout=WAIT)
    assert user.cells("Steps of the kept plan", 4)[0] == "today"

    user.go("Calendar")
    assert any("My way out" in cell for cell in user.cells("Days ahead", 3))
    user.go("Overview")
    assert "My way out" in screen.all_text(window.page)

    user.undo_all()
    qtbot.waitUntil(idle(window), timeout=WAIT)
    assert window.desk.book == before


def test_aims_and_stress_are_asked_and_change_nothing(
    window: Window, qtbot: QtBot
) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    user.go("Repayment plan")
    qtbot.waitUntil(idle(window), timeout=WAIT)

    tab(window, "Aims", qtbot)
    qtbot.waitUntil(idle(window), timeout=WAIT)
    qtbot.waitUntil(lambda: len(user.cells("Aims", 2)) == 6, timeout=WAIT)
    user.click_row("Aims", 3)
    user.press("Plan for this aim")
    qtbot.waitUntil(idle(window), timeout=WAIT)
    assert screen.named(window.page, "Aim").value() == "smooth"

    tab(window, "What may go wrong", qtbot)
    qtbot.waitUntil(idle(window), timeout=WAIT)
    assert user.cells("Dues that break", 1)
    assert not window.desk.bridge.history


def test_a_need_is_met_and_the_mix_is_kept(window: Window, qtbot: QtBot) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    before = window.desk.book
    user.go("Financing plan")
    qtbot.waitUntil(lambda: window.page.findChild(QTabWidget).isVisible())
    qtbot.keyClicks(screen.named(window.page, "Amount"), "6000")
    qtbot.keyClicks(screen.named(window.page, "For what"), "Repair")
    user.press("Keep this need")
    user.press("Plan")
    qtbot.waitUntil(idle(window), timeout=WAIT)
    mix = user.cells("Suggested mix", 1)
    assert mix

    user.press("Keep this mix …")
    user.enter()
    tab(window, "Kept plans", qtbot)
    qtbot.waitUntil(idle(window), timeout=WAIT)
    assert user.cells("Kept plans", 0) == ["Repair, 25 Nov 2026"]
    assert len(user.cells("Steps of the kept plan", 0)) >= len(mix)

    user.undo_all()
    qtbot.waitUntil(idle(window), timeout=WAIT)
    assert window.desk.book == before
