"""What could lend: the book's own lines and the catalogue's channels, as one kind."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal

from planner.calendar import month_step
from planner.lean import dataclass
from planner.model import records as r
from planner.model.book import Book
from planner.model.channel import Channel, ChannelKind
from planner.model.dated import Grade, at
from planner.model.holidays import Holidays
from planner.model.offers import Offered, Purpose, Rates
from planner.model.terms import Accrual, Fee, Method, Rhythm, Terms
from planner.money import ZERO, Money
from planner.plan.rules import Law, Refusal
from planner.rates import DayCount, Period, Rate
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine

# Nobody knows before asking whether a lender grants a new line, nor how much.
NEW_LINE_USABLE = 0.5
# Where no estimate was made, a draw fails as often as the model's base rate says.
OWN_LINE_USABLE = 0.97
_NO_CASH = (ChannelKind.PAY_LATER,)
_NEEDS_COLLATERAL = (
    ChannelKind.MORTGAGE,
    ChannelKind.FACTORING,
    ChannelKind.PLEDGE,
    ChannelKind.DISCOUNT,
    ChannelKind.CARD,
)


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far a line can be relied on, as the estimate of its limit says.

    Attributes:
        usable: probability that a draw on the day succeeds.
        low, middle, high: quantiles of the limit on the day.
    """

    usable: float
    low: Money
    middle: Money
    high: Money


@dataclass(frozen=True, slots=True)
class Market:
    """What is known of lenders beside the book, handed in as values.

    Attributes:
        free: what each own line still lets one draw, nothing where it is shut; a line
            that is not there lends what was granted.
    """

    channels: Mapping[str, Channel]
    law: Law
    holidays: Holidays
    reliability: Mapping[str, Reliability]
    usual: UsualByLine = field(default_factory=lambda: NOTHING_USUAL)
    free: Mapping[str, Money] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """What must be paid for.

    Attributes:
        by: the day the money is needed.
        months: for how long.
        confidence: the worst ``1 - confidence`` of the scenarios are looked at.
        purpose: in the user's words; empty where none was told.
    """

    amount: Money
    by: date
    months: int
    confidence: Decimal
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to borrow part of the need.

    Attributes:
        accrual: by whole periods or by days, and how days are counted.
        line: the id of an own line; None for a channel of the catalogue.
        channel: the line's channel text, or the catalogue's id.
        lender: lines of one lender count together.
        available: the most that can be drawn.
        ask_by: the last day to apply so that the money comes in time; None for a line
            that is drawn at once.
        shared: the line that holds a common limit; None where there is none.
        grade: of the rate; None where the book has it.
    """

    line: str | None
    channel: str
    lender: str
    available: Money
    rate: Rate
    method: Method
    periods: int
    accrual: tuple[Accrual, DayCount | None]
    fee: Decimal
    reliability: Reliability
    ask_by: date | None = None
    shared: str | None = None
    grade: Grade | None = None
    known: Channel | None = None

    def terms(self, amount: Money, on: date) -> Terms:
        """The loan that drawing ``amount`` on ``on`` would be."""
        return Terms(
            principal=amount,
            drawn_on=on,
            first_due=month_step(on, 1),
            every=Rhythm.MONTH,
            periods=self.periods,
            method=self.method,
            rate=self.rate,
            interest=self.accrual[0],
            day_count=self.accrual[1],
            fees=(Fee("start", ratio=self.fee),) if self.fee else (),
        )


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be used, and whom the law keeps out."""

    usable: tuple[Offer, ...]
    refused: tuple[Refusal, ...]


def offers(book: Book, on: date, need: Need, market: Market) -> Offers:
    """All candidates for a need, own lines first."""
    found = [*_own_lines(book, on, need, market), *_new_lines(book, on, need, market)]
    return Offers(
        tuple(one for one in found if isinstance(one, Offer)),
        tuple(one for one in found if isinstance(one, Refusal)),
    )


def _own_lines(
    book: Book, on: date, need: Need, market: Market
) -> Iterator[Offer | Refusal | None]:
    purposes = market.law.purposes(need.purpose)
    for line in book.lines.values():
        if line.opened_on > on:
            continue
        known = market.channels.get(line.channel)
        text = f"{line.channel} {line.name}"
        found = market.law.refusing(known, text, purposes, on)
        if found:
            yield Refusal(line.channel, found[0].id, found[1], line.id)
        else:
            yield _own(line, need, market, on)


def _new_lines(
    book: Book, on: date, need: Need, market: Market
) -> Iterator[Offer | Refusal | None]:
    purposes = market.law.purposes(need.purpose)
    held = {line.channel for line in book.lines.values()}
    for channel in market.channels.values():
        if channel.id in held or book.profile.kind not in channel.borrowers:
            continue
        found = market.law.refusing(channel, "", purposes, on)
        if found:
            yield Refusal(channel.id, found[0].id, found[1])
        else:
            yield _new(book, channel, purposes, need, market, on)


