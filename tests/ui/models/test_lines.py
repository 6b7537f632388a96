"""The columns of credit lines."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.app.queries import limits
from tests.helpers.screen import TODAY, sample
from ui.models.lines import CHOOSER, LINES
from ui.models.table import SHARE, SORT, Sorted, TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(LINES)
    model.show_rows(limits(sample(), TODAY))

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(LINES)
    model.show_rows(limits(sample(), TODAY))

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0


def test_a_failed_draw_is_told_though_the_line_is_open(qtbot: object) -> None:
    from dataclasses import replace  # noqa: PLC0415  # only here

    row = replace(limits(sample(), TODAY)[0], drawable=False)
    model = TableModel(CHOOSER)
    model.show_rows([row])

    assert model.index(0, 3).data() == "last draw failed"
