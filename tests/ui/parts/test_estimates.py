"""One line at a time: its past, what its limit may become, and why."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.model.records import NoteKind
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.estimates import Estimates
from ui.widgets.card import Card


def opened(desk: Desk, qtbot: QtBot) -> Estimates:
    made = Estimates(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    return made


def test_limit_use_and_room_are_drawn_with_what_happened(
    desk: Desk, qtbot: QtBot
) -> None:
    made = opened(desk, qtbot)

    told = screen.named(made, "Limit over time").accessibleDescription()
    for name in ("Limit: ", "Used: ", "Available: ", "Raised from"):
        assert name in told
    assert screen.named(made, "Events of the line").model().rowCount() == 2


def test_a_line_without_events_shows_no_empty_table(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    made = opened(at_desk(make.book(make.line())), qtbot)

    assert made.chosen_line == "line"
    (card,) = [
        one for one in made.findChildren(Card) if one.accessibleName() == "Events"
    ]
    assert not card.isVisible()


def test_each_line_has_its_own_past(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    book = make.book(
        make.line("a", name="A"),
        make.line("b", name="B"),
        make.note(NoteKind.FROZEN, "2026-05-01", line="b"),
    )
    desk = at_desk(book)
    made = opened(desk, qtbot)

    screen.named(made, "Credit lines").selectRow(1)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    assert screen.named(made, "Events of the line").model().rowCount() == 1

    screen.named(made, "Credit lines").selectRow(0)
    assert desk.tasks.is_idle
    assert made.chosen_line == "a"
