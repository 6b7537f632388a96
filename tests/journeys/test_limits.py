"""Today's limit is read, and the estimate follows."""

from pytestqt.qtbot import QtBot

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
    before = user.cells("Forecast", 2)
    assert len(before) == 4
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
