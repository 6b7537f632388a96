"""A plan gets a name and is kept."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import Money
from tests.helpers import make
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.parts import plan_keep

DAY = date(2026, 11, 25)
STEPS = (PlannedStep(date(2026, 12, 1), "loan", Money(900), "settle"),)
PLAN = SavedPlan("Least cost", DAY, "repay", STEPS, Money(70), date(2026, 12, 1))


def test_a_plan_is_kept_under_the_name_proposed_or_typed(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    desk = at_desk(make.book(make.loan()))
    behind = QWidget()
    qtbot.addWidget(behind)
    for name in ("", "", "My way"):
        dialog = shown(plan_keep.ask(desk, PLAN), qtbot)
        if name:
            fill(dialog, qtbot, name=name)
        press(dialog, qtbot, "Save")

    assert [plan.name for plan in desk.book.plans.values()] == [
        "Least cost, 25 Nov 2026",
        "Least cost, 25 Nov 2026 (2)",
        "My way",
    ]
