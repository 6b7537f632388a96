"""Kept plans, adopted, given up, deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from planner.app.commands import Declare
from planner.model.book import Book
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import Money
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.plan_followed import FollowedPlan
from ui.parts.plan_kept import Kept

MADE = date(2026, 11, 20)
STEPS = (
    PlannedStep(date(2026, 11, 21), "loan", Money(500_00), "prepay"),
    PlannedStep(date(2026, 12, 1), "loan", Money(2600_00), "settle"),
)
PLAN = SavedPlan("Fast", MADE, "repay", STEPS, Money(70), date(2026, 12, 1), id="fast")
OTHER = replace(PLAN, name="Slow", adopted_on=MADE, id="slow")
MIX = SavedPlan(
    "Stock",
    MADE,
    "finance",
    (PlannedStep(date(2026, 12, 1), "line", Money(100_00), "draw"),),
    Money(70),
    id="mix",
)


@pytest.fixture
def planned(at_desk: Callable[[Book], Desk]) -> Desk:
    loan = make.loan(
        principal="3000.00", drawn_on="2026-11-01", first_due="2026-12-01", name="Car"
    )
    desk = at_desk(make.book(make.line(), loan))
    desk.bridge.do(*(Declare(plan) for plan in (PLAN, OTHER, MIX)))
    return desk


def opened(desk: Desk, qtbot: QtBot, kind: str = "repay") -> Kept:
    made = Kept(desk, kind)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    return made


def names(made: Kept) -> list[str]:
    model = screen.named(made, "Kept plans").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_plan_is_seen_beside_what_was_done(planned: Desk, qtbot: QtBot) -> None:
    made = opened(planned, qtbot)

    assert names(made) == ["Slow", "Fast"]
    chart = screen.named(made, "Minimum, plan, actual")
    told = chart.accessibleDescription().splitlines()
    assert [line.split(":")[0] for line in told[:3]] == [
        *("Minimum only", "The plan", "Actual"),
    ]
    assert "¥500.00 of ¥500.00 to “Car” on 21 Nov 2026 was not paid" in (
        screen.all_text(made)
    )
    steps = screen.named(made, "Steps of the kept plan").model()
    assert [steps.index(row, 4).data() for row in range(2)] == ["missed", "to come"]


def test_only_one_plan_is_followed_at_a_time(planned: Desk, qtbot: QtBot) -> None:
    made = opened(planned, qtbot)
    steps = len(planned.bridge.history)

    screen.named(made, "Kept plans").selectRow(1)
    screen.press(made, "Follow this plan", qtbot)
    made.refresh()

    adopted = {plan.id: plan.adopted_on for plan in planned.book.plans.values()}
    assert adopted == {"fast": screen.TODAY, "slow": None, "mix": None}
    assert len(planned.bridge.history) == steps + 1
    assert names(made) == ["Fast", "Slow"]
    screen.press(made, "Give it up", qtbot)
    assert planned.book.plans["fast"].adopted_on is None


def test_a_deleted_plan_comes_back_by_undo(planned: Desk, qtbot: QtBot) -> None:
    made = opened(planned, qtbot)

    screen.press(made, "Delete", qtbot)
    made.refresh()
    assert names(made) == ["Fast"]
    screen.press(made, "Delete", qtbot)
    made.refresh()
    assert "No plan is kept yet" in screen.all_text(made)

    planned.bridge.undo()
    made.refresh()
    assert names(made) == ["Fast"]
    qtbot.waitUntil(lambda: planned.tasks.is_idle, timeout=30_000)


def test_a_mix_has_steps_but_no_lines(planned: Desk, qtbot: QtBot) -> None:
    made = opened(planned, qtbot, "finance")

    followed = made.findChild(FollowedPlan)
    assert names(made) == ["Stock"]
    assert "Nothing: all went as planned." in screen.all_text(followed)
    assert screen.named(made, "Steps of the kept plan").model().rowCount() == 1


def test_without_a_choice_nothing_is_done(nothing: Desk, qtbot: QtBot) -> None:
    made = opened(nothing, qtbot)

    made._follow()  # noqa: SLF001  # as a key would, before anything is chosen
    made._leave()  # noqa: SLF001  # the same
    made._delete()  # noqa: SLF001  # the same

    assert not nothing.bridge.history
