import numpy as np
import pytest

from planner.credit.calibration import error, slope


def _drawn(times: float = 1.0, n: int = 40_000):
    rng = np.random.default_rng(7)
    logits = rng.normal(-2.0, 1.0, n)
    came = (rng.random(n) < 1 / (1 + np.exp(-logits))).astype(float)
    return 1 / (1 + np.exp(-logits * times)), came


def test_chances_that_come_as_said_have_no_error_and_slope_one() -> None:
    predicted, came = _drawn()

    assert error(predicted, came) < 0.005
    assert slope(predicted, came) == pytest.approx(1.0, abs=0.05)


def test_chances_told_too_far_apart_have_a_slope_below_one() -> None:
    predicted, came = _drawn(times=2.0)

    assert slope(predicted, came) == pytest.approx(0.5, abs=0.03)
    assert error(predicted, came) > 0.015


def test_chances_that_never_come_are_off_by_what_they_say() -> None:
    assert error(np.full(100, 0.2), np.zeros(100)) == pytest.approx(0.2)


def test_too_little_tells_no_slope() -> None:
    same = np.full(100, 0.2)

    assert slope(same, np.r_[np.ones(5), np.zeros(95)]) is None
    assert slope(same, np.r_[np.ones(50), np.zeros(50)]) is None
    assert error(np.zeros(0), np.zeros(0)) == 0.0
