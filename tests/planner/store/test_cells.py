"""Every value comes back from its cell."""

import pytest
from hypothesis import given

from planner.model.records import LineType
from planner.store import cells
from tests.helpers import strategies as s


@given(amount=s.maybe(s.any_money), day=s.maybe(s.days), rate=s.maybe(s.rates))
def test_values_come_back(amount: object, day: object, rate: object) -> None:
    assert cells.money(cells.fen(amount)) == amount
    assert cells.day(cells.iso(day)) == day
    assert cells.rate(*cells.rate_cells(rate)) == rate


@given(rule=s.maybe(s.rules), every=s.everies)
def test_rules_and_rhythms_come_back(rule: object, every: object) -> None:
    assert cells.rule(*cells.rule_cells(rule)) == rule
    assert cells.every(cells.every_cell(every)) == every


def test_words_and_truths_come_back() -> None:
    for truth in (True, False, None):
        assert cells.truth(cells.flag(truth)) is truth
    for member in (LineType.CARD, None):
        assert cells.member(LineType, cells.word(member)) is member
    assert cells.every_cell("once") == "once"


@pytest.mark.parametrize("cell", [None, "12", 1.5])
def test_an_amount_that_rotted_away_is_noticed(cell: object) -> None:
    assert cells.amount_of(12).minor == 12
    with pytest.raises(TypeError):
        cells.amount_of(cell)
