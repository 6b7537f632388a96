"""What lenders see, each figure with the records behind it one click away."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.model.book import Book
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.behaviour import Behaviour
from ui.widgets.banner import Banner
from ui.widgets.table import Table


def opened(desk: Desk, qtbot: QtBot) -> Behaviour:
    made = Behaviour(desk)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    return made


def table(made: Behaviour, name: str) -> Table:
    found = screen.named(made, name)
    assert isinstance(found, Table)
    return found


def count(made: Behaviour) -> int:
    return table(made, "The records behind it").model().rowCount()


def test_one_click_shows_the_records_behind_a_measure(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    assert table(made, "What lenders measure").model().rowCount() == 14

    table(made, "What lenders measure").selectRow(0)

    assert count(made) > 3
    assert "over the monthly income" in screen.all_text(made)


def test_one_click_shows_the_records_behind_a_habit(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    habits = table(made, "Habits")
    whole = habits.model().rowCount()
    assert whole == 13

    records = [len(row.records) for row in habits.rows]
    habits.selectRow(records.index(max(records)))
    assert count(made) == max(records)

    screen.named(made, "Line").put("jiebei")
    assert {row.line for row in habits.rows} == {"jiebei"}


def test_one_click_shows_what_a_lender_is_owed(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)

    table(made, "Who is owed how much").selectRow(0)

    assert count(made) == 1


def test_the_bureaus_grid_has_a_row_an_account(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    name = "The bureau's last 24 months"
    # what was just put into a layout is shown with the next event
    tables = made.findChildren(Table)
    (shown,) = [one for one in tables if one.accessibleName() == name]
    qtbot.waitUntil(shown.isVisible)

    grid = table(made, name).model()

    assert grid.columnCount() == 25
    assert grid.rowCount() == 7


def test_the_chosen_line_stays_and_an_empty_book_has_no_grid(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    desk = at_desk(make.book(make.line("a"), make.line("b")))
    made = opened(desk, qtbot)
    screen.named(made, "Line").put("b")

    made.refresh()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)

    assert screen.named(made, "Line").value() == "b"
    assert not [
        one
        for one in made.findChildren(Table)
        if one.isVisible() and "24 months" in one.accessibleName()
    ]


def test_counting_can_be_stopped_and_refused(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    made.refresh()
    screen.press(made, "Stop", qtbot)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)

    made.show_refusal(RefusedError())

    assert made.findChild(Banner).words == "This cannot be done."