def _own(line: r.Line, need: Need, market: Market, on: date) -> Offer | None:
    known = market.channels.get(line.channel)
    rate = line.rate or (_middle(known, on) if known else None)
    free = market.free.get(line.id, line.limit)
    if rate is None or free <= ZERO:
        return None
    if known and known.kind in _NO_CASH and not _may_buy(need, market):
        return None
    if line.expires_on is not None and line.expires_on < need.by:
        return None
    periods = _periods(known, need.months, on)
    if periods is None:
        return None
    offered = _offered(known, on)
    sure = Reliability(OWN_LINE_USABLE, free, free, free)
    return Offer(
        line=line.id,
        channel=line.channel,
        lender=line.channel,
        available=free,
        rate=rate,
        method=_method(offered),
        periods=periods,
        accrual=_accrual(offered, rate),
        fee=_fee(known, on),
        reliability=market.reliability.get(line.id, sure),
        shared=line.shares_limit_with,
        grade=None if line.rate else _grade(known, on),
        known=known,
    )


def _new(
    book: Book,
    channel: Channel,
    purposes: frozenset[Purpose],
    need: Need,
    market: Market,
    on: date,
) -> Offer | None:
    rate = _middle(channel, on)
    periods = _periods(channel, need.months, on)
    if rate is None or periods is None or not _may_ask(book, channel, purposes, on):
        return None
    limit = _likely_limit(book, channel, on)
    ask_by = _ask_by(channel, need, market.holidays, on)
    if limit <= ZERO or ask_by is None:
        return None
    offered = _offered(channel, on)
    return Offer(
        line=None,
        channel=channel.id,
        lender=channel.id,
        available=limit,
        rate=rate,
        method=_method(offered),
        periods=periods,
        accrual=_accrual(offered, rate),
        fee=_fee(channel, on),
        reliability=Reliability(NEW_LINE_USABLE, limit, limit, limit),
        ask_by=ask_by,
        grade=_grade(channel, on),
        known=channel,
    )


def _may_buy(need: Need, market: Market) -> bool:
    return Purpose.CONSUMPTION in market.law.purposes(need.purpose)


def _may_ask(
    book: Book, channel: Channel, purposes: frozenset[Purpose], on: date
) -> bool:
    """Whether a new line there could serve, as far as a book can tell.

    Money for business alone is not for a person who neither has a licence nor says
    that the need is one of business.
    """
    if not channel.direct or channel.template or channel.kind in _NEEDS_COLLATERAL:
        return False
    if channel.kind in _NO_CASH:
        return False
    entry = at(channel.purposes, on)
    if entry is None:
        return True
    if not purposes and set(entry.value) == {Purpose.BUSINESS}:
        profile = book.profile
        return profile.kind is r.BookKind.BUSINESS or profile.registered_on is not None
    return not purposes or bool(purposes & set(entry.value))


def _likely_limit(book: Book, channel: Channel, on: date) -> Money:
    """A month's income, within what the channel lends; its least without an income."""
    entry = at(channel.limit, on)
    low = (entry.value.low if entry else None) or ZERO
    high = entry.value.high if entry else None
    guess = max(book.profile.monthly_income or ZERO, low)
    return guess if high is None else min(guess, high)


def _ask_by(channel: Channel, need: Need, holidays: Holidays, on: date) -> date | None:
    entry = at(channel.money_in, on)
    if entry is None:
        return on
    for wait in range((need.by - on).days + 1):
        asked = date.fromordinal(need.by.toordinal() - wait)
        if entry.value.arrives(asked, holidays)[1] <= need.by:
            return asked
    return None


def _offered(channel: Channel | None, on: date) -> Offered | None:
    entry = at(channel.terms, on) if channel else None
    return entry.value if entry else None


def _periods(channel: Channel | None, months: int, on: date) -> int | None:
    """The shortest term that lasts as long as the need; None where none does."""
    offered = _offered(channel, on)
    if offered is None:
        return months
    fitting = [term for term in offered.months if term >= months]
    if fitting:
        return fitting[0]
    longest = (
        offered.high if offered.high is not None else max(offered.months, default=0)
    )
    if longest and longest < months:
        return None
    return max(months, offered.low or 1)


def _method(offered: Offered | None) -> Method:
    """The lender's usual method; a rate on the balance is never charged flat."""
    methods = offered.methods if offered else ()
    fitting = (method for method in methods if method is not Method.FLAT)
    return next(fitting, Method.LEVEL)


def _accrual(offered: Offered | None, rate: Rate) -> tuple[Accrual, DayCount | None]:
    """How interest is counted: by days for a daily rate or where the lender says so."""
    by_days = offered is not None and offered.interest is Accrual.DAYS
    if rate.per is Period.DAY:
        return Accrual.DAYS, None
    if not by_days:
        return Accrual.PERIOD, None
    count = offered.day_count if offered else None
    return Accrual.DAYS, count or DayCount.ACT_360


def _middle(channel: Channel, on: date) -> Rate | None:
    entry = at(channel.rate, on)
    if entry is None:
        return None
    rates: Rates = entry.value
    return Rate((rates.low + rates.high) / 2, rates.per)


def _grade(channel: Channel | None, on: date) -> Grade | None:
    entry = at(channel.rate, on) if channel else None
    return entry.grade if entry else None


def _fee(channel: Channel | None, on: date) -> Decimal:
    entry = at(channel.fee, on) if channel else None
    if entry is None or entry.value.on != "start" or entry.value.of != "principal":
        return Decimal(0)
    return entry.value.high
