"""Borrowers whose true rates are known, for the acceptance tests of the limit model."""

from dataclasses import dataclass, replace

import numpy as np

from planner.credit.rates import EVENTS
from planner.credit.together import origins_of
from planner.credit.track import Origin, Row, Track
from planner.model.priors import Event, Priors
from planner.model.records import LineType
from planner.money import Money

HISTORY, AHEAD = 24, 12
BORROWERS, LENDERS = 100, 5
_NAMES = (
    *("late12", "late_now", "new_lenders", "inq90", "below_min", "util_hi"),
    *("activity", "dormant", "lim_inc", "since_y", "churn90"),
)
_STEP = 100.0
_RISE, _CUT, _FREEZE = range(3)


@dataclass(frozen=True)
class Scenario:
    """How a world differs from what the model assumes.

    Attributes:
        own_lenders: whether each lender has its own effects and base rates.
        seen: the share of past months in which somebody looked.
        waves: whether lenders have times of policy.
        rates: by how much all base rates differ from the assumed ones.
        heavy: whether the sizes have heavy tails.
        churn: the sign of the true effect of quick borrowing and repaying.
    """

    own_lenders: bool = False
    seen: float = 1.0
    waves: bool = False
    rates: float = 1.0
    heavy: bool = False
    churn: float = 1.0


S1 = Scenario()
S2 = Scenario(own_lenders=True, seen=0.7)
S3 = replace(S2, waves=True)
S4 = replace(S3, rates=2.0, heavy=True)
S5 = replace(S3, rates=0.5)
S6 = replace(S2, churn=-1.0)


def tracks(
    scenario: Scenario, priors: Priors, worlds: int, seed: int = 1
) -> list[Track]:
    """One track a channel: 24 months of history, then 12 that came."""
    found: list[Track] = []
    for world in range(worlds):
        rng = np.random.default_rng([seed, world])
        found += _World(scenario, priors, rng).tracks(world)
    return found


def last_origins(found: list[Track], priors: Priors) -> list[Origin]:
    """The origins after 24 months, of channels that are open then."""
    return [
        origin
        for origin in origins_of(found, priors, earlier=0)
        if origin.month == HISTORY - 1 and len(origin.later) == AHEAD
    ]


