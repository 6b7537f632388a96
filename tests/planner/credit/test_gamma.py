from math import exp, lgamma, log

import numpy as np
import pytest

from planner.credit.gamma import quantiles

GRID = (np.arange(4000) + 0.5) / 4000


@pytest.mark.parametrize("shape", [0.5, 1.0, 1.5, 4.0, 7.2, 12.0, 60.0, 400.0])
def test_the_quantiles_have_the_mean_and_variance_of_the_law(shape: float) -> None:
    points = quantiles(shape, GRID)

    assert points.mean() == pytest.approx(shape, rel=1e-3)
    assert points.var() == pytest.approx(shape, rel=1e-2)


def test_shape_one_is_the_exponential_law() -> None:
    points = quantiles(1.0, GRID)

    assert points == pytest.approx(-np.log1p(-GRID), rel=1e-3)


@pytest.mark.parametrize("shape", [1.5, 4.0, 12.0])
def test_a_quantile_has_its_probability_below_it(shape: float) -> None:
    point = float(quantiles(shape, np.array([0.9]))[0])
    steps = np.linspace(0, point, 200_001)[1:]

    density = np.exp((shape - 1) * np.log(steps) - steps - lgamma(shape))

    assert density.mean() * point == pytest.approx(0.9, abs=1e-4)


def test_quantiles_never_fall() -> None:
    points = quantiles(1.5, np.linspace(1e-12, 1 - 1e-12, 5001))

    assert (np.diff(points) >= 0).all()
    assert points[0] >= exp(log(1e-9 * 1.5) / 1.0) > 0
