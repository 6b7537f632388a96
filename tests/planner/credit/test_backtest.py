from collections.abc import Callable

import numpy as np
import pytest

from planner.catalogue.factors import priors
from planner.credit.backtest import Ahead, backtest, crps, score
from planner.credit.rates import Standing, expected
from planner.credit.track import Origin, Row, Track
from planner.credit.update import believed
from planner.model.records import LineType
from planner.money import Money
from tests.planner.credit import simulator as sim

MONTHS = (1, 3, 6, 12)


def _track(*limits: int) -> Track:
    rows = tuple(Row(n, Money(limit * 100), {}) for n, limit in enumerate(limits))
    return Track("line", LineType.CARD, rows)


def test_crps_is_that_of_its_definition() -> None:
    rng = np.random.default_rng(3)
    ratios = np.sort(rng.lognormal(0, 1, 40))

    spread = np.abs(ratios[:, None] - ratios[None, :]).mean()
    whole = np.abs(ratios - 1.2).mean() - spread / 2

    assert crps(ratios, 1.2) == pytest.approx(whole)


def test_a_point_forecast_scores_its_distance() -> None:
    assert crps(np.ones(50), 0.4) == pytest.approx(0.6)


def test_a_limit_that_stays_scores_nothing_against_it() -> None:
    (month, year) = backtest([_track(*[5000] * 20)], priors(), (1, 12))

    assert (month.n, year.n) == (13, 2)
    assert month.crps_naive == 0.0
    assert month.crps is not None
    assert 0 < month.crps < 0.01
    assert month.frozen is not None
    assert month.frozen.observed == 0.0
    assert 0 < month.frozen.predicted < 0.01


def test_what_came_is_counted_by_the_state_at_the_horizon() -> None:
    (three,) = backtest([_track(*[5000] * 7, 9000, 4000, 0)], priors(), (3,))
    (two,) = backtest([_track(*[5000] * 7, 9000, 4000)], priors(), (2,))

    assert three.frozen is not None
    assert (three.n, three.frozen.observed) == (1, 1.0)
    assert three.crps_naive == 1.0
    assert two.cut is not None
    assert two.rise is not None
    assert (two.cut.observed, two.rise.observed) == (1.0, 0.0)


def test_too_few_months_give_no_figure() -> None:
    (found,) = backtest([_track(*[5000] * 6)], priors(), (1,))

    assert (found.n, found.crps, found.coverage80, found.frozen) == (
        0,
        None,
        None,
        None,
    )


def test_the_same_months_score_the_same() -> None:
    track = _track(*[5000] * 9, 8000, 8000, 8000)

    assert backtest([track], priors(), (1,)) == backtest([track], priors(), (1,))


@pytest.mark.parametrize("seed", range(20))
def test_all_months_at_once_are_those_one_by_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    names = rng.choice(list(priors().factors), rng.integers(0, 9), replace=False)
    z = {str(name): float(rng.normal(0, 2)) for name in names}
    usual = {name: float(rng.normal(0, 1)) for name in list(z)[::2]}
    standing = Standing(z, usual)
    origin = Origin(Money(1), LineType.BANK, standing, believed(priors()), {})

    at_once = Ahead(priors()).expected(origin, 12)

    for month, triple in enumerate(at_once):
        ahead = standing.ahead(month, priors())
        one = expected(ahead, LineType.BANK, priors())
        assert triple == pytest.approx(one, rel=1e-12)


# Simulated borrowers whose true rates are known.


def _scores(scenario: sim.Scenario, worlds: int):
    starts = sim.last_origins(sim.tracks(scenario, priors(), worlds), priors())
    return score(starts, priors(), MONTHS)


def _gains(scores) -> list[float]:
    return [1 - one.crps / one.crps_naive for one in scores]


GOOD = {"S1": sim.S1, "S2": sim.S2, "S3": sim.S3}


@pytest.mark.parametrize("name", GOOD)
def test_a_sample_of_simulated_borrowers_is_covered_and_beaten(name: str) -> None:
    # a sample of 750 channels knows its coverage to .015 only
    scores = _scores(GOOD[name], worlds=2)

    assert all(0.75 <= one.coverage80 <= 0.85 for one in scores)
    assert all(
        gain > least
        for gain, least in zip(_gains(scores), (0.0, 0.02, 0.05, 0.10), strict=True)
    )


def test_at_half_the_rates_a_sample_is_hardly_worse_than_what_stays() -> None:
    assert all(gain > -0.015 for gain in _gains(_scores(sim.S5, worlds=2)))


@pytest.mark.long
@pytest.mark.parametrize("name", GOOD)
def test_simulated_borrowers_meet_the_bar(name: str) -> None:
    # ten worlds know the slope to .08 only
    scores = _scores(GOOD[name], worlds=30)

    assert all(0.77 <= one.coverage80 <= 0.83 for one in scores)
    gains = _gains(scores)
    assert all(
        gain >= least
        for gain, least in zip(gains, (0.01, 0.05, 0.10, 0.15), strict=True)
    ), gains
    frozen = scores[-1].frozen
    assert frozen.error <= 0.02
    assert 0.75 <= frozen.slope <= 1.3


@pytest.mark.long
def test_a_churn_that_truly_helps_does_not_break_the_coverage() -> None:
    scores = _scores(sim.S6, worlds=10)

    assert all(0.77 <= one.coverage80 <= 0.83 for one in scores)


@pytest.mark.long
def test_at_half_the_rates_it_is_never_worse_than_what_stays() -> None:
    assert all(gain >= 0 for gain in _gains(_scores(sim.S5, worlds=10)))


@pytest.mark.long
def test_wrong_base_rates_are_a_known_weakness(
    record_property: Callable[[str, object], None],
) -> None:
    # Not to be tuned away: with true rates twice or half as high the coverage leaves
    # the band.
    twice, half = _scores(sim.S4, worlds=10), _scores(sim.S5, worlds=10)

    for name, scores in (("S4", twice), ("S5", half)):
        record_property(f"{name} coverage80", [one.coverage80 for one in scores])
        record_property(f"{name} gain", _gains(scores))
        record_property(f"{name} frozen", scores[-1].frozen)
        print(name, "coverage80", [round(one.coverage80, 3) for one in scores])  # noqa: T201  # a known failure is told
    assert twice[-1].coverage80 < 0.77
    assert half[-1].coverage80 > 0.83
    assert all(gain > 0 for gain in _gains(twice))
