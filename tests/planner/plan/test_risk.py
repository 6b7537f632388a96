"""Scenarios keep their odds, fail together, and the mix stands what it must."""

from dataclasses import replace

import numpy as np
import pytest

from planner.plan import risk
from planner.plan.fates import Source, fates, scenarios
from planner.plan.later import Later, patterns
from planner.plan.risk import (
    Choice,
    Sought,
    again,
    cheapest,
    largest,
    mean_of_worst,
    safest,
    shortfalls,
    sought,
    tail,
)
from planner.plan.solve import Best, Program, solve

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


def plain(choice: Choice, worst: float) -> float | None:
    """The least cost by the plain program of all scenarios at once; None: no mix.

    Rockafellar and Uryasev 2000: the mean of the worst is z + mean(u) / (1 - a), with
    u at least the loss less z. It shares nothing with the cuts but the solver.
    """
    count, many = len(choice.cost), len(choice.lent)
    later = choice.later
    total_vars = count + many * count + many + 1  # x, y, u, z
    rows: list[tuple[dict[int, float], float, float]] = []
    rows.append((dict.fromkeys(range(count), 1.0), choice.need, choice.need))
    rows += [
        ({c: float(row[c]) for c in range(count)}, -np.inf, most)
        for row, most in choice.rows
    ]
    z = total_vars - 1
    part = 1 / ((1 - choice.confidence) * many)
    for s in range(many):
        u = count + many * count + s
        ys = [count + s * count + c for c in range(count)]
        rows += [({ys[c]: 1.0, c: -1.0}, -np.inf, 0.0) for c in range(count)]
        gap = 0.0 if later is None else float(later.gaps[s])
        given = {u: 1.0, z: 1.0} | dict.fromkeys(ys, 1.0)
        rows.append((given, choice.need + gap, np.inf))
        rows.append(({u: 1.0, z: 1.0}, 0.0, np.inf))
        if later is not None:
            n = int(later.which[s])
            for m in range(later.left.shape[1]):
                asked = later.paid[m] + later.is_late[n] * later.back[m]
                terms = {c: -float(asked[c]) for c in range(count)}
                rows.append(({u: 1.0, z: 1.0} | terms, -later.left[n, m], np.inf))
    us = {count + many * count + s: part for s in range(many)}
    rows.append(({z: 1.0} | us, -np.inf, worst))
    upper = np.full(total_vars, np.inf)
    upper[:count] = choice.cap
    upper[count : count + many * count] = choice.lent.ravel()
    lower = np.zeros(total_vars)
    lower[z] = -np.inf
    answer = solve(
        Program(
            np.concatenate([choice.cost, np.zeros(total_vars - count)]),
            lower,
            upper,
            np.zeros(total_vars, dtype=bool),
            tuple(
                (np.array(list(row), dtype=np.int32), np.array(list(row.values())))
                for row, _, _ in rows
            ),
            np.array([low for _, low, _ in rows]),
            np.array([high for _, _, high in rows]),
        )
    )
    return answer.objective if isinstance(answer, Best) else None


def drawn(seed: int) -> Choice:
    """A small choice with everything in it: failing draws, late payers, limits."""
    luck = np.random.default_rng(seed)
    count, many, months = 4, 40, 3
    fate = fates(
        tuple(Source(luck.uniform(0.5, 0.95), 30.0, 50.0, 70.0, "one") for _ in "abcd"),
        (0.2, 0.3),
        count=many,
        seed=seed,
    )
    is_late, which = patterns(fate.late)
    paid = np.cumsum(luck.uniform(0.0, 0.4, (months, count)), axis=0)
    later = Later(
        paid=paid,
        back=np.cumsum(luck.uniform(0.0, 0.3, (months, count)), axis=0),
        is_late=np.hstack([is_late[:, 1:], np.zeros((len(is_late), count - 1))]),
        left=luck.uniform(20.0, 120.0, (len(is_late), months)),
        gap=luck.uniform(0.0, 20.0, len(is_late)),
        which=which,
    )
    return Choice(
        cost=luck.uniform(0.02, 0.3, count),
        cap=np.full(count, 70.0),
        rows=((np.array([1.0, 1.0, 0.0, 0.0]), 80.0),),
        lent=fate.lent,
        need=100.0,
        confidence=float(luck.choice([0.5, 0.8, 0.9, 0.95])),
        later=later if seed % 3 else None,
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_mix_costs_what_the_plain_program_of_all_scenarios_says(seed: int) -> None:
    one = drawn(seed)
    safe = safest(one)
    assert safe is not None
    least, most = one.worst(safe), one.worst(cheapest(one, np.inf))  # type: ignore[arg-type]

    for part in (0.05, 0.5, 0.95):
        worst = least + (most - least) * part + 0.01
        found = sought(replace(one, cuts=[]), worst)
        expected = plain(one, worst)

        assert found.values is not None
        assert expected is not None
        assert one.is_safe(found.values, worst)
        cost = float(one.cost @ found.values)
        assert cost == pytest.approx(expected, rel=2e-4, abs=0.01)
        assert found.bound <= expected + 1e-6
        repeated = again(one, worst)
        assert repeated is not None
        assert float(one.cost @ repeated) == pytest.approx(expected, rel=2e-4, abs=0.01)
    assert plain(one, least - 1.0) is None
    assert cheapest(one, least - 1.0) is None
    assert again(one, least - 1.0) is None


def test_what_must_be_drawn_is_drawn() -> None:
    forced = replace(choice(), least=np.array([0.0, 60.0]))

    values = cheapest(forced, np.inf)

    assert values is not None
    assert values.tolist() == pytest.approx([40.0, 60.0])


def test_a_search_that_is_stopped_gives_what_it_has_and_the_bound_so_far() -> None:
    one = choice()
    limit = one.worst(safest(one)) + 5  # type: ignore[arg-type]
    asked = iter([False, True])

    at_once = sought(one, limit, lambda: True)
    a_little = sought(choice(), limit, lambda: next(asked, True))

    assert at_once == Sought(None, -np.inf, is_stopped=True)
    assert a_little.is_stopped
    assert a_little.bound <= float(one.cost @ cheapest(choice(), limit)) + 1e-6  # type: ignore[operator]
    assert again(one, limit, lambda: True) is None


def test_only_the_cuts_that_matter_are_kept() -> None:
    one = choice()
    values = cheapest(one, one.worst(safest(one)) + 1)  # type: ignore[arg-type]
    for _ in range(60):
        one.learn(np.array([50.0, 50.0]))

    near = one.near(values)  # type: ignore[arg-type]

    assert len(near.cuts) == 40
    assert len(one.cuts) > 40


def test_a_search_again_that_does_not_end_begins_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = choice()
    limit = one.worst(safest(one)) + 3  # type: ignore[arg-type]
    monkeypatch.setattr(risk, "_CUTS", 0)

    assert again(one, limit) is None
