"""Who is asked for a need, own lines first; with the reason where somebody is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.model import records as r
from planner.model.book import Book
from planner.model.channel import Channel, ChannelKind
from planner.model.dated import at
from planner.model.offers import Purpose
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.plan import offered
from planner.plan.offers import (
    NEW_LINE_USABLE,
    OWN_LINE_USABLE,
    Candidate,
    Market,
    Need,
    Offer,
    Offers,
    Reliability,
    sorted_out,
)
from planner.plan.pieces import Left, NotUsed
from planner.plan.rules import Refusal
from planner.plan.sales import sales

_NO_CASH = (ChannelKind.PAY_LATER,)
_OF_RECEIVABLES = (ChannelKind.FACTORING, ChannelKind.PLEDGE, ChannelKind.DISCOUNT)
_NEEDS_COLLATERAL = (ChannelKind.MORTGAGE, ChannelKind.CARD)

_Found = Candidate | Refusal | NotUsed

_WHY = {
    Left.NO_CASH: Phrase("it pays for purchases and hands out no cash"),
    Left.NEEDS_COLLATERAL: Phrase(
        "it takes a mortgage, or a card that the book does not hold"
    ),
    Left.NOT_OFFERED: Phrase("nobody can apply there directly"),
    Left.NO_PRICE: Phrase("neither the book nor the catalogue has its rate"),
}


def offers(book: Book, on: date, need: Need, market: Market) -> Offers:
    """All candidates for a need: own lines, receivables, then new lenders."""
    asked = _Asked(book, on, need, market)
    return sorted_out(asked.candidates())


@dataclass(frozen=True)
class _Asked:
    """One question to the market."""

    book: Book
    on: date
    need: Need
    market: Market

    def candidates(self) -> Iterator[_Found]:
        for line in self.book.lines.values():
            if line.opened_on <= self.on:
                yield self._refusal(line) or self._own(line)
        yield from sales(self.book, self.on, self.need, self.market)
        held = {line.channel for line in self.book.lines.values()}
        for channel in self.market.channels.values():
            if channel.id not in held and channel.kind not in _OF_RECEIVABLES:
                yield self._new(channel)

    @property
    def _purposes(self) -> frozenset[Purpose]:
        return self.market.law.purposes(self.need.purpose)

    def _refusal(self, line: r.Line) -> Refusal | None:
        known = self.market.channels.get(line.channel)
        text = f"{line.channel} {line.name}"
        law = self.market.law
        found = law.refusing(known, text, self._purposes, self.on)
        return found and Refusal(line.channel, found[0].id, found[1], line.id)

    def _own(self, line: r.Line) -> _Found:
        known = self.market.channels.get(line.channel)
        rate = line.rate or (offered.middle(known, self.on) if known else None)
        free = self.market.free.get(line.id, line.limit)
        left = self._own_left(line, known, free)
        if left is not None:
            return NotUsed(line.id, line.channel, left[0], left[1], terms_from="book")
        periods = offered.periods(known, self.need.months, self.on)
        if rate is None:
            why = Sentence(_WHY[Left.NO_PRICE])
            return NotUsed(line.id, line.channel, Left.NO_PRICE, why)
        if periods is None:
            why = self._too_short(known)
            return NotUsed(line.id, line.channel, Left.TERM_TOO_SHORT, why)
        terms = offered.offered(known, self.on)
        sure = Reliability(OWN_LINE_USABLE, free, free, free)
        return Offer(
            line=line.id,
            channel=line.channel,
            lender=line.channel,
            available=free,
            rate=rate,
            method=offered.method(terms),
            periods=periods,
            accrual=offered.accrual(terms, rate),
            fee=offered.start_fee(known, self.on),
            reliability=self.market.reliability.get(line.id, sure),
            shared=line.shares_limit_with,
            grade=None if line.rate else offered.grade(known, self.on),
            known=known,
        )

    def _own_left(
        self, line: r.Line, known: Channel | None, free: Money
    ) -> tuple[Left, Sentence] | None:
        """Why nothing may be drawn on an own line; None where something may."""
        if free <= ZERO:
            words = Phrase("nothing of its {limit} can be drawn on {day}")
            return Left.NOTHING_FREE, Sentence(words, limit=line.limit, day=self.on)
        if known and known.kind in _NO_CASH and not self._may_buy():
            return Left.NO_CASH, Sentence(_WHY[Left.NO_CASH])
        if line.expires_on is not None and line.expires_on < self.need.by:
            words = Phrase("the line ends on {day}, before the money is needed")
            return Left.ENDS_TOO_EARLY, Sentence(words, day=line.expires_on)
        return None

    def _may_buy(self) -> bool:
        return Purpose.CONSUMPTION in self._purposes

    def _too_short(self, known: Channel | None) -> Sentence:
        terms = offered.offered(known, self.on)
        longest = offered.longest_term(terms) if terms else 0
        words = Phrase("it lends for {longest} months at most, not for {asked}")
        return Sentence(words, longest=longest, asked=self.need.months)

    def _new(self, channel: Channel) -> _Found:
        kind = self.book.profile.kind
        if kind not in channel.borrowers:
            words = Phrase("it lends to firms only")
            if kind is r.BookKind.BUSINESS:
                words = Phrase("it lends to persons only")
            return self._not_used(channel, Left.NOT_FOR_BORROWER, Sentence(words))
        found = self.market.law.refusing(channel, "", self._purposes, self.on)
        if found:
            return Refusal(channel.id, found[0].id, found[1])
        left = self._new_left(channel)
        return self._not_used(channel, *left) if left else self._applied(channel)

    def _new_left(self, channel: Channel) -> tuple[Left, Sentence] | None:
        """Why a new line there could not serve, as far as a book can tell."""
        for reason, is_so in (
            (Left.NOT_OFFERED, not channel.direct or channel.template),
            (Left.NEEDS_COLLATERAL, channel.kind in _NEEDS_COLLATERAL),
            (Left.NO_CASH, channel.kind in _NO_CASH),
            (Left.NO_PRICE, offered.middle(channel, self.on) is None),
        ):
            if is_so:
                return reason, Sentence(_WHY[reason])
        if not self._fits_purpose(channel):
            words = Phrase("its money is for other purposes than this need")
            return Left.NOT_FOR_PURPOSE, Sentence(words)
        if offered.periods(channel, self.need.months, self.on) is None:
            return Left.TERM_TOO_SHORT, self._too_short(channel)
        if self._likely_limit(channel) <= ZERO:
            words = Phrase(
                "no income is recorded, and no source names the least it lends"
            )
            return Left.NOTHING_FREE, Sentence(words)
        return None

    def _fits_purpose(self, channel: Channel) -> bool:
        """Whether it lends for this; business money also to who has a licence."""
        purposes = self._purposes
        entry = at(channel.purposes, self.on)
        if entry is None:
            return True
        if not purposes and set(entry.value) == {Purpose.BUSINESS}:
            profile = self.book.profile
            is_firm = profile.kind is r.BookKind.BUSINESS
            return is_firm or profile.registered_on is not None
        return not purposes or bool(purposes & set(entry.value))

    def _applied(self, channel: Channel) -> _Found:
        holidays = self.market.holidays
        ask_by = offered.ask_by(channel, self.on, self.need.by, holidays)
        arrives = offered.arrives(channel, self.on, holidays)
        if ask_by is None:
            words = Phrase("asked today, its money comes by {arrives} only, not {day}")
            why = Sentence(words, arrives=arrives, day=self.need.by)
            return self._not_used(channel, Left.TOO_LATE, why)
        rate = offered.middle(channel, self.on)
        periods = offered.periods(channel, self.need.months, self.on)
        assert rate is not None  # noqa: S101  # looked at before
        assert periods is not None  # noqa: S101  # looked at before
        terms = offered.offered(channel, self.on)
        limit = self._likely_limit(channel)
        return Offer(
            line=None,
            channel=channel.id,
            lender=channel.id,
            available=limit,
            rate=rate,
            method=offered.method(terms),
            periods=periods,
            accrual=offered.accrual(terms, rate),
            fee=offered.start_fee(channel, self.on),
            reliability=Reliability(NEW_LINE_USABLE, limit, limit, limit),
            ask_by=ask_by,
            grade=offered.grade(channel, self.on),
            known=channel,
            arrives_on=arrives,
        )

    def _likely_limit(self, channel: Channel) -> Money:
        """A month's income, within what it lends; its least without an income."""
        entry = at(channel.limit, self.on)
        low = (entry.value.low if entry else None) or ZERO
        high = entry.value.high if entry else None
        guess = max(self.book.profile.monthly_income or ZERO, low)
        return guess if high is None else min(guess, high)

    @staticmethod
    def _not_used(channel: Channel, reason: Left, why: Sentence) -> NotUsed:
        return NotUsed(None, channel.id, reason, why)
