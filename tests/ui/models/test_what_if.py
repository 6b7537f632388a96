"""The columns of lines as they are and as they would be."""

from pytestqt.modeltest import ModelTester

from planner.app.what_ifs import BeforeAfter
from planner.credit.drawable import Risk
from planner.credit.estimate import Horizon
from planner.money import Money
from ui.models.table import TableModel
from ui.models.what_if import BEFORE_AFTER
from ui.theme import Tone


def ahead(middle: int, rise: float, cut: float) -> Horizon:
    low, high = Money(0), Money(middle * 200)
    return Horizon(12, low, Money(middle * 100), high, rise, cut, 0.1, low)


WORSE = BeforeAfter(
    "a", "A", ahead(9000, 0.2, 0.1), ahead(6000, 0.1, 0.3), Risk.LOW, Risk.HIGH
)
SAME = BeforeAfter(
    "a", "A", ahead(9000, 0.2, 0.1), ahead(9000, 0.2, 0.1), Risk.LOW, Risk.LOW
)
BETTER = BeforeAfter(
    "a", "A", ahead(6000, 0.1, 0.3), ahead(9000, 0.2, 0.1), Risk.HIGH, Risk.LOW
)
UNKNOWN = BeforeAfter("a", "A", None, None, None, None)


def cells(row: BeforeAfter) -> list[str]:
    return [column.text(row) for column in BEFORE_AFTER]


def tones(row: BeforeAfter) -> list[Tone]:
    return [column.tone(row) for column in BEFORE_AFTER[2:]]


def test_both_sides_stand_beside_each_other() -> None:
    assert cells(WORSE) == [
        "A",
        "0 – 9,000 – 18,000",
        "0 – 6,000 – 12,000",
        "20% → 10%",
        "10% → 30%",
        "10%",
        "low → high",
    ]


def test_the_colour_tells_whether_the_change_is_good() -> None:
    bad, good, none = Tone.BAD, Tone.GOOD, Tone.MUTED
    assert tones(WORSE) == [bad, bad, bad, none, bad]
    assert tones(BETTER) == [good, good, good, none, good]
    assert tones(SAME) == [none] * 5
    assert tones(UNKNOWN) == [none] * 5


def test_what_is_not_known_is_a_dash() -> None:
    assert cells(UNKNOWN) == ["A", "—", "—", "—", "—", "—", "—"]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(BEFORE_AFTER)
    model.show_rows([WORSE, SAME, UNKNOWN])

    qtmodeltester.check(model)
