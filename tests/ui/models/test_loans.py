"""The columns of loans and of what falls due."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.app.queries import dues, loans
from planner.wording.say import plain
from tests.helpers.screen import TODAY, sample
from ui.models.loans import ahead, bill_columns, due_columns, loan_columns
from ui.models.table import SHARE, SORT, Sorted, TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(loan_columns(TODAY))
    model.show_rows(loans(sample(), TODAY))

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(loan_columns(TODAY))
    model.show_rows(loans(sample(), TODAY))

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0


def test_dues_are_readable_too(qtmodeltester: ModelTester) -> None:
    model = TableModel(due_columns(TODAY))
    model.show_rows(dues(sample(), TODAY))
    qtmodeltester.check(model)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)


def test_a_day_is_told_by_its_distance() -> None:
    from datetime import timedelta  # noqa: PLC0415  # only here

    day = timedelta(days=1)

    assert ahead(TODAY, TODAY) == "today"
    assert ahead(TODAY + day, TODAY) == "tomorrow"
    assert ahead(TODAY - day, TODAY) == "yesterday"


def test_a_cards_bill_tells_what_was_billed_and_the_least_to_pay() -> None:
    bills = [row for row in dues(sample(), TODAY) if row.minimum is not None]
    model = TableModel(bill_columns(TODAY))
    model.show_rows(bills)

    cells = [str(model.index(0, place).data()) for place in range(7)]

    assert cells[0] == "1"
    assert cells[3] == plain(bills[0].amount)
    assert cells[4] == plain(bills[0].minimum)
    loan = next(row for row in dues(sample(), TODAY) if row.minimum is None)
    assert bill_columns(TODAY)[4].text(loan) == ""
    assert bill_columns(TODAY)[4].key(loan) == -1
