"""The columns of what the user knows."""

from decimal import Decimal

from pytestqt.modeltest import ModelTester

from planner.app.own_priors import beliefs
from planner.app.queries_windows import windows_ahead
from planner.model.declared import FundingWindow, PriorEdit
from tests.helpers import make
from tests.helpers.screen import TODAY, sample
from ui.models.beliefs import AHEAD, BELIEFS, windows
from ui.models.table import TableModel


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(windows(str.upper))
    model.show_rows([FundingWindow("A", "policy", TODAY, TODAY, line="l", id="w")])

    qtmodeltester.check(model)
    assert model.index(0, 4).data() == "L"


def test_shipped_and_own_values_stand_beside_each_other(
    qtmodeltester: ModelTester,
) -> None:
    edit = PriorEdit("card.monthly.rise", Decimal("0.02"), TODAY, "mine")
    model = TableModel(BELIEFS)
    model.show_rows(beliefs(make.book(edit)))

    qtmodeltester.check(model)
    assert [model.index(0, n).data() for n in (1, 2)] == ["0.01", "0.02"]
    assert model.index(1, 2).data() == ""


def test_days_ahead_are_readable(qtmodeltester: ModelTester) -> None:
    model = TableModel(AHEAD)
    model.show_rows(windows_ahead(sample(), TODAY))

    qtmodeltester.check(model)
    assert str(model.index(0, 3).data()).endswith("times as often")