class _World:
    def __init__(self, scenario: Scenario, priors: Priors, rng) -> None:
        self.scenario, self.priors, self.rng = scenario, priors, rng
        n = BORROWERS * LENDERS
        self.n = n
        self.lender = np.tile(np.arange(LENDERS), BORROWERS)
        self.borrower = np.repeat(np.arange(BORROWERS), LENDERS)
        self.income = rng.lognormal(np.log(9000), 0.5, BORROWERS)[self.borrower]
        limit = self.income * rng.lognormal(0.0, 0.9, n)
        self.limit = np.maximum(1000.0, np.round(limit / _STEP) * _STEP)
        self.since = rng.uniform(0, 1.6, n)
        self.theta = np.stack(
            [rng.gamma(priors.spread[e], 1 / priors.spread[e], n) for e in EVENTS]
        )
        self.rho = np.stack(
            [
                rng.gamma(size.weight * size.shape, 1 / (size.weight * size.mean), n)
                for size in (priors.sizes[Event.RISE], priors.sizes[Event.CUT])
            ]
        )
        self.beta, self.base = self._lenders()
        self.wave = self._waves()
        self.jumps = np.zeros((2, n))

    def _lenders(self):
        mean = np.array(
            [[self.priors.factors[f].effects[e].mean for f in _NAMES] for e in EVENTS]
        )
        sd = np.array(
            [[self.priors.factors[f].effects[e].sd for f in _NAMES] for e in EVENTS]
        )
        base = np.array([self.priors.monthly(LineType.ONLINE, e) for e in EVENTS])
        beta = np.repeat(mean[:, :, None], LENDERS, axis=2)
        rates = np.repeat(base[:, None], LENDERS, axis=1)
        if self.scenario.own_lenders:
            beta = self.rng.normal(beta, sd[:, :, None] / 2)
            spread = self.rng.normal(0, 0.25, rates.shape)
            rates = rates * np.exp(spread - 0.25**2 / 2)
        beta[:, _NAMES.index("churn90")] *= self.scenario.churn
        return beta, rates * self.scenario.rates

    def _waves(self):
        wave = np.ones((3, LENDERS, HISTORY + AHEAD))
        if self.scenario.waves:
            # quiet most of the time, three times as busy in one month of eight
            busy = self.rng.random(wave.shape) < 1 / 8
            wave = np.where(busy, 3.0, 5 / 7)
        return wave

    def _behaviour(self):
        """Monthly events by borrower or channel; axes (month, channel)."""
        rng, months = self.rng, HISTORY + AHEAD + 12
        # As on the Home Credit panel: late in the last half year in 15 % of months, and
        # by few borrowers; a good third of all months dormant; use far apart.
        careless = rng.random(BORROWERS) < 0.15
        lateness = np.where(careless, rng.uniform(0.1, 0.5, BORROWERS), 0.004)
        late = rng.random((months, BORROWERS)) < lateness
        new = rng.poisson(rng.gamma(0.5, 0.1, BORROWERS), (months, BORROWERS))
        asks = rng.poisson(rng.gamma(0.5, 0.46, BORROWERS), (months, BORROWERS))
        pace = rng.gamma(0.6, 4.0, self.n) * (rng.random(self.n) < 0.75)
        draws = rng.poisson(pace, (months, self.n))
        short = rng.random((months, self.n)) < 0.03
        tight = rng.random((months, self.n)) < np.where(
            rng.random(self.n) < 0.2, 0.7, 0
        )
        quick = rng.random((months, self.n)) < 0.04
        by = self.borrower
        return late[:, by], new[:, by], asks[:, by], draws, short, tight, quick

    def tracks(self, world: int) -> list[Track]:
        behaviour = self._behaviour()
        rows: list[list[Row]] = [[] for _ in range(self.n)]
        frozen = np.zeros(self.n, bool)
        for month in range(HISTORY + AHEAD):
            values = self._values(behaviour, month + 11)
            self._note(rows, month, values, frozen)
            frozen |= self._move(values, month, frozen)
        return [
            Track(
                f"{world}-{n}",
                LineType.ONLINE,
                tuple(own),
                holder=f"{world}-{self.borrower[n]}",
            )
            for n, own in enumerate(rows)
        ]

    def _values(self, behaviour, t: int):
        late, new, asks, draws, short, tight, quick = behaviour

        def last(table, months: int):
            return table[t - months + 1 : t + 1].sum(axis=0)

        ref = {f: self.priors.factors[f].ref for f in _NAMES}
        raw = {
            "late12": np.minimum(last(late, 12), 6),
            "late_now": last(late, 3) > 0,
            "new_lenders": np.minimum(last(new, 6), 5),
            "inq90": np.minimum(last(asks, 3), 8),
            "below_min": last(short, 3),
            "util_hi": last(tight, 3) >= 2,
            "activity": np.log1p(last(draws, 3)),
            "dormant": last(draws, 6) == 0,
            "lim_inc": np.log(np.maximum(self.limit, 1) / self.income),
            "since_y": np.minimum(self.since, 3),
            "churn90": np.minimum(last(quick, 3), 3),
        }
        return np.stack([raw[f] - ref[f] for f in _NAMES])

    def _note(self, rows, month: int, values, frozen) -> None:
        seen = self.rng.random(self.n) < self.scenario.seen
        for n in range(self.n):
            if month < HISTORY - 1 and not seen[n]:
                continue
            z = dict(zip(_NAMES, values[:, n].tolist(), strict=True))
            limit = 0 if frozen[n] else round(self.limit[n] * 100)
            rows[n].append(Row(month, Money(limit), z))

    def _larger(self, values):
        """How much larger than usual changes are: as the model itself assumes."""
        slope, far = self.priors.sizes[Event.RISE].level
        rises = np.exp(slope * np.clip(values[_NAMES.index("lim_inc")], -far, far))
        dormant = values[_NAMES.index("dormant")]
        return rises, 1 + (self.priors.sizes[Event.CUT].dormant - 1) * dormant

    def _move(self, values, month: int, frozen):
        low, high = self.priors.clip
        added = np.einsum("kfn,fn->kn", self.beta[:, :, self.lender], values)
        rates = self.base[:, self.lender] * np.exp(np.clip(added, low, high))
        rates *= self.theta * self.wave[:, self.lender, month]
        comes = self.rng.random(rates.shape) < 1 - np.exp(-rates)
        larger = self._larger(values)
        for n, sign in ((_RISE, 1), (_CUT, -1)):
            size = self.priors.sizes[EVENTS[n]]
            shape = size.shape
            r = self.rng.gamma(shape, 1, self.n) / self.rho[n] * larger[n]
            if self.scenario.heavy:
                r *= self.rng.standard_t(3, self.n) ** 2 / 3 + 0.5
            r = np.minimum(r * size.again ** np.minimum(self.jumps[n], 3), size.cap)
            moved = comes[n] & ~frozen
            self.jumps[n] += moved & (month >= HISTORY - 1)
            after = np.where(moved, self.limit * np.exp(sign * r), self.limit)
            after = np.maximum(_STEP, np.round(after / _STEP) * _STEP)
            if sign > 0:
                after = np.minimum(after, np.maximum(200_000.0, self.limit))
            self.since = np.where(after != self.limit, 0.0, self.since)
            self.limit = after
        self.since = self.since + 1 / 12
        return comes[_FREEZE]
