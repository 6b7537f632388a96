"""A channel's usual terms as a draft; without it every form would start empty.

Nothing here is a contract: each piece comes from the catalogue's ranges at their dear
end, and the draft says so, so that the user confirms or corrects it.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.channel import Channel, ChannelKind
from planner.model.dated import Dated, Grade, V, at
from planner.model.offers import Early, Lateness, Offered
from planner.model.terms import (
    Accrual,
    Fee,
    Late,
    Method,
    Prepayment,
    PrepaymentFee,
    Rhythm,
    Terms,
)
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount, Period, Rate

_USUAL_MONTHS = 12
_DISCOUNT_YEAR = 360  # bill discount counts actual days over 360


@dataclass(frozen=True, slots=True)
class Draft:
    """Terms to confirm, and what in them was taken for granted."""

    terms: Terms
    assumed: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is already known of the loan; None leaves it to the channel."""

    months: int | None = None
    method: Method | None = None
    rate: Rate | None = None


def usual_terms(
    channel: Channel, principal: Money, drawn_on: date, wish: Wish | None = None
) -> Draft | None:
    """The terms that the channel usually has; None where it tells of no rate."""
    wish = wish or Wish()
    offered = _nearest(channel.terms, drawn_on)
    months = _months(channel, offered, wish.months)
    method = wish.method or _method(channel, offered)
    told = _told_rate(channel, method, months, drawn_on)
    rate = wish.rate or (told.rate if told else None)
    if rate is None:
        return None
    fees = _fees(channel, drawn_on)
    if channel.kind is ChannelKind.DISCOUNT:
        fees = (*fees, _discount(rate, drawn_on, months))
        rate = Rate(Decimal(0), Period.YEAR)
    interest, day_count = _accrual(offered, method, rate)
    terms = Terms(
        principal=principal,
        drawn_on=drawn_on,
        first_due=month_step(drawn_on, 1),
        every=Rhythm.MONTH,
        periods=months,
        method=method,
        rate=rate,
        interest=interest,
        day_count=day_count,
        fees=fees,
        prepayment=_prepayment(_nearest(channel.prepayment, drawn_on), method),
        late=_late(_nearest(channel.late, drawn_on)),
    )
    return Draft(terms, _assumed(terms, wish, told, channel))


@dataclass(frozen=True, slots=True)
class _Told:
    rate: Rate
    grade: Grade
    checked_on: date


def _assumed(
    terms: Terms, wish: Wish, told: _Told | None, channel: Channel
) -> tuple[Sentence, ...]:
    said = []
    if wish.rate is None and told is not None:
        words = Phrase("{rate}: the dear end of what is told ({grade}, as of {day})")
        said.append(
            Sentence(words, rate=told.rate, grade=told.grade, day=told.checked_on)
        )
    if wish.months is None:
        said.append(Sentence(Phrase("{n} months"), n=terms.periods))
    if wish.method is None:
        said.append(Sentence(Phrase("method: {method}"), method=terms.method))
    if channel.kind is ChannelKind.DISCOUNT:
        said.append(Sentence(Phrase("the discount is taken at the start, by days/360")))
    return tuple(said)


def _entry(history: Sequence[Dated[V]], day: date) -> Dated[V] | None:
    """What held on the day, else the last that began before, else the first."""
    begun = [entry for entry in history if entry.from_ <= day]
    if begun:
        return at(history, day) or begun[-1]
    return history[0] if history else None


def _nearest(history: Sequence[Dated[V]], day: date) -> V | None:
    entry = _entry(history, day)
    return entry.value if entry else None


def _months(channel: Channel, offered: Offered | None, wished: int | None) -> int:
    if offered is None:
        return wished or _USUAL_MONTHS
    longest = offered.high or _USUAL_MONTHS
    usual = longest if channel.kind is ChannelKind.MORTGAGE else _USUAL_MONTHS
    months = wished or usual
    if offered.months:
        return next((n for n in offered.months if n >= months), offered.months[-1])
    return min(max(months, offered.low or 1), offered.high or months)


def _method(channel: Channel, offered: Offered | None) -> Method:
    has_flat = bool(channel.flat_rate or channel.instalment_fee)
    method = offered.methods[0] if offered and offered.methods else None
    if method is Method.FLAT and not has_flat and channel.rate:
        return Method.LEVEL  # instalments are told, but only a rate on the balance
    return method or (Method.LEVEL if channel.rate else Method.FLAT)


def _told_rate(
    channel: Channel, method: Method, months: int, day: date
) -> _Told | None:
    if method is not Method.FLAT:
        on_balance = _entry(channel.rate, day)
        return _told(on_balance, on_balance.value.highest) if on_balance else None
    flat = _entry(channel.flat_rate, day)
    if flat is not None:
        return _told(flat, flat.value.highest)
    by_periods = _entry(channel.instalment_fee, day)
    if by_periods is None or months not in by_periods.value.total:
        return None
    monthly = by_periods.value.total[months] / months
    return _told(by_periods, Rate(monthly, Period.MONTH))


def _told(entry: Dated[V], rate: Rate) -> _Told:
    return _Told(rate, entry.grade, entry.checked_on)


def _accrual(
    offered: Offered | None, method: Method, rate: Rate
) -> tuple[Accrual, DayCount | None]:
    interest = offered.interest if offered else None
    if method is Method.FLAT or interest is None:
        by_day = rate.per is Period.DAY and method is not Method.FLAT
        interest = Accrual.DAYS if by_day else Accrual.PERIOD
    if interest is Accrual.PERIOD or rate.per is Period.DAY:
        return interest, None
    return interest, (offered.day_count if offered else None) or DayCount.ACT_360


def _fees(channel: Channel, day: date) -> tuple[Fee, ...]:
    fee = _nearest(channel.fee, day)
    if fee is None or fee.on == "day":
        return ()  # a charge by the day has no place in terms; the channel tells it
    ratio = fee.high
    share = _nearest(channel.share, day)
    if fee.of == "invoice" and share is not None and share.high:
        ratio /= share.high  # the loan is only this part of the invoice
    return (Fee(on=fee.on, ratio=ratio),)


def _discount(rate: Rate, drawn_on: date, months: int) -> Fee:
    days = (month_step(drawn_on, months) - drawn_on).days
    return Fee(on="start", ratio=rate.value * days / _DISCOUNT_YEAR)


def _prepayment(early: Early | None, method: Method) -> Prepayment | None:
    if early is None:
        return None
    dear = early.fee.high if early.fee else None
    usual_due: Literal["to-day", "all"] = "all" if method is Method.FLAT else "to-day"
    return Prepayment(
        allowed_from_period=early.blocked_periods + 1,
        fee=PrepaymentFee(dear) if dear else None,
        interest_due=early.interest_due or usual_due,
    )


def _late(late: Lateness | None) -> Late | None:
    if late is None or (late.multiple is None and late.grace_days is None):
        return None
    usual = Late()
    return Late(
        penalty=usual.penalty if late.multiple is None else late.multiple,
        grace_days=late.grace_days or 0,
    )
