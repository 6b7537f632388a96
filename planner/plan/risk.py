"""What a mix of draws still brings when lines fail; a plan without it has a cliff.

Axes: S scenarios, C candidates. Amounts are float64 in yuan.

CVaR (mean of the worst part of the scenarios) is convex in the amounts, so it is found
by cutting planes: a small linear program proposes amounts, numpy replays all scenarios
and gives back one cut (Künzi-Bay and Mayer 2006, computational aspects of minimizing
conditional value-at-risk). So thousands of scenarios cost little more than a few.
"""

from collections.abc import Callable
from dataclasses import field, replace

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass
from planner.plan.later import Later
from planner.plan.solve import Best, Floats, Program, solve

Cancelled = Callable[[], bool] | None
Limits = tuple[tuple[Floats, float], ...]

_CUTS = 200
_LEAST_CUTS, _WORK = 12, 1500
_KEPT = 40
_CLOSE = 0.005  # yuan
_GAP = 1e-4  # of what is made least


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
        later: what may be missing after the day; None where nobody can tell.
        least: (C,) what must be drawn of each at the least; None: nothing.
    """

    cost: Floats
    cap: Floats
    rows: Limits
    lent: Floats
    need: float
    confidence: float
    cuts: list[tuple[Floats, float]] = field(default_factory=list)
    later: Later | None = None
    least: Floats | None = None

    def missing(self, amounts: Floats) -> Floats:
        """The most that is missing on any day of each scenario: (S,)."""
        if self.later is None:
            return shortfalls(amounts, self.lent, self.need)
        return np.maximum(self._on_the_day(amounts), self.later.missing(amounts)[0])

    def worst(self, amounts: Floats) -> float:
        """The mean of the worst that these amounts leave open."""
        return mean_of_worst(self.missing(amounts), self.confidence)

    def near(self, amounts: Floats) -> "Choice":
        """The same with the few cuts that say most of mixes near this one."""

        def depth(cut: tuple[Floats, float]) -> float:
            return float(cut[0] @ amounts) - cut[1]

        return replace(self, cuts=sorted(self.cuts, key=depth)[-_KEPT:])

    def is_safe(self, amounts: Floats, worst: float) -> bool:
        """Whether their mean of the worst is at most ``worst``, but for rounding."""
        return self.worst(amounts) <= worst + _CLOSE

    def learn(self, amounts: Floats) -> float:
        """The mean of the worst that amounts leave open, and one cut from it."""
        missing = self.missing(amounts)
        weights = tail(missing, self.confidence)
        found = float(weights @ missing)
        slope = self._slope(amounts, missing, weights)
        self.cuts.append((slope, float(slope @ amounts) - found))
        return found

    def _on_the_day(self, amounts: Floats) -> Floats:
        gaps = 0.0 if self.later is None else self.later.gaps
        missing: Floats = self.need + gaps - np.minimum(amounts, self.lent).sum(axis=1)
        return np.maximum(missing, 0.0)

    def _slope(self, amounts: Floats, missing: Floats, weights: Floats) -> Floats:
        """How the mean of the worst moves with each amount."""
        is_open = missing > 0
        if self.later is None:
            return -(weights @ ((amounts <= self.lent) & is_open[:, None]))
        late, slopes = self.later.missing(amounts)
        is_later = is_open & (late >= missing)
        today = weights * (is_open & ~is_later)
        by_pattern = np.bincount(
            self.later.which, weights * is_later, minlength=len(slopes)
        )
        moved: Floats = by_pattern @ slopes - today @ (amounts <= self.lent)
        return moved


def safest(
    choice: Choice, cancelled: Cancelled = None, enough: float = -np.inf
) -> Floats | None:
    """The amounts with the least mean of the worst; None where no mix fits.

    Args:
        choice: the mixes to choose from.
        cancelled: whether to stop with the best so far.
        enough: a mean of the worst at which the search ends, whether it is reached or
            proven to be out of reach.
    """
    inner: Floats | None = None
    best, outer_only = np.inf, True
    for _ in range(_tries(choice)):
        answer = _mastered(choice, np.zeros(len(choice.cost)), 1.0, np.inf, cancelled)
        if answer is None:
            return inner
        outer, bound = answer[:-1], float(answer[-1])
        if inner is not None and best - bound <= max(_CLOSE, _GAP * best):
            return _tidier(choice, outer, inner, best)
        tried = outer if outer_only or inner is None else (inner + outer) / 2
        found = choice.learn(tried)
        outer_only = tried is not outer and not _cuts_off(choice, answer)
        if found < best:
            best, inner = found, tried
        if best <= enough + _CLOSE or bound > enough + _CLOSE > -np.inf:
            return inner
    return inner


def _tries(choice: Choice) -> int:
    """How many cuts a search may seek: fewer where each costs more."""
    return min(_CUTS, max(_LEAST_CUTS, _WORK // max(len(choice.cost), 1)))


def is_over(cancelled: Cancelled) -> bool:
    """Whether nobody waits any more."""
    return cancelled is not None and cancelled()


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search for the cheapest mix found.

    Attributes:
        values: the best amounts that are safe enough; None where none was found yet.
        bound: no mix as safe costs less.
        is_stopped: whether the search was stopped.
    """

    values: Floats | None
    bound: float
    is_stopped: bool = False


