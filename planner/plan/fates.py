"""What may go wrong on the day of a draw, and together; else each failure were alone.

Axes: S scenarios, C candidates, L payers. Amounts are float64 in yuan.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from planner.plan.later import Bools
from planner.plan.solve import Floats

SCENARIOS = 5000
SEED = 20261122
# Draws inside one window fail together: correlation of what is latent, assumed, because
# no public data tell it; within it probabilities must not be multiplied.
TOGETHER = 0.4


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


@dataclass(frozen=True, slots=True)
class Fate:
    """What happens in each scenario.

    Attributes:
        lent: (S, C) what each candidate would lend, 0 where the draw fails.
        late: (S, L) what else is late.
    """

    lent: Floats
    late: Bools


def fates(
    sources: tuple[Source, ...],
    lateness: tuple[float, ...] = (),
    count: int = SCENARIOS,
    seed: int = SEED,
) -> Fate:
    """Draws that fail, limits that are cut and payers that are late, together.

    What happens inside one window shares a factor; payers are late in the first.

    Args:
        sources: one a candidate.
        lateness: the chance of each payer to be late.
        count: of scenarios.
        seed: the same gives the same.
    """
    luck = np.random.default_rng(seed)
    windows = sorted({source.window for source in sources}) or [""]
    shared = luck.standard_normal((count, len(windows)))
    own = luck.standard_normal((count, len(sources)))
    spread = luck.random((count, len(sources)))
    payers = luck.standard_normal((count, len(lateness)))
    lent = np.zeros((count, len(sources)))
    for c, source in enumerate(sources):
        latent = _latent(shared[:, windows.index(source.window)], own[:, c])
        works = latent > _threshold(1 - source.usable)
        steps = np.array([source.low, source.middle, source.high])
        lent[:, c] = works * steps[np.searchsorted([0.1, 0.9], spread[:, c])]
    late = np.zeros((count, len(lateness)), dtype=bool)
    for n, chance in enumerate(lateness):
        late[:, n] = _latent(shared[:, 0], payers[:, n]) <= _threshold(chance)
    return Fate(lent, late)


def scenarios(
    sources: tuple[Source, ...], count: int = SCENARIOS, seed: int = SEED
) -> Floats:
    """What each candidate would lend: (S, C), 0 where the draw fails."""
    return fates(sources, (), count, seed).lent


def _latent(shared: Floats, own: Floats) -> Floats:
    found: Floats = np.sqrt(TOGETHER) * shared + np.sqrt(1 - TOGETHER) * own
    return found


def _threshold(probability: float) -> float:
    if probability <= 0:
        return -np.inf
    if probability >= 1:
        return np.inf
    return NormalDist().inv_cdf(probability)
