"""Kept plans in one picture."""

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from planner.model.declared import PlannedStep, SavedPlan
from planner.money import Money
from ui.parts.plan_compared import Compared
from ui.widgets.bars import StackedBars
from ui.widgets.chart import Chart

MADE, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
STEPS = (
    PlannedStep(JUNE, "car", Money(300_00), "settle"),
    PlannedStep(MAY, "car", Money(200_00), "scheduled"),
)
PLAN = SavedPlan("Soon", MADE, "repay", STEPS, Money(10_00), JUNE, id="a")
OTHER = replace(PLAN, name="Late", steps=STEPS[:1], id="b")
MIX = SavedPlan(
    "Mix",
    MADE,
    "finance",
    (
        PlannedStep(MAY, "jiebei", Money(500_00), "draw"),
        PlannedStep(MADE, "jiebei", Money(500_00), "apply"),
    ),
    Money(20_00),
    id="c",
)


def test_each_plan_is_a_line_of_what_it_still_asks_for(qtbot: QtBot) -> None:
    part = Compared("repay")
    qtbot.addWidget(part)

    part.show_plans((PLAN, OTHER))

    facts = part.findChild(Chart).facts()
    assert not part.isHidden()
    assert facts.headings == ("Day", "Soon", "Late")
    assert facts.rows == (
        ("2026-04-01", "500.00", "300.00"),
        ("2026-05-01", "300.00", "300.00"),
        ("2026-06-01", "0.00", "0.00"),
    )


def test_each_mix_is_a_bar_of_what_it_borrows_and_costs(qtbot: QtBot) -> None:
    part = Compared("finance")
    qtbot.addWidget(part)

    part.show_plans((MIX, replace(MIX, name="Else", id="d")))

    facts = part.findChild(StackedBars).facts()
    assert facts.headings == ("Name", "Borrowed", "Interest and fees", "Σ")
    assert facts.rows[1] == ("Else", "500.00", "20.00", "520.00")


def test_one_plan_alone_is_not_compared(qtbot: QtBot) -> None:
    part = Compared("repay")
    qtbot.addWidget(part)

    part.show_plans((PLAN,))
    assert part.isHidden()
    part.show_plans(())
    assert part.isHidden()
