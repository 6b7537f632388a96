"""Tight days are declared, corrected and removed."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.model.declared import FundingWindow
from tests.helpers import make
from tests.helpers.forms import fill, press, shown
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.forms import window_form

LINE = make.line("jiebei", channel="jiebei", name="Jiebei")
KNOWN = FundingWindow(
    "No loans", "policy", TODAY, date(2026, 12, 31), channel="jiebei", id="window-1"
)


@pytest.fixture
def at(at_desk: Callable[[Book], Desk]) -> Desk:
    return at_desk(make.book(LINE, KNOWN))


@pytest.mark.parametrize(
    ("where", "line", "channel"),
    [
        (None, None, None),
        (("line", "jiebei"), "jiebei", None),
        (("channel", "jiebei"), None, "jiebei"),
    ],
)
def test_days_are_declared_for_a_place(
    at: Desk, qtbot: QtBot, where: object, line: str | None, channel: str | None
) -> None:
    dialog = shown(window_form.ask(at), qtbot)

    fill(dialog, qtbot, name="App down", why="outage", until="+2", where=where, cut="2")
    dialog.save()

    (told,) = [one for one in at.book.windows.values() if one.id != "window-1"]
    assert (told.name, told.why, told.since) == ("App down", "outage", TODAY)
    assert told.until == date(2026, 11, 27)
    assert (told.line, told.channel) == (line, channel)
    assert (told.rise, told.cut, told.freeze) == (1, 2, 1)


def test_a_window_is_corrected_in_its_place(at: Desk, qtbot: QtBot) -> None:
    dialog = shown(window_form.ask(at, window=KNOWN), qtbot)
    assert dialog.form.value("where") == ("channel", "jiebei")

    fill(dialog, qtbot, name="Year end")
    dialog.save()

    (told,) = at.book.windows.values()
    assert (told.id, told.name, told.channel) == ("window-1", "Year end", "jiebei")


def test_a_window_is_deleted(at: Desk, qtbot: QtBot) -> None:
    dialog = shown(window_form.ask(at, window=KNOWN), qtbot)

    press(dialog, qtbot, "Delete")

    assert not at.book.windows


def test_a_window_of_a_line_is_corrected_too(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    mine = FundingWindow("A", "outage", TODAY, TODAY, line="jiebei", id="w")
    desk = at_desk(make.book(LINE, mine))

    dialog = shown(window_form.ask(desk, window=mine), qtbot)

    assert dialog.form.value("where") == ("line", "jiebei")


def test_an_end_before_the_beginning_is_refused_in_place(
    at: Desk, qtbot: QtBot
) -> None:
    dialog = shown(window_form.ask(at), qtbot)

    fill(dialog, qtbot, name="x", since="2026-12-10", until="2026-12-01")
    dialog.save()

    assert dialog.isVisible()
    assert dialog.form.note("until").text()


@pytest.mark.parametrize("typed", ["often", "-1"])
def test_what_is_no_multiple_is_told_in_place(
    at: Desk, qtbot: QtBot, typed: str
) -> None:
    dialog = shown(window_form.ask(at), qtbot)

    fill(dialog, qtbot, name="x", cut=typed)
    dialog.save()

    assert dialog.isVisible()
    assert "Expected" in dialog.form.note("cut").text() or len(at.book.windows) == 1
