"""The columns of what the user knows."""

from pytestqt.modeltest import ModelTester

from planner.model.declared import FundingWindow
from tests.helpers.screen import TODAY
from ui.models.beliefs import windows
from ui.models.table import TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(windows(str.upper))
    model.show_rows([FundingWindow("A", "policy", TODAY, TODAY, line="l", id="w")])

    qtmodeltester.check(model)
    assert model.index(0, 4).data() == "L"
