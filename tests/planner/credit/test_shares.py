from itertools import permutations
from math import exp, expm1, log
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.factors import priors
from planner.credit.rates import Standing, log_rates, z_of
from planner.credit.shares import (
    adding_up,
    events_by_factor,
    in_yuan,
    shapley,
    size_effects,
)
from planner.credit.update import believed

MONTHLY = (0.015, 0.006, 0.005)
BELIEVED = believed(priors())


def _brute(x: list[float]) -> list[float]:
    """The mean marginal gain over every order in which the factors may come."""
    gains: list[list[float]] = [[] for _ in x]
    for order in permutations(range(len(x))):
        so_far = 0.0
        for j in order:
            gains[j].append(exp(so_far + x[j]) - exp(so_far))
            so_far += x[j]
    return [fmean(gain) for gain in gains]


@given(st.lists(st.floats(-2, 2), min_size=1, max_size=6))
def test_the_closed_form_is_that_of_every_order(x: list[float]) -> None:
    assert shapley(x) == pytest.approx(_brute(x), abs=1e-11, rel=1e-12)


@given(st.lists(st.floats(-3, 2), min_size=1, max_size=13))
def test_the_parts_sum_to_the_whole(x: list[float]) -> None:
    assert sum(shapley(x)) == pytest.approx(expm1(sum(x)), abs=1e-9)


def test_a_factor_at_its_reference_has_no_part() -> None:
    assert shapley([0.0, 1.0])[0] == 0.0


def test_events_add_up_where_the_clip_binds() -> None:
    z = {"late12": 6.0, "late_now": 1.0, "activity": -1.5}

    parts = events_by_factor([(z, MONTHLY), ({}, MONTHLY)], priors())

    clipped = log_rates(z, priors())
    for n in range(3):
        whole = sum(part[n] for part in parts.values())
        assert whole == pytest.approx(MONTHLY[n] * expm1(clipped[n]), abs=1e-12)


def test_the_parts_of_the_worked_example() -> None:
    # the worked example, but for the time since the last change: at its reference
    values = {
        "late12": 2.0,
        "late_now": 1.0,
        "new_lenders": 2.0,
        "inq90": 4.0,
        "activity": log(3),
        "lim_inc": log(30 / 9),
    }
    standing = Standing(z_of(values, priors()), {})
    path = [(standing.ahead(m, priors()), MONTHLY) for m in range(12)]

    events = events_by_factor(path, priors())
    sizes = size_effects(BELIEVED, priors(), 30_000.0, 200_000.0)
    parts = in_yuan(events, BELIEVED, sizes, -8500.0)

    assert sum(parts.values()) == pytest.approx(-8500.0, abs=1e-9)
    shares = {name: part / -8500.0 for name, part in parts.items()}
    assert shares == pytest.approx(
        {
            "late12": 0.35,
            "lim_inc": 0.28,
            "late_now": 0.16,
            "new_lenders": 0.12,
            "activity": 0.07,
            "inq90": 0.02,
        },
        abs=0.02,
    )


def test_a_rise_gains_no_more_than_the_ceiling_leaves() -> None:
    assert size_effects(BELIEVED, priors(), 9000.0, 10_000.0)[0] == 1000.0
    assert size_effects(BELIEVED, priors(), 9000.0, 8000.0)[0] == 0.0
    assert size_effects(BELIEVED, priors(), 9000.0)[2] == 9000.0


@given(
    st.dictionaries(st.text(max_size=3), st.floats(-100, 100), min_size=1),
    st.floats(-500, 500),
)
def test_parts_keep_their_sign_and_add_up(raw: dict[str, float], change: float) -> None:
    raw = {name: part for name, part in raw.items() if abs(part) > 1e-6}
    helps = any(part > 0 for part in raw.values())
    harms = any(part < 0 for part in raw.values())
    if not (helps and harms):
        change = (abs(change) if helps else -abs(change)) if raw else 0.0

    parts = adding_up(raw, change)

    assert sum(parts.values()) == pytest.approx(change, abs=1e-6, rel=1e-9)
    assert all(parts[name] * part >= 0 for name, part in raw.items())


def test_where_nothing_moves_there_are_no_parts() -> None:
    assert adding_up({"a": 0.0}, 0.0) == {"a": 0.0}
    assert events_by_factor([({}, MONTHLY)], priors()) == {}
