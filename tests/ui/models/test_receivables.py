"""The columns of what debtors owe."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.helpers import make
from tests.helpers.screen import TODAY
from ui.models.receivables import receivable_columns
from ui.models.table import SHARE, SORT, Sorted, TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(receivable_columns(TODAY))
    model.show_rows([make.receivable(confirmed=one) for one in (None, True, False)])

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(receivable_columns(TODAY))
    model.show_rows([make.receivable(confirmed=one) for one in (None, True, False)])

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0
