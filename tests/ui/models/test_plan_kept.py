"""The columns of kept plans and of their steps."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.app.queries_plans import PlanRow, StepRow, StepState
from planner.money import ZERO, Money
from ui.models.plan_kept import KEPT, KEPT_STEPS
from ui.models.table import TableModel

DAY = date(2026, 12, 1)
STEP = StepRow(DAY, "car", "Car", Money(900), "prepay", StepState.AHEAD, ZERO)
LATE = replace(STEP, kind="other", state=StepState.MISSED, missing=Money(500))
ROW = PlanRow("a", "Fast", "repay", DAY, DAY, Money(70), DAY, 4, 1, 2, STEP)
DONE = replace(ROW, adopted_on=None, free_on=None, done=4, missed=0, next=None)


def cells(model: TableModel, row: int) -> list[str]:
    return [model.index(row, n).data() for n in range(model.columnCount())]


def test_a_plan_tells_how_far_it_is(qtmodeltester: ModelTester) -> None:
    model = TableModel(KEPT)
    model.show_rows((ROW, DONE))

    qtmodeltester.check(model)
    assert cells(model, 0) == [
        *("Fast", "2026-12-01", "2026-12-01", "0.70", "2026-12-01", "1/4"),
        "2026-12-01",
    ]
    tip = Qt.ItemDataRole.ToolTipRole
    assert model.index(0, 6).data(tip) == "2026-12-01 Car 9.00"
    assert model.index(1, 6).data(tip) == ""
    assert model.index(0, 5).data(tip) == "2 missed"
    assert cells(model, 1)[2:] == ["", "0.70", "", "4/4", ""]


def test_a_step_tells_what_became_of_it(qtmodeltester: ModelTester) -> None:
    model = TableModel(KEPT_STEPS)
    model.show_rows((STEP, LATE))

    qtmodeltester.check(model)
    assert cells(model, 0) == ["2026-12-01", "Car", "9.00", "prepay", "to come", ""]
    assert cells(model, 1)[3:] == ["other", "missed", "5.00"]
