"""Refuses terms that contradict each other; their schedule would only look right."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import cast

from planner.calendar import month_step
from planner.errors import TermsError
from planner.model.terms import (
    USUAL_ORDER,
    Accrual,
    EveryDays,
    Fee,
    LenderUnit,
    Method,
    PrepaymentFee,
    Rhythm,
    Terms,
)
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount, Period, Rate
from planner.schedule.periods import HALF_MONTH_DAYS, WEEKS
from planner.schedule.walk import Walk

MOST_PERIODS = 3660
LAST_YEAR = 2200
FIRST_YEAR = 1900
# Twice the principal a year: far above anything lent, below a percentage that was
# typed as a ratio (a mortgage of 3.1).
HIGHEST_RATE = Decimal(2)
MOST_DECIMALS = 40
_A_YEAR = {Period.DAY: 365, Period.MONTH: 12, Period.YEAR: 1}
_MOST_PENALTY = Decimal(10)
_MOST_GRACE_DAYS = 366

Fault = tuple[str, Phrase | Sentence]


class _TermsError(TermsError):
    """The same refusal, where one value that was found can be told."""

    words = Phrase("Field “{field}”: found {found}; {reason}.")


def check(terms: Terms) -> None:
    """Refuse what contradicts or cannot amortise.

    Raises:
        TermsError: with the field and the reason; the first that is found.
    """
    check_fields(terms)
    Walk(terms).run()


def check_fields(terms: Terms) -> None:
    """Refuse what contradicts, before any row is laid out.

    Raises:
        TermsError: with the field and the reason; the first that is found.
    """
    for field, reason in faults(terms):
        found = _found(terms, field)
        if found is None:
            raise TermsError(field=field, reason=reason)
        raise _TermsError(field=field, found=found, reason=reason)


def _found(terms: Terms, field: str) -> str | Money | date | None:
    """What stands in a field, where it is one value that fits a sentence."""
    value: object = terms.grace if field == "grace" else terms
    for name in field.split("."):
        value = getattr(value, {"grace": "principal_periods"}.get(name, name), None)
    match value:
        case Money() | date():
            return value
        case int() | Decimal():
            return format(value, "f" if isinstance(value, Decimal) else "d")
        case PrepaymentFee():
            return format(value.ratio, "f")
        case _:
            return None


def faults(terms: Terms) -> Iterator[Fault]:
    """Every contradiction, with its field, in the order of the fields."""
    yield from _amounts_and_days(terms)
    yield from _rates(terms)
    for n, fee in enumerate(terms.fees):
        yield from _fee(f"fees[{n}]", fee)
    yield from _rounding(terms)
    yield from _grace_and_instalment(terms)
    yield from _early_and_late(terms)


def _amounts_and_days(terms: Terms) -> Iterator[Fault]:
    if terms.principal <= Money(0):
        yield "principal", Phrase("the amount must be above zero")
    if terms.first_due <= terms.drawn_on:
        words = Phrase("the first due day must be after the drawdown on {day}")
        yield "first_due", Sentence(words, day=terms.drawn_on)
    if terms.drawn_on.year < FIRST_YEAR:
        yield "drawn_on", Sentence(Phrase("no loan is that old: {n}"), n=FIRST_YEAR)
    if terms.periods < 1:
        yield "periods", Phrase("there must be at least one period")
    elif terms.periods > MOST_PERIODS or _last_year(terms) > LAST_YEAR:
        words = Phrase("at most {n} periods, and none after {year}")
        yield "periods", Sentence(words, n=MOST_PERIODS, year=LAST_YEAR)
    yield from _due_day(terms)


def _last_year(terms: Terms) -> int:
    days = (
        terms.every.days
        if isinstance(terms.every, EveryDays)
        else {
            Rhythm.WEEK: 7,
            Rhythm.TWO_WEEKS: 14,
            Rhythm.HALF_MONTH: 15,
            Rhythm.MONTH: 31,
            Rhythm.TWO_MONTHS: 61,
            Rhythm.QUARTER: 92,
            Rhythm.HALF_YEAR: 183,
            Rhythm.YEAR: 366,
        }[terms.every]
    )
    return terms.first_due.year + days * terms.periods // 365


def _due_day(terms: Terms) -> Iterator[Fault]:
    day, first = terms.due_day, terms.first_due
    if day is None:
        return
    if not 1 <= day <= 31:  # noqa: PLR2004  # days of a month
        yield "due_day", Phrase("a day of the month is 1 to 31")
    elif isinstance(terms.every, EveryDays) or terms.every in WEEKS:
        yield "due_day", Phrase("a rhythm of weeks or days has no day of the month")
    elif first != month_step(first, 0, day) and not _fits_half(terms, day):
        words = Phrase("it does not fit the first due day {first}")
        yield "due_day", Sentence(words, first=first)


def _fits_half(terms: Terms, day: int) -> bool:
    """Whether ``due_day`` names the other half of the month than ``first_due``."""
    if terms.every is not Rhythm.HALF_MONTH:
        return False
    first = terms.first_due
    if day <= HALF_MONTH_DAYS:
        return first == month_step(first, 0, day + HALF_MONTH_DAYS)
    return first.day == min(day - HALF_MONTH_DAYS, HALF_MONTH_DAYS)


def _rates(terms: Terms) -> Iterator[Fault]:
    yield from rate_faults("rate", terms.rate)
    for n, change in enumerate(terms.rates):
        yield from rate_faults(f"rates[{n}]", change.rate)
    days = [change.from_ for change in terms.rates]
    if any(later <= earlier for earlier, later in pairwise(days)):
        yield "rates", Phrase("the changes must stand in the order of their days")
    if days and days[0] < terms.drawn_on:
        words = Phrase("the first change is before the drawdown on {day}")
        yield "rates", Sentence(words, day=terms.drawn_on)
    if terms.interest is Accrual.DAYS and terms.day_count is None:
        every = [terms.rate, *(change.rate for change in terms.rates)]
        if any(rate.per is not Period.DAY for rate in every):
            known = ", ".join(count.value for count in DayCount)
            words = Phrase("a monthly or yearly rate by days needs one of {known}")
            yield "day_count", Sentence(words, known=known)


def rate_faults(field: str, rate: Rate) -> Iterator[Fault]:
    """What is wrong with a rate: negative, or beyond reason."""
    if rate.value < 0:
        yield field, Phrase("a rate is not negative")
    elif rate.value * _A_YEAR[rate.per] > HIGHEST_RATE:
        words = Phrase("{rate} is beyond reason; a ratio is meant, 0.072 for 7.2%")
        yield field, Sentence(words, rate=rate)
    elif cast("int", rate.value.as_tuple().exponent) < -MOST_DECIMALS:
        yield (
            field,
            Sentence(Phrase("a rate has at most {n} decimals"), n=MOST_DECIMALS),
        )


def _fee(field: str, fee: Fee) -> Iterator[Fault]:
    if (fee.amount is None) == (fee.ratio is None):
        yield field, Phrase("a fee has either an amount or a ratio")
    elif fee.amount is not None and fee.amount < Money(0):
        yield field, Phrase("a fee is not negative")
    elif fee.ratio is not None and not 0 <= fee.ratio <= 1:
        yield field, Phrase("a ratio lies between 0 and 1")


def _rounding(terms: Terms) -> Iterator[Fault]:
    if isinstance(terms.rounding, LenderUnit) and terms.rounding.unit <= Money(0):
        yield "rounding", Phrase("the unit must be above zero")


def _grace_and_instalment(terms: Terms) -> Iterator[Fault]:
    if terms.grace is not None:
        periods = terms.grace.principal_periods
        if periods < 0:
            yield "grace", Phrase("a number of periods is not negative")
        elif periods >= terms.periods:
            yield "grace", Phrase("grace must end before the last period")
    if terms.instalment is None:
        return
    if terms.method is not Method.LEVEL:
        yield "instalment", Phrase("only equal instalments have an amount of their own")
    elif terms.instalment <= Money(0):
        yield "instalment", Phrase("the amount must be above zero")


def _early_and_late(terms: Terms) -> Iterator[Fault]:
    early, late = terms.prepayment, terms.late
    if early is not None:
        if early.allowed_from_period < 1:
            yield "prepayment.allowed_from_period", Phrase("periods count from 1")
        if early.fee is not None and not 0 <= early.fee.ratio <= 1:
            yield "prepayment.fee", Phrase("a ratio lies between 0 and 1")
    if late is not None:
        if not 0 <= late.penalty <= _MOST_PENALTY:
            yield "late.penalty", Phrase("a multiple of the rate lies between 0 and 10")
        if not 0 <= late.grace_days <= _MOST_GRACE_DAYS:
            yield "late.grace_days", Phrase("days of grace lie between 0 and 366")
        if sorted(late.order) != sorted(USUAL_ORDER):
            words = Phrase("each of {known} stands in it once")
            yield "late.order", Sentence(words, known=", ".join(USUAL_ORDER))
