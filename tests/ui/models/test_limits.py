"""The columns of forecasts and factors."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.app.outlook import limit_estimates
from planner.money import Money
from planner.wording import mask
from tests.helpers.screen import TODAY, sample
from ui.models.limits import FACTORS, FORECAST, chance, whole
from ui.models.table import SHARE, SORT, Sorted, TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(FACTORS)
    model.show_rows(limit_estimates(sample(), TODAY)[0].factors)

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(FACTORS)
    model.show_rows(limit_estimates(sample(), TODAY)[0].factors)

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0


def test_a_forecast_is_readable_too(qtmodeltester: ModelTester) -> None:
    model = TableModel(FORECAST)
    model.show_rows(limit_estimates(sample(), TODAY)[0].forecast)
    qtmodeltester.check(model)


def test_what_is_tiny_is_not_called_nothing() -> None:
    assert [chance(p) for p in (0.0, 0.001, 0.126, 1.0)] == ["0%", "<1%", "13%", "100%"]


def test_hidden_amounts_hide_estimates_too() -> None:
    mask.hide()
    try:
        assert whole(Money(123_400)) == mask.HIDDEN_AMOUNT
    finally:
        mask.show()
