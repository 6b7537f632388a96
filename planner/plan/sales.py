"""Receivables turned into money: bills, certificates, invoices, beside all loans."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.calendar import days_later, month_step
from planner.model.book import Book
from planner.model.channel import Channel, ChannelKind
from planner.model.dated import at
from planner.model.declared import Quote, SaleWay
from planner.model.offers import Purpose
from planner.model.records import BookKind, Receivable
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.plan import offered
from planner.plan.offers import (
    NEW_LINE_USABLE,
    OWN_LINE_USABLE,
    Market,
    Need,
    Reliability,
)
from planner.plan.pieces import Left, NotUsed, Sold, TermsFrom
from planner.plan.rules import Refusal
from planner.plan.sale import Sale, brings
from planner.rates import DayCount, Rate
from planner.schedule.collect import Collection, collections
from planner.schedule.discount import Paper

# The catalogue's entry for each way, by its id.
CHANNELS: dict[SaleWay, str] = {
    "bank-bill": "bank-bill-discount",
    "commercial-bill": "commercial-bill-discount",
    "e-certificate": "e-certificate",
    "factoring": "factoring",
    "supply-chain": "receivables-pledge",
}
# What a receivable is where no quote says that it is a bill or a certificate.
OF_INVOICES: tuple[SaleWay, ...] = ("factoring", "supply-chain")


def sales(
    book: Book, on: date, need: Need, market: Market
) -> Iterator[Sale | Refusal | NotUsed]:
    """Every way to sell each open receivable, and what else would need one."""
    ways: set[SaleWay] = set()
    for one in collections(book, on):
        for quote in _quotes(book, one.receivable):
            ways.add(quote.way)
            yield _Asked(one, quote, on, need, market, book.profile.kind).answer()
    for way, channel_id in CHANNELS.items():
        channel = market.channels.get(channel_id)
        if way not in ways and channel is not None:
            yield _nothing_to_sell(book, way, channel, on, need, market)


def _quotes(book: Book, receivable: Receivable) -> list[Quote]:
    """The user's quotes for it; an invoice may also go the catalogue's usual ways."""
    known = [one for one in book.quotes.values() if one.receivable == receivable.id]
    ways = {one.way for one in known}
    if ways <= set(OF_INVOICES):
        known += [Quote(receivable.id, way) for way in OF_INVOICES if way not in ways]
    return known


def _nothing_to_sell(  # what a candidate is made of
    book: Book, way: SaleWay, channel: Channel, on: date, need: Need, market: Market
) -> Refusal | NotUsed:
    purposes = market.law.purposes(need.purpose)
    found = market.law.refusing(channel, "", purposes, on)
    if found:
        return Refusal(channel.id, found[0].id, found[1])
    if book.profile.kind not in channel.borrowers:
        why = Sentence(Phrase("it lends to firms only"))
        return NotUsed(None, channel.id, Left.NOT_FOR_BORROWER, why)
    words = Phrase("the book has no open receivable for it")
    if way not in OF_INVOICES:
        words = Phrase("no quote says that a receivable is such a paper")
    return NotUsed(None, channel.id, Left.NEEDS_RECEIVABLE, Sentence(words))


@dataclass(frozen=True)
class _Asked:
    """One way to sell one receivable."""

    collection: Collection
    quote: Quote
    on: date
    need: Need
    market: Market
    kind: BookKind

    @property
    def one(self) -> Receivable:
        return self.collection.receivable

    @property
    def channel(self) -> Channel | None:
        return self.market.channels.get(CHANNELS[self.quote.way])

    @property
    def channel_id(self) -> str:
        return CHANNELS[self.quote.way]

    def answer(self) -> Sale | Refusal | NotUsed:
        purposes = self.market.law.purposes(self.need.purpose)
        text = self.quote.lender
        found = self.market.law.refusing(self.channel, text, purposes, self.on)
        if found:
            return Refusal(self.channel_id, found[0].id, found[1])
        left = self._left(purposes)
        return self._not_used(*left) if left else self._priced()

    def _left(self, purposes: frozenset[Purpose]) -> tuple[Left, Sentence] | None:
        return (
            self._not_for(purposes)
            or self._wrong_day()
            or self._ended()
            or self._too_late()
        )

    def _not_for(self, purposes: frozenset[Purpose]) -> tuple[Left, Sentence] | None:
        channel = self.channel
        if not self.quote.lender and channel and self.kind not in channel.borrowers:
            words = Phrase("it lends to firms only")
            return Left.NOT_FOR_BORROWER, Sentence(words)
        if purposes and Purpose.BUSINESS not in purposes:
            words = Phrase("its money is for other purposes than this need")
            return Left.NOT_FOR_PURPOSE, Sentence(words)
        if self.one.confirmed is False:
            words = Phrase("{debtor} does not agree that the money is owed")
            return Left.NOT_CONFIRMED, Sentence(words, debtor=self.one.debtor)
        return None

    def _wrong_day(self) -> tuple[Left, Sentence] | None:
        due, by = self.one.due_on, self.need.by
        if due <= by:
            words = Phrase(
                "{debtor} must pay by {due}, before the money is needed: nobody"
                " advances it"
            )
            return Left.DUE_FIRST, Sentence(words, debtor=self.one.debtor, due=due)
        terms = offered.offered(self.channel, self.on)
        longest = offered.longest_term(terms) if terms else 0
        if longest and month_step(by, longest) < due:
            words = Phrase("{debtor} pays on {due}, more than {n} months later")
            why = Sentence(words, debtor=self.one.debtor, due=due, n=longest)
            return Left.DUE_TOO_LATE, why
        return None

    def _ended(self) -> tuple[Left, Sentence] | None:
        until = self.quote.until
        if until is not None and until < self.on:
            words = Phrase("the offer could be taken until {day}")
            return Left.OFFER_ENDED, Sentence(words, day=until)
        return None

    def _too_late(self) -> tuple[Left, Sentence] | None:
        if self._ask_by() is not None:
            return None
        words = Phrase("asked today, its money comes by {arrives} only, not {day}")
        why = Sentence(words, arrives=self._arrives(), day=self.need.by)
        return Left.TOO_LATE, why

    def _ask_by(self) -> date | None:
        by, days = self.need.by, self.quote.days
        asked: date | None = by
        if days is not None:
            asked = days_later(by, -days)
        elif self.channel is not None:
            holidays = self.market.holidays
            asked = offered.ask_by(self.channel, self.on, by, holidays)
        if asked is None or asked < self.on:
            return None
        until = self.quote.until
        return asked if until is None else min(asked, until)

    def _arrives(self) -> date:
        if self.quote.days is not None:
            return days_later(self.on, self.quote.days)
        if self.channel is None:
            return self.on
        return offered.arrives(self.channel, self.on, self.market.holidays)

    def _priced(self) -> Sale | NotUsed:
        rate = self._rate()
        if rate is None:
            words = Phrase("neither a quote nor the catalogue has its rate")
            return self._not_used(Left.NO_PRICE, Sentence(words))
        paper = self._paper(rate)
        proceeds = brings(paper, paper.face)
        if proceeds <= ZERO:
            words = Phrase("interest and fee leave nothing of it")
            return self._not_used(Left.NOTHING_FREE, Sentence(words))
        return self._sale(paper, proceeds)

    def _rate(self) -> Rate | None:
        if self.quote.rate is not None or self.channel is None:
            return self.quote.rate
        return offered.middle(self.channel, self.on)

    def _paper(self, rate: Rate) -> Paper:
        quote = self.quote
        terms = offered.offered(self.channel, self.on)
        return Paper(
            face=self.one.amount,
            from_=self.need.by,
            to=self.one.due_on,
            rate=rate,
            day_count=(terms.day_count if terms else None) or DayCount.ACT_360,
            fee=quote.fee or ZERO,
            advance=quote.advance if quote.advance is not None else self._share(),
            fee_ratio=quote.fee_ratio if quote.rate else self._fee(),
            interest_at=quote.interest_at,
        )

    def _share(self) -> Decimal | None:
        """The middle of what is usually advanced; None where all of it is."""
        entry = at(self.channel.share, self.on) if self.channel else None
        if entry is None:
            return None
        ends = [x for x in (entry.value.low, entry.value.high) if x is not None]
        share = sum(ends, Decimal(0)) / len(ends) if ends else Decimal(1)
        return None if share >= 1 else share

    def _fee(self) -> Decimal | None:
        """The catalogue's fee of the face, upper end; its factoring rate is all-in."""
        channel = self.channel
        if self.quote.fee_ratio is not None or channel is None:
            return self.quote.fee_ratio
        entry = at(channel.fee, self.on)
        if entry is None or channel.kind is ChannelKind.FACTORING:
            return None
        is_of_face = entry.value.of == "invoice" and entry.value.on == "start"
        return entry.value.high if is_of_face else None

    def _sale(self, paper: Paper, proceeds: Money) -> Sale:
        one, quote = self.one, self.quote
        usable = OWN_LINE_USABLE if quote.rate and quote.lender else NEW_LINE_USABLE
        ask_by = self._ask_by()
        assert ask_by is not None  # noqa: S101  # looked at before
        is_told = quote.rate is not None
        return Sale(
            paper=paper,
            sold=Sold(
                receivable=one.id,
                way=quote.way,
                lender=quote.lender,
                debtor=one.debtor,
                face=one.amount,
                due_on=one.due_on,
                cost=ZERO,
                rest=ZERO,
                recourse=quote.recourse,
            ),
            channel=self.channel_id,
            lender=quote.lender or self.channel_id,
            available=proceeds,
            reliability=Reliability(usable, proceeds, proceeds, proceeds),
            ask_by=ask_by,
            arrives_on=self._arrives(),
            grade=None if is_told else offered.grade(self.channel, self.on),
            known=self.channel,
            probability=self.collection.probability,
        )

    def _not_used(self, reason: Left, why: Sentence) -> NotUsed:
        told: TermsFrom = "book" if self.quote.rate else "catalogue"
        one = self.one.id
        return NotUsed(None, self.channel_id, reason, why, one, terms_from=told)
