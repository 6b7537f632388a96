"""What a mix of draws still brings when lines fail; a plan without it has a cliff.

Axes: S scenarios, C candidates. Amounts are float64 in yuan.

CVaR (mean of the worst part of the scenarios) is convex in the amounts, so it is found
by cutting planes: a small linear program proposes amounts, numpy replays all scenarios
and gives back one cut (Künzi-Bay and Mayer 2006, computational aspects of minimizing
conditional value-at-risk). So thousands of scenarios cost little more than a few.
"""

from collections.abc import Callable
from dataclasses import field
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass
from planner.plan.solve import Best, Floats, Program, solve

Cancelled = Callable[[], bool] | None

SCENARIOS = 5000
SEED = 20261122
# Draws inside one window fail together: correlation of what is latent, assumed, because
# no public data tell it; within it probabilities must not be multiplied.
TOGETHER = 0.4
_CUTS = 200
_CLOSE = 0.005  # yuan
_GAP = 1e-4  # of what is made least


@dataclass(frozen=True, slots=True)
class Source:
    """What scenarios are drawn from, for one candidate.

    Attributes:
        usable: probability that a draw succeeds on the day.
        low, middle, high: 10 %, 50 % and 90 % quantiles of what can then be drawn.
        window: candidates with the same window fail together.
    """

    usable: float
    low: float
    middle: float
    high: float
    window: str


def scenarios(
    sources: tuple[Source, ...], count: int = SCENARIOS, seed: int = SEED
) -> Floats:
    """What each candidate would lend: (S, C), 0 where the draw fails."""
    luck = np.random.default_rng(seed)
    windows = sorted({source.window for source in sources})
    shared = luck.standard_normal((count, len(windows)))
    own = luck.standard_normal((count, len(sources)))
    spread = luck.random((count, len(sources)))
    lent = np.zeros((count, len(sources)))
    for c, source in enumerate(sources):
        latent = np.sqrt(TOGETHER) * shared[:, windows.index(source.window)]
        latent = latent + np.sqrt(1 - TOGETHER) * own[:, c]
        works = latent > _threshold(1 - source.usable)
        steps = np.array([source.low, source.middle, source.high])
        lent[:, c] = works * steps[np.searchsorted([0.1, 0.9], spread[:, c])]
    return lent


def shortfalls(amounts: Floats, lent: Floats, need: float) -> Floats:
    """What is missing in each scenario: (S,)."""
    missing: Floats = need - np.minimum(amounts, lent).sum(axis=1)
    return np.maximum(missing, 0.0)


def tail(missing: Floats, confidence: float) -> Floats:
    """The weight of each scenario in the mean of the worst: (S,), sums to 1."""
    worst = (1 - confidence) * len(missing)
    order = np.argsort(-missing, kind="stable")
    weights = np.zeros(len(missing))
    ranks = np.arange(len(missing))
    weights[order] = np.clip(worst - ranks, 0.0, 1.0)
    whole = float(weights.sum())
    if whole <= 0:
        weights[order[0]] = whole = 1.0
    share: Floats = weights / whole
    return share


