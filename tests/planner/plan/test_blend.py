"""Amounts come back in whole fen, within every limit."""

from datetime import date

import numpy as np
import pytest

from planner.money import Money, total
from planner.plan.blend import Blend
from planner.plan.offers import Reliability
from tests.helpers.blending import blend


def test_fens_left_over_go_where_there_is_room() -> None:
    made = blend()

    amounts = made.amounts(np.array([6666.666, 6666.666, 6666.666]), Money(20000_00))

    assert total(amounts) == Money(20000_00)
    assert max(amounts) - min(amounts) <= Money(100_00)
    assert all(amount.minor % 100_00 == 0 for amount in amounts)
    odd = made.amounts(np.array([6666.666, 6666.666, 6666.666]), Money(20000_01))
    assert total(odd) == Money(20000_01)


def test_a_limit_that_may_be_cut_lends_less_in_bad_scenarios() -> None:
    cut = Reliability(1.0, Money(1000_00), Money(30000_00), Money(30000_00))
    made = blend(a=cut)

    lent = made.lent[:, 0]

    assert set(np.unique(lent)) == {1000.0, 30000.0}
    assert 0.08 < (lent == 1000.0).mean() < 0.12


def test_each_due_day_is_a_limit_of_what_can_be_repaid() -> None:
    made = blend()

    assert made.is_affordable()
    assert len(made.affordable) == 6
    assert made.unaffordable(np.zeros(3)) == (date(2026, 7, 1), made.rest)
    on, lacking = made.unaffordable(np.full(3, 30000.0))
    assert on == date(2026, 8, 1)
    assert lacking > Money(1000_00)


def test_where_whole_hundreds_have_no_room_fens_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = blend()
    monkeypatch.setattr(Blend, "_has_room", lambda *_: False)

    amounts = made.amounts(np.array([9000.25, 9000.25, 1999.5]), Money(20000_00))

    assert total(amounts) == Money(20000_00)
    assert any(one.minor % 100_00 for one in amounts)
