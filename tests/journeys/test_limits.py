"""Today's limit is read, and the estimate follows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from planner.app.what_ifs import Kind
from tests.helpers import screen
from tests.helpers.user import User
from ui.window import Window


def test_a_reading_moves_the_estimate(window: Window, qtbot: QtBot) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    user.go("Limits")
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)
    names = user.cells("Credit lines", 0)
    user.click_row("Credit lines", names.index("Jiebei"))
    qtbot.waitUntil(lambda: len(user.cells("Forecast", 2)) == 4, timeout=30_000)
    before = user.cells("Forecast", 2)
    assert user.cells("Reasons", 4)

    user.press("Read today's limits")
    grid = user.dialogs[-1]
    for name, typed in (("Total limit", "3w"), ("Available limit", "2.4w")):
        qtbot.keyClicks(screen.named(grid, f"Jiebei · {name}"), typed)
    user.press("Save")
    qtbot.waitUntil(lambda: "30,000.00" in user.cells("Credit lines", 1))
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)

    assert user.cells("Forecast", 2) != before
    user.undo_all()
    qtbot.waitUntil(
        lambda: window.desk.tasks.is_idle and user.cells("Forecast", 2) == before,
        timeout=30_000,
    )


def test_all_limits_are_read_and_a_what_if_is_asked(
    window: Window, qtbot: QtBot
) -> None:
    user = User(window, qtbot)
    user.press("Look at a sample book")
    user.go("Limits")
    before = window.desk.book
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)

    # Three lines by keyboard alone: type, Enter, as before, Enter, type, save.
    user.press("Read today's limits")
    grid = user.dialogs[-1]
    for typed in ("9000", "=", "0"):
        field = grid.focusWidget()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    user.press("All other lines: as before")
    user.press("Save")
    qtbot.waitUntil(lambda: "9,000.00" in user.cells("Credit lines", 1))
    added = len(window.desk.book.readings) - len(before.readings)
    assert added == len(before.lines)
    assert len(window.desk.bridge.history) == 1
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)

    tabs = window.page.findChild(QTabWidget).tabBar()
    place = tabs.tabRect(1).center()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)
    assert len(user.cells("Lines before and after", 0)) == len(before.lines)
    screen.named(window.page, "What would be different").put(Kind.CLOSE)
    qtbot.waitUntil(lambda: not window.desk.tasks.is_idle)
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)
    assert any("→" in cell for cell in user.cells("Lines before and after", 5))
    assert len(window.desk.bridge.history) == 1

    user.undo_all()
    assert window.desk.book == before
