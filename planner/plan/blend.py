"""The cheapest lawful mix that works when lines fail; a rule of thumb has a cliff.

Axes: C candidates, S scenarios. Amounts are float64 in yuan until they are handed back
as whole fen.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

import numpy as np

from planner.lean import dataclass
from planner.model.dated import at
from planner.model.rules import RuleKind
from planner.money import Money, total
from planner.plan import risk
from planner.plan.means import Means
from planner.plan.offers import Market, Need, Offer, Reliability
from planner.plan.rules import counted
from planner.plan.solve import Floats
from planner.schedule.schedule import schedule

# The mean of the worst scenarios may miss at most this part of what is borrowed.
LARGEST_WORST = 0.5
POINTS = 5
_FEN = 100.0
_HUNDRED = 100_00  # fen
_NEARLY = 0.005  # yuan
_NOISE = 1e-4  # fen
_TIE = 1e-9  # yuan a yuan and place: of equal mixes the earlier candidates'
_STEPS = 1000  # confidence is told apart in thousandths

Limits = tuple[tuple[Floats, float], ...]


@dataclass(frozen=True, slots=True)
class Priced:
    """An offer with what one yuan of it costs and asks back.

    Attributes:
        ratio: interest and fees of one yuan over the whole term.
        annual: nominal yearly cost; None where no single rate explains it.
        paid: yuan asked back by day.
    """

    offer: Offer
    ratio: float
    annual: Decimal | None
    paid: tuple[tuple[date, float], ...]


def priced(offer: Offer, need: Need, rest: Money) -> Priced:
    """The price of an offer, measured on an amount that might be drawn."""
    sample = min(offer.available, rest)
    made = schedule(offer.terms(sample, need.by))
    whole = sample.minor
    return Priced(
        offer,
        (made.totals.payment - made.totals.principal).minor / whole,
        made.annual.nominal,
        tuple((row.due, row.payment.minor / whole) for row in made.instalments),
    )


@dataclass(frozen=True)
class Blend:
    """What may be mixed, and how much of it there must be.

    Attributes:
        rest: what the mix must come to.
        largest_share: the most of it from one lender.
        debts: principal owed by channel, for the caps of the law.
    """

    priced: tuple[Priced, ...]
    rest: Money
    need: Need
    means: Means
    market: Market
    largest_share: Decimal
    debts: Mapping[str, Money]

    @cached_property
    def cap(self) -> Floats:
        """What each may lend: (C,)."""
        return np.array([_yuan(one.offer.available) for one in self.priced])

    @cached_property
    def limits(self) -> Limits:
        """Shares of lenders, common limits and caps of the law."""
        return (*self._shares(), *self._common(), *self._lawful())

    @cached_property
    def affordable(self) -> Limits:
        """What the cash forecast can pay back by day; empty where none is known."""
        if not self.means.is_known:
            return ()
        return tuple(self._repayable())

    @cached_property
    def lent(self) -> Floats:
        """What each candidate would lend in each scenario: (S, C)."""
        return risk.scenarios(tuple(_source(one.offer) for one in self.priced))

    def spread(self) -> "Blend":
        """The same with the smallest share of one lender that lets the sum be drawn.

        One line alone, or one large and some small, would else lend less than they can.
        """
        for twentieths in range(math.ceil(self.largest_share * 20), 21):
            wider = replace(self, largest_share=Decimal(twentieths) / 20)
            if wider.largest() >= self.rest:
                return wider
        return replace(self, largest_share=Decimal(1))

    def largest(self) -> Money:
        """The most that may be drawn, affordable or not."""
        return _money(risk.largest(self.cap, self.limits))

    def is_affordable(self) -> bool:
        """Whether some mix can be paid back from the forecast."""
        most = risk.largest(self.cap, (*self.limits, *self.affordable))
        return most >= _yuan(self.rest) - _NEARLY

    def choice(self, confidence: float) -> risk.Choice:
        """The mixes to choose from, seen at one confidence."""
        ties = np.arange(len(self.priced)) * _TIE
        return risk.Choice(
            cost=np.array([one.ratio for one in self.priced]) + ties,
            cap=self.cap,
            rows=(*self.limits, *self.affordable),
            lent=self.lent,
            need=_yuan(self.rest),
            confidence=confidence,
        )

    def amounts(self, values: Floats, whole_sum: Money) -> tuple[Money, ...]:
        """Whole hundreds of yuan that sum to that, but for one odd rest; else fen.

        Lenders pay out in whole steps. Where the limits leave no room for them, what
        each may lend to the fen is drawn.
        """
        for step in (_HUNDRED, 1):
            whole = np.floor((values * _FEN + _NOISE) / step) * step
            if self._filled(whole, values, whole_sum.minor, step) or step == 1:
                break
        return tuple(Money(int(fen)) for fen in whole)

    def _filled(self, whole: Floats, values: Floats, wanted: int, step: int) -> bool:
        """Give what is left to those drawn, step by step, within limits."""
        rows = (*self.limits, *self.affordable)
        while left := wanted - int(whole.sum()):
            more = min(step, left)
            room = np.where(values > _NEARLY, whole - self.cap * _FEN, np.inf)
            order = [int(place) for place in np.argsort(room, kind="stable")]
            free = (n for n in order if self._has_room(whole, n, rows, more))
            place = next(free, None)
            if place is None and step > 1:
                return False
            whole[order[0] if place is None else place] += more
        return True

    def _has_room(self, whole: Floats, place: int, rows: Limits, fen: int) -> bool:
        """Whether so much more of a candidate keeps every limit."""
        more = whole.copy()
        more[place] += fen
        return bool(more[place] <= self.cap[place] * _FEN + _NOISE) and all(
            float(row @ more) <= most * _FEN + _NOISE for row, most in rows
        )

    def unaffordable(self, values: Floats) -> tuple[date, Money]:
        """The first day on which the forecast cannot pay back, and what it lacks."""
        for row, (most, on) in zip(self._rows(), self._days(), strict=True):
            lacking = float(row @ values) - most
            if lacking > _NEARLY:
                return on, _money(lacking)
        return self.need.by, self.rest

    def _shares(self) -> Iterator[tuple[Floats, float]]:
        most = float(self.largest_share) * _yuan(self.rest)
        for lender in sorted({one.offer.lender for one in self.priced}):
            yield self._those(one.offer.lender == lender for one in self.priced), most

    def _common(self) -> Iterator[tuple[Floats, float]]:
        for root in sorted({one.offer.shared for one in self.priced} - {None}, key=str):
            group = [root in (one.offer.shared, one.offer.line) for one in self.priced]
            most = max(cap for cap, is_in in zip(self.cap, group, strict=True) if is_in)
            yield self._those(group), float(most)

    def _lawful(self) -> Iterator[tuple[Floats, float]]:
        purposes = self.market.law.purposes(self.need.purpose)
        for rule in self.market.law.rules:
            entry = at(rule.ruling, self.need.by)
            if rule.kind is not RuleKind.CAP or entry is None or rule.students:
                continue
            if entry.value.cap is None or (
                rule.purposes and purposes and not rule.purposes & purposes
            ):
                continue
            ids = counted(rule, self.market.channels.values())
            owed = total(owed for name, owed in self.debts.items() if name in ids)
            left = max(entry.value.cap - owed, Money(0))
            group = [one.offer.channel in ids for one in self.priced]
            yield self._those(group), _yuan(left)

    def _those(self, is_in: Iterator[bool] | Sequence[bool]) -> Floats:
        return np.array(list(is_in), dtype=float)

    def _days(self) -> list[tuple[float, date]]:
        days = {day for one in self.priced for day, _ in one.paid}
        edges = sorted(days)
        found = []
        for n, since in enumerate(edges):
            until = edges[n + 1] if n + 1 < len(edges) else date.max
            span = [day for day in self.means.path if since <= day.on < until]
            if span:
                low = min(span, key=lambda day: day.amount)
                found.append((_yuan(low.amount), low.on))
        return found

    def _rows(self) -> list[Floats]:
        return [
            np.array(
                [
                    sum(part for day, part in one.paid if day <= on)
                    for one in self.priced
                ]
            )
            for _, on in self._days()
        ]

    def _repayable(self) -> Iterator[tuple[Floats, float]]:
        for row, (most, _) in zip(self._rows(), self._days(), strict=True):
            yield row, most


def bearable(blend: Blend) -> tuple[risk.Choice, Floats] | None:
    """The cheapest mix whose worst is bearable at the confidence, or as near as may be.

    Confidence is taken in whole thousandths. Where no mix is safe enough at the one
    asked for, the highest at which one is decides instead, at last the mean of all
    scenarios. The steps are the same whatever is asked, so the cost never falls as more
    is asked for. None where no mix fits.
    """
    worst = LARGEST_WORST * _yuan(blend.rest) + 2 * _NEARLY
    asked = int(blend.need.confidence * _STEPS)
    found = _at(blend, asked / _STEPS, worst)
    low, high = 0, asked
    best = found or _at(blend, 0.0, worst)
    if best is None:
        choice = blend.choice(0.0)
        values = risk.safest(choice)
        return None if values is None else (choice, values)
    while not found and high - low > 1:
        middle = (low + high) // 2
        tried = _at(blend, middle / _STEPS, worst)
        low, high = (middle, high) if tried else (low, middle)
        best = tried or best
    return best


def frontier(choice: risk.Choice) -> Iterator[tuple[float, float, Floats]]:
    """Cost, mean of the worst, and amounts from the safest mix to the cheapest."""
    safe = risk.safest(choice)
    cheap = risk.cheapest(choice, np.inf)
    if safe is None or cheap is None:
        return
    steps = np.linspace(choice.worst(safe), choice.worst(cheap), POINTS)
    for worst in steps:
        values = risk.cheapest(choice, float(worst) + _NEARLY)
        if values is not None:
            yield float(choice.cost @ values), choice.worst(values), values


def _at(
    blend: Blend, confidence: float, worst: float
) -> tuple[risk.Choice, Floats] | None:
    choice = blend.choice(confidence)
    values = risk.cheapest(choice, worst)
    return None if values is None else (choice, values)


def _source(offer: Offer) -> risk.Source:
    sure: Reliability = offer.reliability
    used = sure.middle - offer.available
    free = [max(limit - used, Money(0)) for limit in (sure.low, sure.middle, sure.high)]
    low, middle, high = (_yuan(amount) for amount in free)
    return risk.Source(sure.usable, low, middle, high, window="one")


def _yuan(amount: Money) -> float:
    return amount.minor / _FEN


def _money(yuan: float) -> Money:
    return Money(round(yuan * _FEN))
