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
from planner.model.records import Expected
from planner.model.rules import RuleKind
from planner.money import Money, total
from planner.plan import fates, risk
from planner.plan.burden import Burden
from planner.plan.later import Later, Purse, left_over, patterns
from planner.plan.legal_caps import LegalCap
from planner.plan.means import Means
from planner.plan.offers import Candidate, Market, Need, Reliability
from planner.plan.pieces import Left
from planner.plan.risk import Limits
from planner.plan.rules import counted
from planner.plan.sale import Sale
from planner.plan.solve import Floats

_FEN = 100.0
_HUNDRED = 100_00  # fen
_NEARLY = 0.005  # yuan
_NOISE = 1e-4  # fen
_TIE = 1e-7  # yuan a yuan and place: of equal mixes the earlier candidates'


@dataclass(frozen=True, slots=True)
class Priced:
    """An offer with what one yuan of it costs and asks back.

    Attributes:
        ratio: interest and fees of one yuan over the whole term.
        annual: nominal yearly cost; None where no single rate explains it.
        paid: yuan asked back by day.
        back: yuan a yuan that fall back on ``back_on`` where the debtor does not pay.
        late: the chance of that; 0 for a loan.
    """

    offer: Candidate
    ratio: float
    annual: Decimal | None
    paid: tuple[tuple[date, float], ...]
    back: float = 0.0
    back_on: date | None = None
    late: float = 0.0


def priced(offer: Candidate, need: Need, rest: Money) -> Priced:
    """The price of an offer, measured on an amount that might be drawn."""
    sample = min(offer.available, rest)
    made = offer.made(sample, need.by)
    whole = sample.minor
    found = Priced(
        offer,
        made.cost.minor / whole,
        made.annual,
        tuple((day, amount.minor / whole) for day, amount in made.paid),
    )
    if isinstance(offer, Sale) and offer.falls_back and offer.probability is not None:
        return replace(
            found,
            back=offer.back().minor / offer.available.minor,
            back_on=offer.paper.to,
            late=float(1 - offer.probability),
        )
    return found