def mean_of_worst(missing: Floats, confidence: float) -> float:
    """CVaR of the shortfall: the mean of its worst ``1 - confidence`` part."""
    return float(tail(missing, confidence) @ missing)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a mix may be made of.

    Attributes:
        cost: (C,) yuan a yuan.
        cap: (C,) the most of each candidate.
        rows: further limits, each a (C,) vector and its upper bound.
        lent: (S, C).
        need: the sum of the amounts.
        confidence: of the mean of the worst.
        cuts: what earlier solutions taught of the mean of the worst; grows.
    """

    cost: Floats
    cap: Floats
    rows: tuple[tuple[Floats, float], ...]
    lent: Floats
    need: float
    confidence: float
    cuts: list[tuple[Floats, float]] = field(default_factory=list)

    def worst(self, amounts: Floats) -> float:
        """The mean of the worst that these amounts leave open."""
        return mean_of_worst(shortfalls(amounts, self.lent, self.need), self.confidence)


def safest(choice: Choice, cancelled: Cancelled = None) -> Floats | None:
    """The amounts with the least mean of the worst; None where no mix fits."""
    inner: Floats | None = None
    best, outer_only = np.inf, True
    for _ in range(_CUTS):
        answer = _mastered(choice, np.zeros(len(choice.cost)), 1.0, np.inf, cancelled)
        if answer is None:
            return inner
        outer, bound = answer[:-1], float(answer[-1])
        if inner is not None and best - bound <= max(_CLOSE, _GAP * best):
            return _tidier(choice, outer, inner, best)
        tried = outer if outer_only or inner is None else (inner + outer) / 2
        found = _learn(choice, tried)
        outer_only = tried is not outer and not _cuts_off(choice, answer)
        if found < best:
            best, inner = found, tried
    return inner


def cheapest(
    choice: Choice, worst: float, cancelled: Cancelled = None
) -> Floats | None:
    """The cheapest amounts whose mean of the worst is at most ``worst``.

    Cuts are sought half-way between the cheapest that the cuts so far allow, which
    leaves too much open, and the best that is safe enough; so there are few.
    """
    inner: Floats | None = None
    outer_only = True
    for _ in range(_CUTS):
        answer = _mastered(choice, choice.cost, 0.0, worst, cancelled)
        if answer is None:
            return inner
        outer = answer[:-1]
        gap = np.inf if inner is None else float(choice.cost @ (inner - outer))
        if inner is not None and gap <= max(_CLOSE, _GAP * float(choice.cost @ outer)):
            return _tidier(choice, outer, inner, worst)
        tried = outer if outer_only or inner is None else (inner + outer) / 2
        found = _learn(choice, tried) if np.isfinite(worst) else 0.0
        if found <= worst + _CLOSE:
            if tried is outer:
                return outer
            inner, outer_only = tried, False
            continue
        outer_only = tried is not outer and not _cuts_off(choice, answer, worst)
        if inner is None:
            inner = safest(choice, cancelled)
            if inner is None or choice.worst(inner) > worst + _CLOSE:
                return None
    return inner


def largest(cap: Floats, rows: tuple[tuple[Floats, float], ...]) -> float:
    """The most that all limits together let be drawn."""
    count = len(cap)
    program = Program(
        -np.ones(count),
        np.zeros(count),
        cap,
        np.zeros(count, dtype=bool),
        tuple(_sparse(row) for row, _ in rows),
        np.full(len(rows), -np.inf),
        np.array([most for _, most in rows], dtype=float),
    )
    answer = solve(program)
    return -answer.objective if isinstance(answer, Best) else 0.0


def _tidier(choice: Choice, outer: Floats, inner: Floats, worst: float) -> Floats:
    """The corner that the program found, where it is as safe but for the gap."""
    is_safe = choice.worst(outer) <= worst + max(_CLOSE, _GAP * worst)
    return outer if is_safe else inner


def _learn(choice: Choice, amounts: Floats) -> float:
    """The mean of the worst that amounts leave open, and one cut from it."""
    missing = shortfalls(amounts, choice.lent, choice.need)
    weights = tail(missing, choice.confidence)
    found = float(weights @ missing)
    slope = -(weights @ ((amounts <= choice.lent) & (missing > 0)[:, None]))
    choice.cuts.append((slope, float(slope @ amounts) - found))
    return found


def _cuts_off(choice: Choice, answer: Floats, worst: float | None = None) -> bool:
    """Whether the last cut takes the answer of the program away."""
    slope, most = choice.cuts[-1]
    above = float(answer[-1]) if worst is None else worst
    return float(slope @ answer[:-1]) - above > most + _CLOSE


def _mastered(
    choice: Choice,
    cost: Floats,
    worst_cost: float,
    worst: float,
    cancelled: Cancelled,
) -> Floats | None:
    """The amounts and, last, the mean of the worst; None where nothing fits."""
    answer = solve(_master(choice, cost, worst_cost, worst), cancelled=cancelled)
    return answer.values if isinstance(answer, Best) else None


def _master(choice: Choice, cost: Floats, worst_cost: float, worst: float) -> Program:
    """The linear program over the amounts and, last, the mean of the worst."""
    count = len(cost)
    places = np.arange(count + 1, dtype=np.int32)
    limits = [*choice.rows, *choice.cuts]
    dense = np.zeros((len(limits) + 1, count + 1))
    dense[0, :count] = 1.0
    for n, (row, _) in enumerate(limits, 1):
        dense[n, :count] = row
    dense[len(choice.rows) + 1 :, count] = -1.0
    return Program(
        np.append(cost, worst_cost),
        np.zeros(count + 1),
        np.append(choice.cap, worst),
        np.zeros(count + 1, dtype=bool),
        tuple((places, row) for row in dense),
        np.array([choice.need] + [-np.inf] * len(limits)),
        np.array([choice.need] + [most for _, most in limits]),
    )


def _sparse(dense: Floats) -> tuple[NDArray[np.int32], Floats]:
    used = np.flatnonzero(dense).astype(np.int32)
    return used, dense[used]


def _threshold(probability: float) -> float:
    if probability <= 0:
        return -np.inf
    if probability >= 1:
        return np.inf
    return NormalDist().inv_cdf(probability)
