from math import gamma, log

import numpy as np
import pytest

from planner.catalogue.factors import priors
from planner.credit.update import HELD, Outcome, believed, learn
from planner.model.priors import Event

ONLINE = (0.015, 0.006, 0.005)


def test_nothing_seen_is_what_was_believed() -> None:
    known = believed(priors())

    assert known.a == known.b == (1.5, 4.0, 4.0)
    assert known.alpha == pytest.approx((12.0, 7.2))
    assert known.beta == pytest.approx((3.9, 4.8))
    assert all(known.mean(event) == 1.0 for event in Event)


def test_the_posterior_mean_is_that_of_the_quadrature() -> None:
    # .07 events expected and none seen, then .3 expected and one seen.
    known = learn(believed(priors()), 0.0, (0.07, 0.0, 0.0), HELD, priors())
    known = learn(known, 0.0, (0.3, 0.0, 0.0), Outcome(Event.RISE), priors())
    theta = np.linspace(1e-6, 40, 400_001)
    weight = theta**1.5 * np.exp(-1.87 * theta)

    quadrature = (theta * weight).sum() / weight.sum()

    assert known.mean(Event.RISE) == pytest.approx(1.336898, abs=5e-7)
    assert known.mean(Event.RISE) == pytest.approx(quadrature, rel=1e-6)


def test_what_was_seen_counts_half_after_two_years() -> None:
    busy = learn(believed(priors()), 0.0, ONLINE, Outcome(Event.CUT, 0.7), priors())

    later = learn(busy, 24.0, (0.0, 0.0, 0.0), HELD, priors())

    assert later.a[1] - 4.0 == pytest.approx((busy.a[1] - 4.0) / 2)
    assert later.b[1] - 4.0 == pytest.approx((busy.b[1] - 4.0) / 2)


def test_a_year_without_change_lowers_every_chance() -> None:
    # .156/.069/.058 become .144/.068/.057.
    known = believed(priors())
    ahead = [12 * rate for rate in ONLINE]
    before = [1 - known.none_of(e, x) for e, x in zip(Event, ahead, strict=True)]
    for _ in range(12):
        known = learn(known, 1.0, ONLINE, HELD, priors())

    after = [1 - known.none_of(e, x) for e, x in zip(Event, ahead, strict=True)]

    assert before == pytest.approx([0.156, 0.069, 0.058], abs=5e-4)
    assert after == pytest.approx([0.144, 0.068, 0.057], abs=5e-4)


@pytest.mark.parametrize(("event", "n"), [(Event.RISE, 0), (Event.CUT, 1)])
def test_a_change_teaches_its_size(event: Event, n: int) -> None:
    known = learn(believed(priors()), 1.0, ONLINE, Outcome(event, log(2)), priors())

    shape = priors().sizes[event].shape
    assert known.alpha[n] == pytest.approx(believed(priors()).alpha[n] + shape)
    assert known.beta[n] == pytest.approx(believed(priors()).beta[n] + log(2))
    assert known.alpha[1 - n] == believed(priors()).alpha[1 - n]


def test_no_event_has_the_chance_of_the_mixed_poisson_law() -> None:
    known = believed(priors())
    theta = np.linspace(1e-6, 40, 400_001)
    density = theta**0.5 * np.exp(-1.5 * theta) * 1.5**1.5 / gamma(1.5)

    exact = (density * np.exp(-0.18 * theta)).sum() * (theta[1] - theta[0])

    assert known.none_of(Event.RISE, 0.18) == pytest.approx(exact, rel=1e-4)
