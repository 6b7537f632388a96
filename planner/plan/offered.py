"""What a channel's terms come to for one need; a range alone could not be priced."""

from datetime import date
from decimal import Decimal

from planner.model.channel import Channel
from planner.model.dated import Grade, at
from planner.model.holidays import Holidays
from planner.model.offers import Offered, Rates
from planner.model.terms import Accrual, Method
from planner.rates import DayCount, Period, Rate


def offered(channel: Channel | None, on: date) -> Offered | None:
    """The terms on offer; None where nobody knows."""
    entry = at(channel.terms, on) if channel else None
    return entry.value if entry else None


def periods(channel: Channel | None, months: int, on: date) -> int | None:
    """The shortest term that lasts as long as the need; None where none does."""
    terms = offered(channel, on)
    if terms is None:
        return months
    fitting = [term for term in terms.months if term >= months]
    if fitting:
        return fitting[0]
    longest = longest_term(terms)
    if longest and longest < months:
        return None
    return max(months, terms.low or 1)


def longest_term(terms: Offered) -> int:
    """The longest term in months; 0 where nobody knows."""
    return terms.high if terms.high is not None else max(terms.months, default=0)


def method(terms: Offered | None) -> Method:
    """The lender's usual method; a rate on the balance is never charged flat."""
    methods = terms.methods if terms else ()
    fitting = (one for one in methods if one is not Method.FLAT)
    return next(fitting, Method.LEVEL)


def accrual(terms: Offered | None, rate: Rate) -> tuple[Accrual, DayCount | None]:
    """How interest is counted: by days for a daily rate or where the lender says so."""
    by_days = terms is not None and terms.interest is Accrual.DAYS
    if rate.per is Period.DAY:
        return Accrual.DAYS, None
    if not by_days:
        return Accrual.PERIOD, None
    count = terms.day_count if terms else None
    return Accrual.DAYS, count or DayCount.ACT_360


def middle(channel: Channel, on: date) -> Rate | None:
    """The middle of the catalogue's range; None where it has no rate."""
    entry = at(channel.rate, on)
    if entry is None:
        return None
    rates: Rates = entry.value
    return Rate((rates.low + rates.high) / 2, rates.per)


def grade(channel: Channel | None, on: date) -> Grade | None:
    """How far the rate may be trusted."""
    entry = at(channel.rate, on) if channel else None
    return entry.grade if entry else None


def start_fee(channel: Channel | None, on: date) -> Decimal:
    """The ratio of the principal charged at the start, the upper end of its range."""
    entry = at(channel.fee, on) if channel else None
    if entry is None or entry.value.on != "start" or entry.value.of != "principal":
        return Decimal(0)
    return entry.value.high


def ask_by(channel: Channel, on: date, by: date, holidays: Holidays) -> date | None:
    """The last day to apply so that the money comes in time; None where none is."""
    entry = at(channel.money_in, on)
    if entry is None:
        return on
    for wait in range((by - on).days + 1):
        asked = date.fromordinal(by.toordinal() - wait)
        if entry.value.arrives(asked, holidays)[1] <= by:
            return asked
    return None


def arrives(channel: Channel, on: date, holidays: Holidays) -> date:
    """When the money comes at the latest if one applies on ``on``."""
    entry = at(channel.money_in, on)
    return on if entry is None else entry.value.arrives(on, holidays)[1]
