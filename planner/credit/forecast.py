"""Paths of a limit, month by month; without it a rate would say nothing in yuan."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, inf, log

import numpy as np
from numpy.typing import NDArray

from planner.credit.chance import JUMPS, PATHS, Chance, chance
from planner.credit.gamma import quantiles
from planner.credit.update import Learned
from planner.lean import dataclass
from planner.model.priors import Event, Priors, Triple
from planner.money import Money

Array = NDArray[np.float64]

_RISE, _CUT, _FREEZE = 0, 1, 2
_STEP = 100.0  # limits lie on a lattice of 100 yuan; small ones on a finer one
_SMALL, _TINY = 1000.0, 100.0


@dataclass(frozen=True, slots=True)
class Start:
    """What a forecast starts from.

    Attributes:
        limit: today's standing limit in yuan, above 0.
        learned: what is believed of this line.
        expected: events expected in each month ahead, the next month first.
        ceiling: in yuan; no path rises above it. inf for none.
        ends_in: number of the month (1 is the next) in which the grant ends; 0: never.
        larger: how much larger than usual a rise would be (low limits), and a cut
            (dormant lines).
    """

    limit: float
    learned: Learned
    expected: tuple[Triple, ...]
    ceiling: float = inf
    ends_in: int = 0
    larger: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True)
class Paths:
    """Simulated limits in yuan: ``limits`` has the axes (month asked for, path)."""

    months: tuple[int, ...]
    limits: Array

    def quantiles(self, shares: Sequence[float]) -> list[list[float]]:
        """By month, the smallest limits that at least these shares stay within."""
        size = self.limits.shape[1]
        places = [max(0, ceil(share * size) - 1) for share in shares]
        found: list[list[float]] = np.partition(self.limits, places)[:, places].tolist()
        return found

    def mean(self, n: int) -> float:
        """The mean limit at the n-th month asked for."""
        return float(self.limits[n].mean())


def ceiling_of(most: Money | None) -> float:
    """A ceiling in yuan; inf where none is known."""
    return most.minor / 100 if most else inf


def lattice(limit: float) -> float:
    """The step in yuan between limits of that size."""
    if limit >= _SMALL:
        return _STEP
    return 10.0 if limit >= _TINY else 1.0


def walk(
    start: Start,
    priors: Priors,
    months: Sequence[int],
    paths: int = PATHS,
    draw: int = 0,
) -> Paths:
    """The paths of a limit at the months asked for, on the fixed random numbers.

    Args:
        start: today's limit and what is believed.
        priors: the shapes of sizes.
        months: each 1 to 12.
        paths: how many; the same number always gives the same paths.
        draw: another set of random numbers; for averages over many forecasts.
    """
    numbers = chance(paths, draw)
    rows = np.asarray(months) - 1
    up, down, frozen = (
        _counts(start, event, numbers, rows) for event in (_RISE, _CUT, _FREEZE)
    )
    limits = np.full(up.shape, start.limit)
    # Most paths never move: only the others are worth their sizes.
    moved = np.flatnonzero((up | down).any(axis=0))
    risen = _moves(start, Event.RISE, up, moved, (numbers, priors))
    fallen = _moves(start, Event.CUT, down, moved, (numbers, priors))
    np.minimum(risen, _room(start), out=risen)
    there = start.limit * np.exp(risen - fallen)
    limits[:, moved] = _on_lattice(there, start.limit)
    limits[frozen > 0] = 0.0
    if start.ends_in:
        limits[rows >= start.ends_in - 1] = 0.0
    return Paths(tuple(months), limits)


def _room(start: Start) -> float:
    return max(0.0, log(start.ceiling / start.limit)) if start.ceiling < inf else inf


def _counts(
    start: Start, event: int, numbers: Chance, rows: NDArray[np.int_]
) -> NDArray[np.uint8]:
    learned = start.learned
    theta = _spread(learned.a[event], event, numbers.key) / learned.b[event]
    last = int(rows.max()) + 1
    expected = np.asarray([triple[event] for triple in start.expected[:last]])
    # Most paths have no event at all: only the others are gone through by month.
    able = np.flatnonzero(numbers.least[event, last - 1] < expected.max() * theta)
    happens = expected[:, None] * theta[able] > numbers.waits[event, :last, able].T
    # adding month by month is three times as fast as numpy's running sum of booleans
    counts = happens.view(np.uint8)
    for month in range(1, last):
        counts[month] += counts[month - 1]
    found = np.zeros((rows.size, theta.size), np.uint8)
    found[:, able] = np.minimum(counts[rows], JUMPS)
    return found


def _moves(
    start: Start,
    event: Event,
    counts: NDArray[np.uint8],
    moved: NDArray[np.intp],
    given: tuple[Chance, Priors],
) -> Array:
    # Sizes belong to the order of the event, not to its month: only so does every path
    # move the right way when a factor changes.
    numbers, priors = given
    n = 0 if event is Event.RISE else 1
    size = priors.sizes[event]
    learned = start.learned
    rate = _scale(learned.alpha[n], n, numbers.key)[moved] / learned.beta[n]
    standard = _standard_sizes(size.shape, n, numbers.key)[:, moved]
    sums = np.zeros((JUMPS + 1, moved.size))
    for order in range(JUMPS):
        each = standard[order] / rate * (start.larger[n] * size.again**order)
        sums[order + 1] = sums[order] + np.minimum(each, size.cap)
    return sums[counts[:, moved], np.arange(moved.size)]


@lru_cache(maxsize=1024)
def _spread(shape: float, event: int, key: tuple[int, int]) -> Array:
    return quantiles(shape, chance(*key).rates[event])


@lru_cache(maxsize=1024)
def _scale(shape: float, n: int, key: tuple[int, int]) -> Array:
    return quantiles(shape, chance(*key).scales[n])


@lru_cache(maxsize=128)
def _standard_sizes(shape: float, n: int, key: tuple[int, int]) -> Array:
    return quantiles(shape, chance(*key).sizes[n])


def _on_lattice(limits: Array, today: float) -> Array:
    # Rounding never turns a rise into a cut: it stops at today's own limit.
    step = lattice(today)
    whole = np.round(limits / step) * step
    risen = np.maximum(whole, today)
    fallen = np.minimum(whole, today)
    return np.where(limits > today, risen, np.where(limits < today, fallen, today))
