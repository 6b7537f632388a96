"""How good the estimates were, on the page."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.model.book import Book
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.track_record import TrackRecord
from ui.widgets.banner import Banner


def opened(desk: Desk, qtbot: QtBot) -> TrackRecord:
    made = TrackRecord(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    return made


def test_each_horizon_is_told_in_words_and_numbers(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)

    said = screen.all_text(made)
    assert "1 month ahead" in said
    assert "kept the limit inside their range" in said
    table = screen.named(made, "Estimates against what happened")
    assert table.model().rowCount() == 4


def test_a_young_book_is_told_that_it_is_too_early(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    made = opened(at_desk(make.book(make.line())), qtbot)

    assert screen.all_text(made).count("Too few months to tell") == 4


def test_checking_can_be_stopped_and_refused(desk: Desk, qtbot: QtBot) -> None:
    made = opened(desk, qtbot)
    made.refresh()
    screen.press(made, "Stop", qtbot)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)

    made.show_refusal(RefusedError())

    assert made.findChild(Banner).words == "This cannot be done."
