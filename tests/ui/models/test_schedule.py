"""The columns of instalments."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.schedule.ledger import loan_state
from planner.schedule.replay import State
from planner.schedule.schedule import schedule
from tests.helpers import make
from tests.helpers.screen import TODAY
from ui.models.schedule import ACTUAL, PLANNED, REPAYMENTS, state_words
from ui.models.table import SHARE, SORT, Sorted, TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(ACTUAL)
    model.show_rows(loan_state(make.loan(), [make.repayment()], TODAY).rows)

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(ACTUAL)
    model.show_rows(loan_state(make.loan(), [make.repayment()], TODAY).rows)

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0


def test_plans_and_repayments_are_readable_too(qtmodeltester: ModelTester) -> None:
    for columns, rows in (
        (PLANNED, schedule(make.terms()).instalments),
        (REPAYMENTS, [make.repayment()]),
    ):
        model = TableModel(columns)
        model.show_rows(rows)
        qtmodeltester.check(model)


def test_lateness_is_told_in_days() -> None:
    assert state_words(State.PAID) == "paid"
    assert state_words(State.PAID, 3) == "paid, 3 days late"
    assert state_words(State.LATE, 3) == "3 days late"