@dataclass(frozen=True)
class Blend:
    """What may be mixed, and how much of it there must be.

    Attributes:
        rest: what the mix must come to.
        largest_share: the most of it from one lender.
        debts: principal owed by channel, for the caps of the law.
        on: the day of the plan.
        unsure: incomes that may be late.
        burden: what a month's income lets all instalments take; None: no bound.
    """

    priced: tuple[Priced, ...]
    rest: Money
    need: Need
    means: Means
    market: Market
    largest_share: Decimal
    debts: Mapping[str, Money]
    on: date
    unsure: tuple[Expected, ...] = ()
    burden: Burden | None = None

    @cached_property
    def cap(self) -> Floats:
        """What each may lend: (C,)."""
        return np.array([yuan(one.offer.available) for one in self.priced])

    @cached_property
    def groups(self) -> Mapping[Left, Limits]:
        """Every limit of the mix, by why it stands."""
        burden = self.burden
        return {
            Left.LEGAL_CAP: tuple(self._lawful()),
            Left.COMMON_LIMIT: (*self._common(), *self._sold_once()),
            Left.SHARE_CAP: tuple(self._shares()),
            Left.DEBT_TO_INCOME: burden.rows(self._paid) if burden else (),
            Left.UNAFFORDABLE: self.affordable,
        }

    @cached_property
    def limits(self) -> Limits:
        """Shares of lenders, common limits and caps of the law."""
        first = (Left.LEGAL_CAP, Left.COMMON_LIMIT, Left.SHARE_CAP)
        return self.rows_of(*first)

    def rows_of(self, *groups: Left) -> Limits:
        """The limits of these groups."""
        return tuple(row for group in groups for row in self.groups[group])

    @cached_property
    def all_limits(self) -> Limits:
        """Every limit."""
        return self.rows_of(*self.groups)

    @cached_property
    def affordable(self) -> Limits:
        """What the cash forecast can pay back by day; empty where none is known."""
        if not self.means.is_known:
            return ()
        return tuple(self._repayable())

    @property
    def _paid(self) -> list[tuple[tuple[date, float], ...]]:
        return [one.paid for one in self.priced]

    @cached_property
    def fate(self) -> fates.Fate:
        """What each candidate lends, and who pays late, in each scenario."""
        late = [float(1 - row.certainty) for row in self.unsure]
        late += [one.late for one in self.priced if one.late]
        sources = tuple(_source(one.offer) for one in self.priced)
        return fates.fates(sources, tuple(late))

    @property
    def lent(self) -> Floats:
        """What each candidate would lend in each scenario: (S, C)."""
        return self.fate.lent

    @cached_property
    def later(self) -> Later | None:
        """What late payers leave to pay with; None where no forecast is known."""
        if not (self.means.is_known and self.fate.late.shape[1] and self.means.path):
            return None
        is_late, which = patterns(self.fate.late)
        incomes = len(self.unsure)
        edges = [day for _, day in self._days(since=True)] or [self.need.by]
        purse = Purse(self.means.path, self.means.spare, self.need.by, self.unsure)
        held = purse.held_back(self.on)
        left, gap = left_over(purse, held, is_late[:, :incomes], edges)
        falling = np.zeros((len(is_late), len(self.priced)))
        places = [c for c, one in enumerate(self.priced) if one.late]
        falling[:, places] = is_late[:, incomes:]
        return Later(
            paid=np.array(self._rows() or [np.zeros(len(self.priced))]),
            back=np.array([self._backs(day) for day in edges]),
            is_late=falling,
            left=left,
            gap=gap,
            which=which,
        )

    def _backs(self, on: date) -> list[float]:
        return [
            one.back if one.back_on is not None and one.back_on <= on else 0.0
            for one in self.priced
        ]

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
        rows = self.rows_of(
            *(one for one in self.groups if one is not Left.DEBT_TO_INCOME)
        )
        most = risk.largest(self.cap, rows)
        return most >= yuan(self.rest) - _NEARLY

    def eased(self) -> "Blend | None":
        """The same with the least part of income that lets the sum be drawn.

        None where the user set a part, and no mix keeps it.
        """
        whole = yuan(self.rest)
        if self.burden is None:
            return self
        if risk.largest(self.cap, self.all_limits) >= whole - _NEARLY:
            return self
        if self.burden.is_own:
            return None
        share = self.burden.least_share(self._paid, self.cap, self._without, whole)
        return replace(self, burden=self.burden.wider(share))

    @property
    def _without(self) -> Limits:
        """Every limit but that of income."""
        kept = (one for one in self.groups if one is not Left.DEBT_TO_INCOME)
        return self.rows_of(*kept)

    def choice(self, confidence: float) -> risk.Choice:
        """The mixes to choose from, seen at one confidence."""
        ties = np.arange(len(self.priced)) * _TIE
        return risk.Choice(
            cost=np.array([one.ratio for one in self.priced]) + ties,
            cap=self.cap,
            rows=self.all_limits,
            lent=self.lent,
            need=yuan(self.rest),
            confidence=confidence,
            later=self.later,
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
        rows = self.all_limits
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
        most = float(self.largest_share) * yuan(self.rest)
        for lender in sorted({one.offer.lender for one in self.priced}):
            yield self._those(one.offer.lender == lender for one in self.priced), most

    def _common(self) -> Iterator[tuple[Floats, float]]:
        for root in sorted({one.offer.shared for one in self.priced} - {None}, key=str):
            group = [root in (one.offer.shared, one.offer.line) for one in self.priced]
            most = max(cap for cap, is_in in zip(self.cap, group, strict=True) if is_in)
            yield self._those(group), float(most)

    def _sold_once(self) -> Iterator[tuple[Floats, float]]:
        """A receivable is sold but once, in as many parts as you like."""
        for name in sorted(
            {one.offer.receivable for one in self.priced} - {None}, key=str
        ):
            row = [
                1 / cap if one.offer.receivable == name else 0.0
                for one, cap in zip(self.priced, self.cap, strict=True)
            ]
            yield np.array(row), 1.0

    def _lawful(self) -> Iterator[tuple[Floats, float]]:
        return ((cap.row, cap.most) for cap in self.legal_caps)

    @cached_property
    def legal_caps(self) -> tuple[LegalCap, ...]:
        """The caps of the law that count here, each with its limit of the mix."""
        return tuple(self._legal_caps())

    def _legal_caps(self) -> Iterator[LegalCap]:
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
            yield LegalCap(entry, self._those(group), yuan(left))

    def _those(self, is_in: Iterator[bool] | Sequence[bool]) -> Floats:
        return np.array(list(is_in), dtype=float)

    def _days(self, *, since: bool = False) -> list[tuple[float, date]]:
        """The lowest cash from each day of payment to the next, and its day.

        Args:
            since: name the day of payment instead of the lowest.
        """
        days = {day for one in self.priced for day, _ in one.paid}
        days |= {one.back_on for one in self.priced if one.back_on is not None}
        edges = sorted(days)
        found = []
        for n, edge in enumerate(edges):
            until = edges[n + 1] if n + 1 < len(edges) else date.max
            span = [day for day in self.means.path if edge <= day.on < until]
            if span:
                low = min(span, key=lambda day: day.amount)
                found.append((yuan(low.amount), edge if since else low.on))
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


def _source(offer: Candidate) -> fates.Source:
    sure: Reliability = offer.reliability
    used = sure.middle - offer.available
    free = [max(limit - used, Money(0)) for limit in (sure.low, sure.middle, sure.high)]
    low, middle, high = (yuan(amount) for amount in free)
    return fates.Source(sure.usable, low, middle, high, window="one")


def yuan(amount: Money) -> float:
    """The amount as the solver is told it."""
    return amount.minor / _FEN


def _money(yuan: float) -> Money:
    return Money(round(yuan * _FEN))