def cheapest(
    choice: Choice, worst: float, cancelled: Cancelled = None
) -> Floats | None:
    """The cheapest amounts whose mean of the worst is at most ``worst``."""
    return sought(choice, worst, cancelled).values


def sought(choice: Choice, worst: float, cancelled: Cancelled = None) -> Sought:
    """The cheapest amounts whose mean of the worst is at most ``worst``, and proof.

    Cuts are sought half-way between the cheapest that the cuts so far allow, which
    leaves too much open, and the best that is safe enough; so there are few.
    """
    inner: Floats | None = None
    outer_only = True
    bound = -np.inf
    for _ in range(_tries(choice)):
        if is_over(cancelled):
            return Sought(inner, bound, is_stopped=True)
        answer = _mastered(choice, choice.cost, 0.0, worst, cancelled)
        if answer is None:
            break
        outer = answer[:-1]
        bound = float(choice.cost @ outer)
        if inner is not None and _is_proven(choice, inner, bound):
            return Sought(_tidier(choice, outer, inner, worst), bound)
        tried = outer if outer_only or inner is None else (inner + outer) / 2
        found = choice.learn(tried) if np.isfinite(worst) else 0.0
        if found <= worst + _CLOSE:
            if tried is outer:
                return Sought(outer, bound)
            inner, outer_only = tried, False
            continue
        outer_only = tried is not outer and not _cuts_off(choice, answer, worst)
        inner = safest(choice, cancelled, worst) if inner is None else inner
        if inner is None or not choice.is_safe(inner, worst):
            return Sought(None, bound, is_over(cancelled))
    return Sought(inner, bound, is_over(cancelled))


def again(choice: Choice, worst: float, cancelled: Cancelled = None) -> Floats | None:
    """The same as ``cheapest``, for a question near one that taught its cuts.

    With many cuts known the cheapest that they allow is nearly safe, so each is tried
    as it is. None also where the search is stopped.
    """
    choice = replace(choice, cuts=list(choice.cuts))
    for _ in range(_tries(choice)):
        if is_over(cancelled):
            return None
        answer = _mastered(choice, choice.cost, 0.0, worst, cancelled)
        if answer is None:
            return None
        outer = answer[:-1]
        if not np.isfinite(worst) or choice.learn(outer) <= worst + _CLOSE:
            return outer
    return cheapest(choice, worst, cancelled)


def _is_proven(choice: Choice, inner: Floats, bound: float) -> bool:
    return float(choice.cost @ inner) - bound <= max(_CLOSE, _GAP * bound)


def largest(cap: Floats, rows: Limits) -> float:
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
    least = np.zeros(count) if choice.least is None else choice.least
    return Program(
        np.append(cost, worst_cost),
        np.append(least, 0.0),
        np.append(choice.cap, worst),
        np.zeros(count + 1, dtype=bool),
        tuple((places, row) for row in dense),
        np.array([choice.need] + [-np.inf] * len(limits)),
        np.array([choice.need] + [most for _, most in limits]),
    )


def _sparse(dense: Floats) -> tuple[NDArray[np.int32], Floats]:
    used = np.flatnonzero(dense).astype(np.int32)
    return used, dense[used]
