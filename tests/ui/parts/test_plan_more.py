"""What more money a month would do, and what a day asks for."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.money import ZERO, Money
from planner.plan.compare import Needed
from planner.plan.plan import Cost, Found, LowestCash, Plan
from tests.helpers import screen
from tests.ui.parts.test_plan_aims import salaried
from ui.desk import Desk
from ui.parts import plan_more
from ui.parts.plan_more import More, more_money, needed_by
from ui.tasks import Told

EARLY, LATE = date(2026, 12, 1), date(2027, 3, 1)


def found(cost: int, free_on: date) -> Found:
    costs = Cost(Money(cost), ZERO, ZERO)
    return Found(Plan((), costs, free_on, LowestCash(EARLY, ZERO)), (), ZERO)


@pytest.fixture
def more(desk: Desk, qtbot: QtBot) -> More:
    made = More(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_what_more_money_does_is_said_in_a_sentence(more: More) -> None:
    more.show_more((found(9000, LATE), found(5000, EARLY)))
    assert more.words[0].splitlines() == [
        "¥500.00 more a month saves ¥40.00 and frees you 90 days sooner.",
        "Free of debt on 1 Dec 2026 instead of 1 Mar 2027.",
    ]

    more.show_more((found(9000, LATE), found(5000, LATE)))
    assert more.words[0] == "¥500.00 more a month saves ¥40.00."

    more.show_more(None)
    assert more.words[0].startswith("Without a plan")
    more._more_wait.show_refusal(RefusedError())  # noqa: SLF001  # as the work would
    assert more.words[0] == ""


def test_what_a_day_asks_for_can_be_planned_with(more: More, qtbot: QtBot) -> None:
    wished: list[tuple[object, object]] = []
    more.wished.connect(lambda *told: wished.append(told))

    more.show_needed(Needed(LATE, Money(300_00), found(5000, LATE)))
    assert more.words[1].splitlines() == [
        "To be free by 1 Mar 2027, have ¥300.00 more each month than expected.",
        "Interest and fees are then ¥50.00.",
    ]
    screen.press(more, "Plan with it", qtbot)
    more.show_needed(Needed(LATE, ZERO, found(5000, LATE)))
    assert more.words[1].startswith("What is expected suffices")
    screen.press(more, "Plan with it", qtbot)

    assert wished == [(LATE, Money(300_00)), (LATE, None)]


def test_a_day_that_no_money_reaches_is_told(more: More, qtbot: QtBot) -> None:
    day = screen.named(more, "Free of debt by")
    assert isinstance(day, QLineEdit)
    screen.press(more, "Work out what the day asks for", qtbot)
    assert more.desk.tasks.is_idle

    more._wish()  # noqa: SLF001  # as a key would, before there is an answer
    qtbot.keyClicks(screen.named(more, "More each month"), "x")
    screen.press(more, "Work out what more money does", qtbot)
    assert more.desk.tasks.is_idle
    qtbot.keyClicks(day, "2027-03-01")
    more.show_needed(None)

    assert more.words[1] == "No money a month makes you free of debt by 1 Mar 2027."


def test_both_questions_are_asked_in_the_background(more: More, qtbot: QtBot) -> None:
    more.refresh()
    assert not more.desk.tasks.is_idle
    screen.press(more, "Work out what more money does", qtbot)
    qtbot.keyClicks(screen.named(more, "Free of debt by"), "2028-03-01")
    screen.press(more, "Work out what the day asks for", qtbot)
    qtbot.waitUntil(lambda: more.desk.tasks.is_idle, timeout=60_000)

    assert all(more.words)


def test_the_work_answers_for_a_book() -> None:
    told = Told(lambda _: None)
    today = date(2026, 11, 25)

    both = more_money(salaried(), today, Money(500_00), told)
    assert both is not None
    assert both[1].plan.cost.total <= both[0].plan.cost.total
    needed = needed_by(salaried(), today, date(2028, 1, 1), told)
    assert needed is not None
    assert not needed.extra


def test_a_book_without_money_has_nothing_to_improve() -> None:
    broke = salaried().without("salary").with_()
    broke = broke.without(*broke.cash)

    told = Told(lambda _: None)
    assert more_money(broke, date(2026, 11, 25), Money(1), told) is None


def test_both_answers_follow_what_is_typed(
    more: More, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = Needed(LATE, Money(300_00), found(5000, LATE))
    both = found(9000, LATE), found(5000, EARLY)
    monkeypatch.setattr(plan_more, "more_money", lambda *_: both)
    monkeypatch.setattr(plan_more, "needed_by", lambda *_: needed)
    extra, day = (one for one in more.findChildren(QLineEdit) if one.isVisible())

    extra.selectAll()
    qtbot.keyClicks(extra, "900")
    qtbot.waitUntil(lambda: more.words[0].startswith("¥900.00 more a month"))
    qtbot.keyClicks(day, "2027-03-01")
    qtbot.waitUntil(lambda: more.words[1].startswith("To be free by 1 Mar 2027"))

    qtbot.keyClicks(extra, "x")
    qtbot.waitUntil(lambda: not any(t.isActive() for t in more.findChildren(QTimer)))
    assert more.words[0].startswith("¥900.00 more a month")
