"""The columns of channels and their facts."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.app.channel_rows import fact_rows
from planner.catalogue.read import catalogue
from tests.helpers.screen import TODAY
from ui.models.channels import CHANNELS, FACTS, channel_row
from ui.models.table import SHARE, SORT, Sorted, TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(CHANNELS)
    model.show_rows([channel_row(one, TODAY) for one in catalogue().channels.values()])

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(CHANNELS)
    model.show_rows([channel_row(one, TODAY) for one in catalogue().channels.values()])

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0


def test_every_fact_of_every_channel_is_readable(qtmodeltester: ModelTester) -> None:
    for channel in catalogue().channels.values():
        model = TableModel(FACTS)
        model.show_rows(list(fact_rows(channel, TODAY)))
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                index.data(Qt.ItemDataRole.ToolTipRole)
                index.data(Qt.ItemDataRole.ForegroundRole)
                assert isinstance(index.data(), str)
