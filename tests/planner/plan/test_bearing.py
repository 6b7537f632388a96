"""The cheapest mix that is safe enough, and what safety costs."""

import numpy as np
import pytest

from planner.money import Money
from planner.plan import risk
from planner.plan.bearing import bearable, frontier
from planner.plan.offers import Reliability
from tests.helpers.blending import blend


def test_the_chosen_mix_is_bearable_or_as_near_as_may_be() -> None:
    found = bearable(blend())
    assert found is not None
    choice, values = found[0], found[1].values
    assert values is not None
    assert choice.worst(values) <= 0.5 * 20000 + 1
    never = Reliability(0.0, Money(0), Money(0), Money(0))
    hopeless = bearable(blend(a=never, b=never, c=never))
    assert hopeless is not None
    assert hopeless[0].confidence == 0
    assert bearable(blend("900000.00")) is None


def test_a_frontier_leaves_out_what_the_solver_does_not_give(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = blend().choice(0.9)
    whole = list(frontier(made))
    given = iter([risk.cheapest(made, np.inf), None, None, None, None, None])
    monkeypatch.setattr(risk, "cheapest", lambda *_: next(given))

    assert len(whole) == 5
    assert list(frontier(made)) == []


def test_no_frontier_where_nothing_can_be_mixed() -> None:
    assert list(frontier(blend("900000.00").choice(0.9))) == []


def test_no_mix_is_bearable_where_none_can_be_drawn() -> None:
    assert bearable(blend("200000.00")) is None
    assert bearable(blend("200000.00"), lambda: True) is None
