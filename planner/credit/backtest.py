"""How good the estimates were on months already known; trust needs a track record."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from planner.credit.calibration import error, slope
from planner.credit.forecast import Start, ceiling_of, walk
from planner.credit.rates import EVENTS, Standing, larger
from planner.credit.together import origins_of
from planner.credit.track import Origin, Track
from planner.credit.update import Learned
from planner.lean import dataclass
from planner.model.priors import Event, Priors, Triple

Array = NDArray[np.float64]

_PATHS = 1000
_DRAWS = 16  # sets of random numbers taken in turn, so that their noise averages out
_SEED = 76
_GRAIN = 128.0
_LOW, _HIGH = 0.1, 0.9
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Met:
    """How often something was predicted, and how often it came.

    Attributes:
        error: mean distance between the two over ten bins of the prediction.
        slope: how far differences in the prediction were borne out; 1 is exactly, None
            where too few came.
    """

    predicted: float
    observed: float
    error: float = 0.0
    slope: float | None = None


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
    return score(origins_of(tuple(tracks), priors), priors, months)


def score(
    starts: Iterable[Origin], priors: Priors, months: Sequence[int]
) -> tuple[Score, ...]:
    """The track record over some origins, each at the horizons that are known."""
    outlook = Ahead(priors)
    rows: dict[int, list[tuple[float, ...]]] = {month: [] for month in months}
    for number, origin in enumerate(starts):
        known = [month for month in months if month in origin.later]
        if known:
            for month, row in zip(
                known, _scored(origin, outlook, known, number), strict=True
            ):
                rows[month].append(row)
    return tuple(_score(month, rows[month]) for month in months)


def _scored(
    origin: Origin,
    outlook: "Ahead",
    months: Sequence[int],
    number: int,
) -> list[tuple[float, ...]]:
    """One row a month: CRPS, naive, F(y-), F(y), then predicted and observed states."""
    limit, priors = origin.limit.minor / 100, outlook.priors
    start = Start(
        limit=limit,
        learned=_grained(origin.learned),
        expected=outlook.expected(origin, months[-1]),
        ceiling=ceiling_of(priors.types[origin.type].ceiling),
        larger=larger(origin.standing.z, priors),
    )
    paths = walk(start, priors, months, _PATHS, number % _DRAWS)
    ratios = np.sort(paths.limits / limit, axis=1)
    freezes = [triple[EVENTS.index(Event.FREEZE)] for triple in start.expected]
    return [
        _row(
            ratio,
            origin.later[month].minor / origin.limit.minor,
            # the paths know it to half a percent only
            1 - origin.learned.none_of(Event.FREEZE, sum(freezes[:month])),
        )
        for ratio, month in zip(ratios, months, strict=True)
    ]


def _row(ratios: Array, y: float, freezes: float) -> tuple[float, ...]:
    marks = (0.0, 1.0, y)
    _, less, below = np.searchsorted(ratios, marks, side="left") / ratios.size
    frozen, same, upto = np.searchsorted(ratios, marks, side="right") / ratios.size
    return (
        crps(ratios, y),
        abs(y - 1),
        float(below),
        float(upto),
        freezes,
        float(y <= 0),
        1 - float(same),
        float(y > 1),
        float(less - frozen),
        float(0 < y < 1),
    )


def crps(ratios: Array, y: float) -> float:
    """CRPS of sorted, equally likely ``ratios``: E|X - y| - E|X - X'| / 2."""
    n = ratios.size
    spread = float(_ranks(n) @ ratios) / (n * n)
    return float(np.abs(ratios - y).mean()) - spread


@lru_cache(maxsize=8)
def _ranks(n: int) -> Array:
    return 2 * np.arange(1, n + 1, dtype=np.float64) - n - 1


def _grained(known: Learned) -> Learned:
    # Shapes on a grain of 1/128, the means kept: so quantiles are computed once.
    def whole(shape: float) -> float:
        return max(1.0, round(shape * _GRAIN)) / _GRAIN

    a = [whole(shape) for shape in known.a]
    b = [rate * new / old for rate, new, old in zip(known.b, a, known.a, strict=True)]
    return Learned((a[0], a[1], a[2]), (b[0], b[1], b[2]), known.alpha, known.beta)


class Ahead:
    """Events expected month by month: ``rates.expected`` along ``Standing.ahead``.

    A panel has some hundred thousand months; one by one they would take minutes.
    """

    def __init__(self, priors: Priors) -> None:
        self.priors = priors
        self._known: dict[tuple[str, ...], tuple[Array, Array]] = {}

    def expected(self, origin: Origin, months: int) -> tuple[Triple, ...]:
        """The triples of the next months, the next one first."""
        z, usual = origin.standing.z, origin.standing.usual
        names = tuple(z)
        base = self._base(origin, months)
        if not names:
            return _triples(base)
        fading, betas = self._effects(names)
        now = np.array([z[name] for name in names])
        mean = np.array([usual.get(name, 0.0) for name in names])
        path = mean + (now - mean) * fading[:months]
        if "since_y" in z:
            path[:, names.index("since_y")] = self._growing(z["since_y"], months)
        low, high = self.priors.clip
        rates = np.exp(np.minimum(np.maximum(path @ betas, low), high)) * base
        return _triples(rates)

    def _base(self, origin: Origin, months: int) -> Array:
        """Base rates by month, with the borrower's pace and the lender's wave in them.

        What is left of a wave fades month by month.
        """
        left = self.priors.pooling.wave_left ** np.arange(months)[:, None]
        base: Array = np.array(origin.around.wave) ** left
        return base * self.priors.base[origin.type] * origin.around.pace

    def _effects(self, names: tuple[str, ...]) -> tuple[Array, Array]:
        """What is left of a distance, axes (month, factor); effects (factor, event)."""
        if names not in self._known:
            phi = np.array([self.priors.factors[name].phi for name in names])
            betas = np.array([self.priors.betas[name] for name in names])
            months = np.arange(_YEAR, dtype=np.float64)[:, None]
            self._known[names] = (phi**months, betas)
        return self._known[names]

    def _growing(self, now: float, months: int) -> Array:
        standing = Standing({"since_y": now}, {})
        return np.array(
            [standing.ahead(month, self.priors)["since_y"] for month in range(months)]
        )


def _triples(rates: Array) -> tuple[Triple, ...]:
    return tuple((rise, cut, freeze) for rise, cut, freeze in rates.tolist())


def _score(months: int, rows: Sequence[tuple[float, ...]]) -> Score:
    if not rows:
        return Score(months, 0)
    table = np.asarray(rows)
    raw = np.random.PCG64(_SEED).random_raw(len(rows))
    chance = (raw >> np.uint64(11)) * 2.0**-53
    u = table[:, 2] + chance * (table[:, 3] - table[:, 2])
    return Score(
        months=months,
        n=len(rows),
        crps=float(table[:, 0].mean()),
        crps_naive=float(table[:, 1].mean()),
        coverage80=float(((u >= _LOW) & (u <= _HIGH)).mean()),
        frozen=_met(table[:, 4], table[:, 5]),
        rise=_met(table[:, 6], table[:, 7]),
        cut=_met(table[:, 8], table[:, 9]),
    )


def _met(predicted: Array, came: Array) -> Met:
    return Met(
        float(predicted.mean()),
        float(came.mean()),
        error(predicted, came),
        slope(predicted, came),
    )
