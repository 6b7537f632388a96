"""Today's limits of all lines are read in one grid, by keyboard, as one step."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.model.records import NoteKind
from planner.money import Money
from planner.wording import mask
from tests.helpers import make, screen
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.forms import limits_grid
from ui.forms.limits_grid import LimitsGrid
from ui.widgets.banner import Banner


@pytest.fixture
def two(at_desk: Callable[..., Desk]) -> Desk:
    """A book of two open lines, and one that is closed."""
    return at_desk(
        make.book(
            make.line("a", name="Card A", limit="8000.00"),
            make.line("b", name="Card B", limit="20000.00"),
            make.line("c", name="Card C"),
            make.note(kind=NoteKind.CLOSED, line="c", on="2026-02-01"),
        )
    )


def opened(desk: Desk, qtbot: QtBot) -> LimitsGrid:
    grid = limits_grid.ask(desk)
    assert isinstance(grid, LimitsGrid)
    grid.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(grid)
    grid.open()
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    return grid


def field(grid: LimitsGrid, name: str) -> QLineEdit:
    found = screen.named(grid, name)
    assert isinstance(found, QLineEdit)
    return found


def words(grid: LimitsGrid) -> str:
    return grid.findChildren(Banner)[0].words


def test_enter_leads_from_line_to_line_and_one_undo_takes_all_back(
    two: Desk, qtbot: QtBot
) -> None:
    grid = opened(two, qtbot)
    before = two.book
    first, second = field(grid, "Card A · Total limit"), "Card B · Total limit"

    qtbot.keyClicks(first, "9000")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.keyClicks(field(grid, "Card A · Available limit"), "1500")
    qtbot.keyClick(field(grid, "Card A · Available limit"), Qt.Key.Key_Return)
    qtbot.keyClicks(field(grid, second), "=")
    screen.named(grid, "Card B · Did drawing work?").put(value=False)
    qtbot.keyClicks(field(grid, "Card B · What the app said"), "try later")
    qtbot.keyClick(
        field(grid, second), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )

    assert not grid.isVisible()
    told = sorted(two.book.readings.values(), key=lambda one: one.line)
    assert [(one.line, one.limit, one.available) for one in told] == [
        ("a", Money(900_000), Money(150_000)),
        ("b", Money(2_000_000), None),
    ]
    assert (told[1].drawable, told[1].reason, told[1].on) == (False, "try later", TODAY)
    two.bridge.undo()
    assert two.book == before


def test_what_was_not_typed_can_be_taken_as_before(two: Desk, qtbot: QtBot) -> None:
    grid = opened(two, qtbot)
    qtbot.keyClicks(field(grid, "Card A · Total limit"), "0")

    screen.press(grid, "All other lines: as before", qtbot)
    screen.press(grid, "Save", qtbot)

    limits = {one.line: one.limit for one in two.book.readings.values()}
    assert limits == {"a": Money(0), "b": Money(2_000_000)}


def test_one_row_alone_is_named_like_a_single_reading(two: Desk, qtbot: QtBot) -> None:
    grid = opened(two, qtbot)
    limit = field(grid, "Card B · Total limit")
    qtbot.keyClicks(limit, "1w")

    qtbot.keyClick(limit, Qt.Key.Key_Return)
    qtbot.keyClick(grid.focusWidget(), Qt.Key.Key_Space)

    assert [one.limit for one in two.book.readings.values()] == [Money(1_000_000)]
    assert "Card B" in str(two.bridge.undoable)


def test_nothing_is_recorded_while_a_row_or_the_day_is_wrong(
    two: Desk, qtbot: QtBot
) -> None:
    grid = opened(two, qtbot)
    screen.press(grid, "Save", qtbot)
    assert words(grid).startswith("No row is filled in yet")

    qtbot.keyClicks(field(grid, "Card A · Available limit"), "100")
    screen.press(grid, "Save", qtbot)
    assert "Expected: a limit, or = for as before" in screen.all_text(grid)
    assert not two.book.readings

    field(grid, "Card A · Total limit").setText("=")
    field(grid, "Day").setText("someday")
    screen.press(grid, "Save", qtbot)
    assert "someday" in words(grid)
    assert not two.book.readings


def test_a_day_before_the_line_was_opened_is_refused_at_its_row(
    at_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    late = make.line("new", name="New", opened_on="2026-11-20")
    desk = at_desk(make.book(make.line("old", name="Old"), late))
    grid = opened(desk, qtbot)
    field(grid, "Old · Total limit").setText("=")
    field(grid, "New · Total limit").setText("=")
    field(grid, "Day").setText(date(2026, 11, 1).isoformat())

    screen.press(grid, "Save", qtbot)

    assert grid.isVisible()
    assert not desk.book.readings
    assert "2026" in screen.all_text(grid)


def test_enter_in_the_day_goes_to_the_first_line(two: Desk, qtbot: QtBot) -> None:
    grid = opened(two, qtbot)
    day = field(grid, "Day")
    day.setFocus()

    qtbot.keyClick(day, Qt.Key.Key_Return)

    assert grid.focusWidget() is field(grid, "Card A · Total limit")


def test_hidden_amounts_are_typed_in_full_all_the_same(two: Desk, qtbot: QtBot) -> None:
    mask.hide()
    try:
        grid = opened(two, qtbot)
        screen.press(grid, "All other lines: as before", qtbot)
        screen.press(grid, "Save", qtbot)
    finally:
        mask.show()

    limits = {one.line: one.limit for one in two.book.readings.values()}
    assert limits == {"a": Money(800_000), "b": Money(2_000_000)}
