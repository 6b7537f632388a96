from dataclasses import replace
from math import inf, log

import numpy as np
import pytest

from planner.catalogue.factors import priors
from planner.credit.forecast import Start, ceiling_of, lattice, walk
from planner.credit.rates import Standing, expected, larger, z_of
from planner.credit.update import HELD, believed, learn
from planner.model.priors import Event
from planner.model.records import LineType
from planner.money import Money

MONTHS = (1, 3, 6, 12)
# 30,000 yuan online, income 9,000, two late months, one of them recent, two
# new lenders, four inquiries, two uses, a line that has just changed.
WORST = {
    "late12": 2.0,
    "late_now": 1.0,
    "new_lenders": 2.0,
    "inq90": 4.0,
    "activity": log(3),
    "lim_inc": log(30 / 9),
    "since_y": 0.0,
}


def start(values=None, limit=30_000.0, **given) -> Start:
    standing = Standing(z_of(values or {}, priors()), {})
    ahead = tuple(
        expected(standing.ahead(month, priors()), LineType.ONLINE, priors())
        for month in range(12)
    )
    return Start(limit, believed(priors()), ahead, **{"ceiling": 200_000.0, **given})


@pytest.mark.parametrize(
    ("without", "mean", "rise", "cut", "frozen"),
    [
        ((), 21_484, 0.012, 0.217, 0.192),
        (("late12", "late_now"), 26_808, 0.045, 0.138, 0.098),
        (
            ("late12", "late_now", "new_lenders", "inq90"),
            28_558,
            0.056,
            0.112,
            0.070,
        ),
    ],
)
def test_the_worked_example_of_the_model(without, mean, rise, cut, frozen) -> None:
    values = {name: v for name, v in WORST.items() if name not in without}

    begin = start(values)
    p_rise, p_cut, p_freeze = (
        1 - begin.learned.none_of(event, sum(month[n] for month in begin.expected))
        for n, event in enumerate(Event)
    )
    paths = walk(begin, priors(), (12,))

    # The example rests on 4,000 paths of its own, which know a mean to .009 of the
    # limit; its rises and cuts are those of paths that are not frozen.
    assert paths.mean(0) == pytest.approx(mean, abs=0.02 * 30_000)
    assert p_rise * (1 - p_freeze) == pytest.approx(rise, abs=0.004)
    assert p_cut * (1 - p_freeze) == pytest.approx(cut, abs=0.012)
    assert p_freeze == pytest.approx(frozen, abs=0.01)
    assert (paths.limits[0] == 0).mean() == pytest.approx(p_freeze, abs=0.006)


def test_the_paths_have_the_closed_form_of_no_change() -> None:
    begin = start()
    known = believed(priors())
    exact = 1.0
    for n, event in enumerate(Event):
        exact *= known.none_of(event, sum(month[n] for month in begin.expected))

    limits = walk(begin, priors(), (12,), paths=20_000).limits[0]

    assert (limits == 30_000).mean() == pytest.approx(exact, abs=0.006)


def test_the_middle_is_todays_limit_and_nothing_flickers() -> None:
    first = walk(start(), priors(), MONTHS)
    second = walk(start(), priors(), MONTHS)

    assert (first.limits == second.limits).all()
    assert [middle for (middle,) in first.quantiles([0.5])] == [30_000.0] * 4
    for n, (low, middle, high) in enumerate(first.quantiles([0.1, 0.5, 0.9])):
        assert low <= middle <= high
        assert first.mean(n) == pytest.approx(first.limits[n].mean())


def test_a_year_of_unchanged_readings_leaves_the_middle() -> None:
    known = believed(priors())
    for _ in range(12):
        known = learn(known, 1.0, (0.015, 0.006, 0.005), HELD, priors())

    paths = walk(replace(start(), learned=known), priors(), MONTHS)

    assert paths.quantiles([0.5]) == [[30_000.0]] * 4


def test_a_frozen_path_stays_frozen() -> None:
    limits = walk(start(WORST), priors(), tuple(range(1, 13))).limits

    frozen = limits == 0
    assert (frozen[1:] >= frozen[:-1]).all()


