"""How good the estimates were on months already known; trust needs a track record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.credit.forecast import Start, ceiling_of, walk
from planner.credit.rates import expected, larger_cuts
from planner.credit.track import Origin, Track, origins
from planner.credit.update import Learned
from planner.model.priors import Priors, Triple

Array = NDArray[np.float64]

_PATHS = 1000
_DRAWS = 16  # sets of random numbers taken in turn, so that their noise averages out
_SEED = 76
_GRAIN = 128.0
_LOW, _HIGH = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class Met:
    """How often something was predicted, and how often it came."""

    predicted: float
    observed: float


@dataclass(frozen=True, slots=True)
class Score:
    """The track record at one horizon.

    Attributes:
        n: months from which the horizon is known.
        crps: of limit / limit at the origin, 0 for frozen; ``crps_naive`` that of
            "the last limit stays".
        coverage80: share of randomised PIT values in [0.1, 0.9].
        frozen, rise, cut: by the state at the horizon.
    """

    months: int
    n: int
    crps: float | None = None
    crps_naive: float | None = None
    coverage80: float | None = None
    frozen: Met | None = None
    rise: Met | None = None
    cut: Met | None = None


def backtest(
    tracks: Iterable[Track],
    priors: Priors,
    months: Sequence[int],
) -> tuple[Score, ...]:
    """The track record over all origins of all tracks.

    Args:
        tracks: the lines.
        priors: what was believed.
        months: horizons, 1 to 12.
    """
    found = (origin for track in tracks for origin in origins(track, priors))
    return score(found, priors, months)


def score(
    starts: Iterable[Origin], priors: Priors, months: Sequence[int]
) -> tuple[Score, ...]:
    """The track record over some origins, each at the horizons that are known."""
    rows: dict[int, list[tuple[float, ...]]] = {month: [] for month in months}
    for number, origin in enumerate(starts):
        known = [month for month in months if month in origin.later]
        if known:
            for month, row in zip(
                known, _scored(origin, priors, known, number), strict=True
            ):
                rows[month].append(row)
    return tuple(_score(month, rows[month]) for month in months)


def _scored(
    origin: Origin,
    priors: Priors,
    months: Sequence[int],
    number: int,
) -> list[tuple[float, ...]]:
    """One row a month: CRPS, naive, F(y-), F(y), then predicted and observed states."""
    limit = origin.limit.minor / 100
    start = Start(
        limit=limit,
        learned=_grained(origin.learned),
        expected=_ahead(origin, priors, months[-1]),
        ceiling=ceiling_of(priors.types[origin.type].ceiling),
        larger=larger_cuts(origin.standing.z, priors),
    )
    paths = walk(start, priors, months, _PATHS, number % _DRAWS)
    ratios = np.sort(paths.limits / limit, axis=1)
    return [
        _row(ratio, origin.later[month].minor / origin.limit.minor)
        for ratio, month in zip(ratios, months, strict=True)
    ]


def _row(ratios: Array, y: float) -> tuple[float, ...]:
    def upto(value: float) -> float:
        return float(np.searchsorted(ratios, value, side="right")) / ratios.size

    def below(value: float) -> float:
        return float(np.searchsorted(ratios, value, side="left")) / ratios.size

    frozen = upto(0.0)
    return (
        crps(ratios, y),
        abs(y - 1),
        below(y),
        upto(y),
        frozen,
        float(y <= 0),
        1 - upto(1.0),
        float(y > 1),
        below(1.0) - frozen,
        float(0 < y < 1),
    )


def crps(ratios: Array, y: float) -> float:
    """CRPS of sorted, equally likely ``ratios``: E|X - y| - E|X - X'| / 2."""
    n = ratios.size
    weights = 2 * np.arange(1, n + 1) - n - 1
    spread = float(weights @ ratios) / (n * n)
    return float(np.abs(ratios - y).mean()) - spread


def _grained(known: Learned) -> Learned:
    # Shapes on a grain of 1/128, the means kept: so quantiles are computed once.
    def whole(shape: float) -> float:
        return max(1.0, round(shape * _GRAIN)) / _GRAIN

    a = [whole(shape) for shape in known.a]
    b = [rate * new / old for rate, new, old in zip(known.b, a, known.a, strict=True)]
    return Learned((a[0], a[1], a[2]), (b[0], b[1], b[2]), known.alpha, known.beta)


def _ahead(origin: Origin, priors: Priors, months: int) -> tuple[Triple, ...]:
    return tuple(
        expected(origin.standing.ahead(month, priors), origin.type, priors)
        for month in range(months)
    )


def _score(months: int, rows: Sequence[tuple[float, ...]]) -> Score:
    if not rows:
        return Score(months, 0)
    table = np.asarray(rows)
    mean = [float(value) for value in table.mean(axis=0)]
    raw = np.random.PCG64(_SEED).random_raw(len(rows))
    chance = (raw >> np.uint64(11)) * 2.0**-53
    u = table[:, 2] + chance * (table[:, 3] - table[:, 2])
    return Score(
        months=months,
        n=len(rows),
        crps=mean[0],
        crps_naive=mean[1],
        coverage80=float(((u >= _LOW) & (u <= _HIGH)).mean()),
        frozen=Met(mean[4], mean[5]),
        rise=Met(mean[6], mean[7]),
        cut=Met(mean[8], mean[9]),
    )
