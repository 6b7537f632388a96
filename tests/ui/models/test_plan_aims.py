"""The columns of aims beside the cheapest plan."""

from pytestqt.modeltest import ModelTester

from planner.plan.aims import AIMS as PLANNERS
from planner.plan.aims import Aim
from tests.ui.parts.test_plan_aims import ROWS
from ui.models.plan_aims import AIM_COLUMNS, AIMS
from ui.models.table import TableModel


def test_every_aim_has_the_words_that_the_planner_has() -> None:
    assert {aim.value: PLANNERS[aim] for aim in Aim} == dict(AIMS)


def test_the_price_of_an_aim_stands_beside_it(qtmodeltester: ModelTester) -> None:
    model = TableModel(AIM_COLUMNS)
    model.show_rows(ROWS)

    qtmodeltester.check(model)
    cells = [model.index(1, n).data() for n in range(7)]
    assert cells == [
        *("Smoothest cash", "0.10", "0.50", "2026-12-01", "0.60", "4", "0.08"),
    ]
