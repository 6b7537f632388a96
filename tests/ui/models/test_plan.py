"""The columns of plan steps, ways, and mixes."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.model.records import RepaymentKind
from planner.money import Money
from planner.plan.plan import Baseline, Cost, Found, LowestCash, Plan, Rule, Step
from ui.models.plan import WAYS, owed_over_time, step_columns, ways
from ui.models.table import SHARE, SORT, Sorted, TableModel

A, B = date(2026, 12, 1), date(2027, 1, 1)
STEPS = (
    Step(A, "loan", Money(600), RepaymentKind.SCHEDULED, interest=Money(100)),
    Step(A, "loan", Money(200), RepaymentKind.PREPAY, mode="shorter"),
    Step(B, "loan", Money(320), RepaymentKind.SETTLE, fee=Money(20)),
)
PLAN = Plan(STEPS, Cost(Money(100), Money(20), Money(0)), B, LowestCash(A, Money(-5)))
FOUND = Found(PLAN, (Baseline(Rule.AVALANCHE, PLAN, 2),), Money(90))


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(WAYS)
    model.show_rows(ways(FOUND))

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(WAYS)
    model.show_rows(ways(FOUND))

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0


def test_steps_are_readable_too(qtmodeltester: ModelTester) -> None:
    model = TableModel(step_columns(str.upper))
    model.show_rows(STEPS)
    qtmodeltester.check(model)
    assert model.index(1, 5).data() == "ends earlier"


def test_what_is_owed_falls_by_the_principal_of_each_step() -> None:
    assert owed_over_time(PLAN, date(2026, 11, 25), Money(1000)) == [
        (date(2026, 11, 25), Money(1000)),
        (A, Money(300)),
        (B, Money(0)),
    ]
