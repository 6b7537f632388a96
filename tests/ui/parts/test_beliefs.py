"""What the user knows better than the program."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.model.declared import FundingWindow, PriorEdit
from tests.helpers import make, screen
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.parts.beliefs import Beliefs
from ui.parts.estimates import Estimates
from ui.widgets.banner import Banner

NAME = "Days in which money is tight"
WINDOWS = (
    FundingWindow("B", "policy", TODAY, TODAY, line="jiebei", id="w-1"),
    FundingWindow("A", "outage", TODAY, TODAY, channel="jiebei", id="w-2"),
    FundingWindow("C", "outage", TODAY, TODAY, id="w-3"),
)


@pytest.fixture
def desk(at_desk: Callable[[Book], Desk]) -> Desk:
    line = make.line("jiebei", channel="jiebei", name="Jiebei")
    return at_desk(make.book(line, *WINDOWS))


def opened(desk: Desk, qtbot: QtBot) -> Beliefs:
    made = Beliefs(desk)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.refresh()
    return made


def test_declared_days_stand_with_their_place(desk: Desk, qtbot: QtBot) -> None:
    table = screen.named(opened(desk, qtbot), NAME)

    model = table.model()
    cells = [model.index(n, 4).data() for n in range(model.rowCount())]
    assert cells[0] == "Jiebei"
    assert cells[1].startswith("Jiebei (")
    assert cells[2] == "everywhere"


def test_days_are_declared_corrected_and_removed(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    screen.press(made, "Declare days …", qtbot)
    screen.close_dialog(made)

    table = screen.named(made, NAME)
    table.selectRow(0)
    screen.press(made, "Correct …", qtbot)
    screen.close_dialog(made)
    table.opened.emit(table.current)
    screen.close_dialog(made)
    screen.press(made, "Remove", qtbot)

    assert list(desk.book.windows) == ["w-2", "w-3"]


def test_without_a_chosen_row_nothing_happens(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    desk = at_desk(Book())
    made = opened(desk, qtbot)

    screen.press(made, "Correct …", qtbot)
    screen.press(made, "Remove", qtbot)

    assert not desk.bridge.history


def test_a_value_of_ones_own_is_seen_and_taken_back(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    edit = PriorEdit("online.monthly.rise", Decimal("0.05"), TODAY)
    desk = at_desk(make.book(edit))
    made = opened(desk, qtbot)
    assert "1 of the values that estimates begin with is your own." in (
        screen.all_text(made)
    )
    table = screen.named(made, "What estimates begin with")
    own = [row.belief for row in table.rows if row.own is not None]
    assert own == ["online.monthly.rise"]

    screen.press(made, "Change …", qtbot)
    screen.press(made, "As it is shipped", qtbot)
    assert desk.book.priors
    table.selectRow([row.belief for row in table.rows].index(own[0]))
    screen.press(made, "Change …", qtbot)
    screen.close_dialog(made)
    table.opened.emit(table.current)
    screen.close_dialog(made)
    screen.press(made, "As it is shipped", qtbot)

    assert not desk.book.priors


def test_the_estimate_says_that_values_are_ones_own(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    edit = PriorEdit("online.monthly.rise", Decimal("0.05"), TODAY)
    desk = at_desk(make.book(make.line(), edit))
    made = Estimates(desk)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)

    assert "is your own" in screen.all_text(made)


def test_days_ahead_and_what_stands_by_are_told(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    made = opened(at_desk(screen.sample()), qtbot)

    rows = screen.named(made, "Days ahead on which a draw may fail").rows
    assert {"year-end", "spring"} <= {row.kind for row in rows}
    assert "independent lines" in made.findChild(Banner).words
