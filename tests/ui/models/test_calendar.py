"""The columns of a day's money."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.money import Money
from tests.helpers.screen import TODAY
from ui.models.calendar import Event, event_columns
from ui.models.table import SHARE, SORT, Sorted, TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(event_columns(TODAY))
    model.show_rows(
        [
            Event(TODAY, "a", "Rent", "expense", Money(-5)),
            Event(TODAY, "b", "Pay", "in", Money(5), is_sure=False),
        ]
    )

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(event_columns(TODAY))
    model.show_rows(
        [
            Event(TODAY, "a", "Rent", "expense", Money(-5)),
            Event(TODAY, "b", "Pay", "in", Money(5), is_sure=False),
        ]
    )

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0
