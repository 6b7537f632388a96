"""Scenarios keep their odds, fail together, and the mix stands what it must."""

import numpy as np
import pytest

from planner.plan import risk
from planner.plan.fates import Source, scenarios
from planner.plan.risk import (
    Choice,
    cheapest,
    largest,
    mean_of_worst,
    safest,
    shortfalls,
    tail,
)

TWO = tuple(Source(0.9, 80.0, 100.0, 120.0, "one") for _ in range(2))


def choice(confidence: float = 0.9, need: float = 100.0, cap: float = 100.0) -> Choice:
    return Choice(
        cost=np.array([0.1, 0.2]),
        cap=np.full(2, cap),
        rows=((np.array([1.0, 0.0]), 80.0),),
        lent=scenarios(TWO),
        need=need,
        confidence=confidence,
    )


def test_each_line_works_as_often_as_it_should() -> None:
    lent = scenarios(TWO, count=20000)

    works = lent > 0
    assert works.mean(axis=0) == pytest.approx([0.9, 0.9], abs=0.01)
    assert set(np.unique(lent)) == {0.0, 80.0, 100.0, 120.0}
    assert (lent == 80.0).mean() == pytest.approx(0.09, abs=0.01)


def test_draws_inside_one_window_fail_together() -> None:
    lent = scenarios(TWO, count=20000)
    apart = scenarios(
        tuple(Source(0.9, 1.0, 1.0, 1.0, name) for name in ("a", "b")), count=20000
    )

    both = ((lent == 0).all(axis=1)).mean()
    assert both > 0.02 > ((apart == 0).all(axis=1)).mean()


def test_the_same_seed_gives_the_same_scenarios() -> None:
    assert (scenarios(TWO) == scenarios(TWO)).all()
    assert (scenarios(TWO) != scenarios(TWO, seed=1)).any()


def test_what_is_certain_is_certain() -> None:
    sure = Source(1.0, 5.0, 5.0, 5.0, "one")
    never = Source(0.0, 5.0, 5.0, 5.0, "one")

    lent = scenarios((sure, never))

    assert (lent == [5.0, 0.0]).all()


def test_the_mean_of_the_worst_weighs_part_of_a_scenario() -> None:
    missing = np.array([0.0, 10.0, 30.0, 0.0])

    # the worst 1.5 of four: all of 30 and half of 10
    assert mean_of_worst(missing, 0.625) == pytest.approx(35.0 / 1.5)
    assert tail(missing, 1.0).tolist() == [0.0, 0.0, 1.0, 0.0]
    assert mean_of_worst(missing, 0.0) == pytest.approx(10.0)


def test_a_shortfall_is_what_no_line_brings() -> None:
    lent = np.array([[50.0, 0.0], [50.0, 50.0]])

    assert shortfalls(np.array([60.0, 40.0]), lent, 100.0).tolist() == [50.0, 10.0]


def test_the_cheapest_mix_takes_the_cheap_line_first() -> None:
    values = cheapest(choice(), np.inf)

    assert values is not None
    assert values.tolist() == pytest.approx([80.0, 20.0])


def test_a_tighter_limit_costs_more_and_holds() -> None:
    free = choice()
    safe = safest(free)
    assert safe is not None
    limit = free.worst(safe) + 0.1

    values = cheapest(choice(), limit)

    assert values is not None
    assert free.worst(values) <= limit + 0.01
    assert free.cost @ values >= free.cost @ cheapest(choice(), np.inf)  # type: ignore[operator]


def test_a_search_for_cuts_that_does_not_end_gives_the_best_so_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(risk, "_CUTS", 1)

    made = safest(choice())
    assert made is not None
    assert made.sum() == pytest.approx(100.0)
    assert cheapest(choice(), 5.0) is None
    monkeypatch.setattr(risk, "_CUTS", 0)
    assert safest(choice()) is None
    assert cheapest(choice(), 5.0) is None


def test_what_cannot_be_drawn_has_no_mix() -> None:
    assert cheapest(choice(need=500.0), np.inf) is None
    assert cheapest(choice(), 0.0) is None
    assert largest(np.full(2, 100.0), choice().rows) == pytest.approx(180.0)
    assert largest(np.full(1, 1.0), ((np.array([1.0]), -1.0),)) == 0.0
