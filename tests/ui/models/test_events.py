"""The columns of what happened around a line."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.helpers import make
from ui.models.events import MOVES, NOTES, READINGS
from ui.models.table import SHARE, SORT, Sorted, TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(READINGS)
    model.show_rows(
        [make.reading(), make.reading(drawable=False), make.reading(drawable=True)]
    )

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(READINGS)
    model.show_rows(
        [make.reading(), make.reading(drawable=False), make.reading(drawable=True)]
    )

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0


def test_movements_and_events_are_readable_too(qtmodeltester: ModelTester) -> None:
    for columns, rows in ((MOVES, [make.move()]), (NOTES, [make.note(lender="X")])):
        model = TableModel(columns)
        model.show_rows(rows)
        qtmodeltester.check(model)
