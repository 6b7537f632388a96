"""The columns of estimates held against what happened."""

from pytestqt.modeltest import ModelTester

from planner.app.track_record import judged
from planner.credit.backtest import Met, Score
from ui.models.record import RECORD
from ui.models.table import TableModel

FULL = Score(3, 40, 0.1, 0.2, 0.8, Met(0.01, 0), Met(0.1, 0.25), Met(0.05, 0.02))


def cells(score: Score) -> list[str]:
    return [column.text(judged(score)) for column in RECORD]


def test_numbers_stand_beside_each_other() -> None:
    assert cells(FULL) == [
        "3 months",
        "40",
        "80%",
        "50.0%",
        "10% / 25%",
        "5% / 2%",
        "1% / 0%",
    ]


def test_what_is_not_known_is_a_dash() -> None:
    assert cells(Score(12, 0)) == ["12 months", "0", "—", "—", "—", "—", "—"]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(RECORD)
    model.show_rows([judged(FULL), judged(Score(12, 0))])

    qtmodeltester.check(model)
