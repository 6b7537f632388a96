"""What changed since the book was last looked at."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.phrases import Phrase, Sentence
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts import since
from ui.parts.since import Since

BOOK = Path("mine.duheng")
THEN = date(2026, 11, 20)
LOAN = make.loan(principal="1000.00", drawn_on="2026-11-22", first_due="2026-12-22")


def shown(desk: Desk, qtbot: QtBot) -> Since:
    made = Since(desk)
    qtbot.addWidget(made)
    made.refresh()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    return made


def seen(desk: Desk) -> Desk:
    desk.settings.last_book = BOOK
    desk.settings.seen_before(BOOK, THEN)
    return desk


def test_on_the_first_day_there_is_nothing_to_compare(at_desk, qtbot: QtBot) -> None:
    assert shown(at_desk(make.book(LOAN)), qtbot).isHidden()


def test_a_loan_of_the_days_between_is_told(at_desk, qtbot: QtBot) -> None:
    part = shown(seen(at_desk(make.book(LOAN))), qtbot)

    assert not part.isHidden()
    assert "What changed since 20 Nov 2026" in screen.all_text(part)
    assert part.words.splitlines()[0] == "· Owed: ¥0.00 then, ¥1,000.00 now"


def test_where_nothing_changed_that_is_said(at_desk, qtbot: QtBot) -> None:
    part = shown(seen(at_desk(make.book(make.line()))), qtbot)

    assert part.words == "Nothing has changed since."


def test_a_long_list_is_cut_and_counted(
    at_desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = (Sentence(Phrase("{n} loans"), n=7),) * 11
    monkeypatch.setattr(since, "changed", lambda *_: many)

    part = shown(seen(at_desk(make.book())), qtbot)

    assert part.words.splitlines()[-1] == "and 3 more changes"
    part._refuse(RefusedError())  # noqa: SLF001  # as the work would
    assert "more changes" not in part.words
