"""The reminders of the open book, and when the desktop is told of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from planner.calendar import FixedClock
from planner.model.book import Book
from planner.wording import mask
from tests.helpers import make, screen
from ui.desk import Desk
from ui.reminding import Reminding, summary


class Heard:
    """A desktop that notes what it is told."""

    def __init__(self, *, can: bool = True) -> None:
        self.can, self.told, self.left = can, [], 0

    def tell(self, title: str, words: str) -> bool:
        self.told.append((title, words))
        return self.can

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def due(at_desk: Callable[[Book], Desk]) -> Desk:
    """A desk on which a due is late."""
    return at_desk(make.book(make.loan(name="Car")))


def test_the_desktop_is_told_nothing_until_it_is_switched_on(
    due: Desk, qtbot: QtBot
) -> None:
    heard = Heard()
    reminding = Reminding(heard)

    with qtbot.waitSignal(reminding.counted) as counted:
        reminding.follow(due)

    assert counted.args == [len(reminding.now)]
    assert reminding.now
    assert heard.told == []
    reminding.leave()


def test_the_desktop_is_told_once_a_day(due: Desk, qtbot: QtBot) -> None:
    heard = Heard()
    due.settings.reminds = True
    reminding = Reminding(heard)
    reminding.follow(due)
    qtbot.waitUntil(lambda: bool(heard.told))
    reminding.look()

    assert len(heard.told) == 1
    assert heard.told[0][0].endswith("to remember")
    tomorrow = FixedClock(due.today + timedelta(days=1))
    reminding.follow(replace(due, services=replace(due.services, clock=tomorrow)))
    qtbot.waitUntil(lambda: len(heard.told) == 2)
    assert due.settings.reminded_on == tomorrow.today()
    reminding.leave()


def test_a_desktop_that_cannot_show_it_is_tried_again(due: Desk, qtbot: QtBot) -> None:
    heard = Heard(can=False)
    due.settings.reminds = True
    reminding = Reminding(heard)
    reminding.look()
    assert heard.told == []
    reminding.follow(due)
    qtbot.waitUntil(lambda: bool(heard.told))
    reminding.look()

    assert len(heard.told) == 2
    assert due.settings.reminded_on is None
    reminding.leave()


def test_a_step_is_seen_after_it(due: Desk, qtbot: QtBot) -> None:
    reminding = Reminding(Heard())
    with qtbot.waitSignal(reminding.counted):
        reminding.follow(due)
    before = len(reminding.now)

    with qtbot.waitSignal(reminding.counted):
        due.bridge.bring_back(Book(), "copy")

    assert len(reminding.now) < before
    reminding.leave()


def test_amounts_are_hidden_in_it_where_the_window_hides_them(
    due: Desk, qtbot: QtBot
) -> None:
    reminding = Reminding(Heard())
    with qtbot.waitSignal(reminding.counted):
        reminding.follow(due)
    told = reminding.now
    assert any(c.isdigit() for c in summary(told))

    with mask.hidden():
        hidden = summary(told[:1])

    assert mask.HIDDEN_AMOUNT in hidden
    assert summary(told * 4).endswith("more.")
    reminding.leave()


def test_a_book_with_nothing_due_says_nothing(nothing: Desk, qtbot: QtBot) -> None:
    heard = Heard()
    nothing.settings.reminds = True
    reminding = Reminding(heard)
    with qtbot.waitSignal(reminding.counted):
        reminding.follow(nothing)

    assert heard.told == [] or all("tight" not in words for _, words in heard.told)
    reminding.leave()
    assert nothing.today == screen.TODAY
