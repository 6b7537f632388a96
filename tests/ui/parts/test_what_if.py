"""Every line before and after a change of behaviour."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.what_ifs import Kind
from planner.errors import RefusedError
from planner.model.book import Book
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.what_if import WhatIf
from ui.widgets.banner import Banner
from ui.widgets.table import Table


def opened(desk: Desk, qtbot: QtBot) -> WhatIf:
    made = WhatIf(desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.refresh()
    settle(made, desk, qtbot)
    return made


def settle(made: WhatIf, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)


def ask(made: WhatIf, desk: Desk, qtbot: QtBot, kind: Kind) -> list[str]:
    choice = screen.named(made, "What would be different")
    if choice.value() is not kind:
        choice.put(kind)
        qtbot.waitUntil(lambda: not desk.tasks.is_idle)
    settle(made, desk, qtbot)
    return changes(made)


def changes(made: WhatIf) -> list[str]:
    table = screen.named(made, "Lines before and after")
    assert isinstance(table, Table)
    model = table.model()
    return [str(model.index(n, 4).data()) for n in range(model.rowCount())]


def test_every_line_is_shown_before_and_after(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)

    cut = ask(made, desk, qtbot, Kind.MISS)

    assert len(cut) == len(desk.book.lines)
    assert any("→" in one for one in cut)
    assert not desk.bridge.history


def test_more_days_late_are_worse(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    few = ask(made, desk, qtbot, Kind.MISS)

    days = screen.named(made, "Days")
    days.setFocus()
    days.selectAll()
    qtbot.keyClicks(days, "90")
    qtbot.waitUntil(lambda: not desk.tasks.is_idle)
    settle(made, desk, qtbot)

    assert changes(made) != few


@pytest.mark.parametrize(
    ("kind", "control"),
    [
        (Kind.APPLY, "Lenders"),
        (Kind.PREPAY, "Loan"),
        (Kind.CLOSE, "Line"),
        (Kind.KEEP_ALIVE, "Line"),
        (Kind.WINDOW, "Days"),
    ],
)
def test_only_the_control_that_is_needed_is_shown(
    desk: Desk, qtbot: QtBot, kind: Kind, control: str
) -> None:
    made = opened(desk, qtbot)

    assert ask(made, desk, qtbot, kind)

    assert screen.named(made, control)
    for other in {"Lenders", "Loan", "Line", "Days"} - {control}:
        with pytest.raises(AssertionError):
            screen.named(made, other)


def test_a_number_that_cannot_be_read_is_told_in_place(
    desk: Desk, qtbot: QtBot
) -> None:
    made = opened(desk, qtbot)
    ask(made, desk, qtbot, Kind.MISS)

    screen.named(made, "Days").setText("many")
    qtbot.waitUntil(lambda: bool(made.findChild(Banner).words))

    assert "many" in made.findChild(Banner).words


def test_it_can_be_stopped_and_refused(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    made.refresh()
    screen.press(made, "Stop", qtbot)
    settle(made, desk, qtbot)

    made.show_refusal(RefusedError())

    assert made.findChild(Banner).words == "This cannot be done."


def test_what_was_chosen_stays_chosen(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    ask(made, desk, qtbot, Kind.CLOSE)
    screen.named(made, "Line").put("jiebei")
    settle(made, desk, qtbot)

    made.refresh()
    settle(made, desk, qtbot)

    assert screen.named(made, "Line").value() == "jiebei"
    assert screen.named(made, "What would be different").value() is Kind.CLOSE


def test_a_book_of_one_line_can_be_asked_too(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    desk = at_desk(make.book(make.line()))
    made = opened(desk, qtbot)

    months = screen.named(made, "Ahead")
    qtbot.keyClick(months, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not desk.tasks.is_idle)
    settle(made, desk, qtbot)

    assert len(changes(made)) == 1
