"""Draws that fail together, limits that are cut, payers that are late with them."""

import numpy as np
import pytest

from planner.plan.fates import Source, fates, scenarios

TWO = tuple(Source(0.9, 80.0, 100.0, 120.0, "one") for _ in range(2))


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


def test_payers_are_late_as_often_as_told_and_with_draws_that_fail() -> None:
    fate = fates(TWO, (0.2, 0.0, 1.0))

    often, never, always = fate.late.T
    failed = fate.lent[:, 0] == 0
    assert abs(often.mean() - 0.2) < 0.02
    assert not never.any()
    assert always.all()
    # what shares a window is not independent
    assert (often & failed).mean() > 1.5 * often.mean() * failed.mean()
    assert (fate.lent == scenarios(TWO)).all()


def test_without_any_lender_payers_can_still_be_late() -> None:
    fate = fates((), (0.5,))

    assert fate.lent.shape == (5000, 0)
    assert 0.45 < fate.late.mean() < 0.55