def test_no_path_rises_above_the_ceiling() -> None:
    free = walk(start(ceiling=inf), priors(), (12,)).limits
    capped = walk(start(ceiling=40_000.0), priors(), (12,)).limits

    assert free.max() > 40_000
    assert capped.max() == 40_000
    assert walk(start(ceiling=10_000.0), priors(), (12,)).limits.max() == 30_000


def test_an_ended_grant_is_gone_for_certain() -> None:
    limits = walk(start(ends_in=6), priors(), MONTHS).limits

    assert (limits[2:] == 0).all()
    assert (limits[1] > 0).any()


@pytest.mark.parametrize(
    ("limit", "step"), [(30_000.0, 100.0), (1000.0, 100.0), (999.0, 10.0), (50.0, 1.0)]
)
def test_limits_lie_on_a_lattice(limit: float, step: float) -> None:
    limits = walk(start(WORST, limit=limit), priors(), (12,)).limits[0]

    assert lattice(limit) == step
    moved = limits[limits != limit]
    assert np.allclose(moved / step, np.round(moved / step))


def test_an_odd_limit_stays_as_it_is_where_nothing_happens() -> None:
    limits = walk(start(limit=12_345.67), priors(), (12,)).limits[0]

    assert np.median(limits) == 12_345.67


def test_a_ceiling_may_be_unknown() -> None:
    assert ceiling_of(None) == inf
    assert ceiling_of(Money(1_234_50)) == 1234.5


FACTORS = (
    *("late12", "late_now", "new_lenders", "inq90", "below_min", "util_hi"),
    *("activity", "dormant", "lim_inc", "since_y", "churn90"),
)


def _worsened(rng: np.random.Generator, values: dict[str, float]) -> dict[str, float]:
    worse = dict(values)
    for name in rng.choice(FACTORS, rng.integers(1, 4), replace=False):
        step = rng.exponential(1.0)
        worse[name] += step * -priors().factors[name].sign
    return worse


def _random(rng: np.random.Generator) -> dict[str, float]:
    return {
        "late12": float(rng.integers(0, 7)),
        "late_now": float(rng.integers(0, 2)),
        "new_lenders": float(rng.integers(0, 6)),
        "inq90": float(rng.integers(0, 9)),
        "below_min": float(rng.integers(0, 4)),
        "util_hi": float(rng.integers(0, 2)),
        "activity": float(rng.uniform(0, 4)),
        "dormant": float(rng.integers(0, 2)),
        "lim_inc": float(rng.normal(0.5, 1)),
        "since_y": float(rng.uniform(0, 3)),
        "churn90": float(rng.integers(0, 4)),
    }


def _no_violation(cases: int, paths: int) -> None:
    rng = np.random.default_rng(7)
    for _ in range(cases):
        values = _random(rng)
        limit = float(rng.integers(5, 3000)) * 100 + float(rng.choice([0, 37.5]))
        usual = {name: float(rng.normal(0, 0.5)) for name in FACTORS}
        known = believed(priors())
        found = []
        for each in (values, _worsened(rng, values)):
            z = z_of(each, priors())
            if each is not values:
                usual = {
                    n: u - 0.2 * priors().factors[n].sign for n, u in usual.items()
                }
            standing = Standing(z, usual)
            ahead = tuple(
                expected(standing.ahead(m, priors()), LineType.ONLINE, priors())
                for m in range(12)
            )
            sizes = larger(z, priors())
            begin = Start(limit, known, ahead, 200_000.0, larger=sizes)
            found.append(walk(begin, priors(), MONTHS, paths))
        better, worse = found
        assert (worse.limits <= better.limits).all()
        shares = (0.1, 0.5, 0.9)
        for low, high in zip(
            worse.quantiles(shares), better.quantiles(shares), strict=True
        ):
            assert all(one <= other for one, other in zip(low, high, strict=True))


def test_a_worse_factor_never_raises_a_path() -> None:
    # each path of a case is one more case, with a rate and sizes of its own
    _no_violation(cases=150, paths=250)


@pytest.mark.long
def test_a_worse_factor_never_raises_a_path_in_ten_thousand_cases() -> None:
    _no_violation(cases=10_000, paths=250)
