"""What else could make a lender's table; a difference with a proven reason is settled.

Conventions are tried elsewhere. Here the terms themselves are doubted, one thing at a
time, and interest is held against ways of counting that no terms can say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import takewhile

from planner.lean import dataclass
from planner.model.terms import Accrual, Fee, Grace, Method, RateChange, Terms
from planner.money import Money, total
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount, Period
from planner.schedule.accrual import days_factor, period_factor
from planner.schedule.charges import period_fees
from planner.schedule.lender_rate import LenderRow, lender_rate
from planner.schedule.methods import shown
from planner.schedule.periods import due_days
from planner.schedule.schedule import Instalment

Supposed = tuple[Terms, Sentence]
_DAY = timedelta(days=1)


def suppositions(
    terms: Terms, rows: Sequence[Instalment], table: Sequence[LenderRow], differs: int
) -> Iterator[Supposed]:
    """Other terms that may be meant, each with what would then be the reason.

    Args:
        terms: a convention to start from.
        rows: its own rows.
        table: the lender's.
        differs: the first row that differs.
    """
    yield from other_rate(terms, table)
    yield from _other_size(terms, table)
    yield from _other_days(terms, rows, table)
    yield from _other_fee(terms, table)
    yield from _other_grace(terms, table)
    yield from _later_rate(terms, rows, table, differs)


def other_rate(terms: Terms, table: Sequence[LenderRow]) -> Iterator[Supposed]:
    """The rate that makes the interest of every row, where it is another one."""
    rate = lender_rate(terms, table)
    if rate is not None and rate != terms.rate:
        words = Phrase("The lender's rate seems to be {rate}.")
        yield replace(terms, rate=rate), Sentence(words, rate=rate)


def _other_size(terms: Terms, table: Sequence[LenderRow]) -> Iterator[Supposed]:
    if len(table) != terms.periods:
        words = Phrase("The lender counts on {n} periods; the terms say {given}.")
        why = Sentence(words, n=len(table), given=terms.periods)
        yield replace(terms, periods=len(table)), why
    repaid = total(row.principal for row in table if row.principal is not None)
    complete = all(row.principal is not None for row in table)
    if complete and repaid != terms.principal and repaid > Money(0):
        words = Phrase("The lender counts on {sum} lent; the terms say {principal}.")
        why = Sentence(words, sum=repaid, principal=terms.principal)
        yield replace(terms, principal=repaid), why


def _other_days(
    terms: Terms, rows: Sequence[Instalment], table: Sequence[LenderRow]
) -> Iterator[Supposed]:
    due = table[0].due
    if due is not None and terms.drawn_on < due != terms.first_due:
        words = Phrase("The lender's first due day is {day}; the terms say {given}.")
        why = Sentence(words, day=due, given=terms.first_due)
        yield replace(terms, first_due=due, due_day=None), why
    first = table[0].interest
    if first is None or not rows[0].interest or terms.interest is Accrual.PERIOD:
        return
    days = (rows[0].due - terms.drawn_on).days
    off = round(Fraction(first.minor, rows[0].interest.minor) * days) - days
    drawn_on = terms.drawn_on - timedelta(days=off)
    if off and drawn_on < terms.first_due:
        words = Phrase("The lender counts interest from {day}; the terms say {given}.")
        why = Sentence(words, day=drawn_on, given=terms.drawn_on)
        yield replace(terms, drawn_on=drawn_on), why


def _other_fee(terms: Terms, table: Sequence[LenderRow]) -> Iterator[Supposed]:
    told = {row.fee for row in table}
    fee = next(iter(told))
    if len(told) != 1 or fee is None or fee == period_fees(terms):
        return
    at_start = tuple(one for one in terms.fees if one.on == "start")
    words = Phrase(
        "The lender takes a fee of {fee} each period; the terms say {given}."
    )
    why = Sentence(words, fee=fee, given=period_fees(terms))
    yield replace(terms, fees=(*at_start, Fee("period", amount=fee))), why


def _other_grace(terms: Terms, table: Sequence[LenderRow]) -> Iterator[Supposed]:
    free = len(list(takewhile(lambda row: row.principal == Money(0), table)))
    given = terms.grace.principal_periods if terms.grace else 0
    if free in (given, len(table)) or terms.method is Method.INTEREST_ONLY:
        return
    words = Phrase("The lender asks for interest only in the first {n} periods.")
    yield replace(terms, grace=Grace(free)), Sentence(words, n=free)


def _later_rate(
    terms: Terms, rows: Sequence[Instalment], table: Sequence[LenderRow], differs: int
) -> Iterator[Supposed]:
    """A rate that changed on the due day before the first row that differs."""
    if not 1 < differs <= len(rows) or terms.rates or terms.instalment is not None:
        return
    before = rows[differs - 2]
    rest = replace(
        terms,
        principal=before.balance,
        drawn_on=before.due,
        first_due=rows[differs - 1].due,
        periods=len(rows) - differs + 1,
        due_day=terms.due_day or terms.first_due.day,
        grace=None,
    )
    rate = lender_rate(rest, table[differs - 1 :])
    if rate is not None and rate != terms.rate:
        change = RateChange(before.due, rate.value, rate.per)
        words = Phrase("The lender's rate seems to be {rate} from {day} on.")
        why = Sentence(words, rate=rate, day=before.due)
        yield replace(terms, rates=(change,)), why


@dataclass(frozen=True, slots=True)
class _Borne:
    """What a row's interest was counted on: the lender's balance, and two due days."""

    n: int
    balance: Money
    since: date
    due: date
    interest: Money


def other_counts(terms: Terms, table: Sequence[LenderRow]) -> Iterator[Sentence]:
    """Ways of counting that no terms can say, where they make every row's interest."""
    rows = list(_borne(terms, table))
    is_flat = terms.method is Method.FLAT
    if not rows or len(rows) != len(table) or terms.rates or is_flat:
        return
    whole = [_whole(terms, row) for row in rows]
    told = [row.interest for row in rows]
    plain = [[_days(terms, row, count, 0, 0) for row in rows] for count in DayCount]
    if told in [whole, *plain]:
        return
    for count in _counts(terms):
        first = _days(terms, rows[0], count, 0, 0)
        if first != whole[0] and [first, *whole[1:]] == told:
            words = Phrase(
                "The first period is charged by its days ({count}), the others as whole"
                " ones."
            )
            yield Sentence(words, count=count.value)
        if [_days(terms, row, count, 0, 1) for row in rows] == told:
            words = Phrase("The lender counts the first and the last day ({count}).")
            yield Sentence(words, count=count.value)
        if [_days(terms, row, count, 1, 1) for row in rows] == told:
            words = Phrase("The lender counts the last day, not the first ({count}).")
            yield Sentence(words, count=count.value)


def _counts(terms: Terms) -> Sequence[DayCount]:
    """Those worth trying; a daily rate knows actual days alone."""
    return (DayCount.ACT_360,) if terms.rate.per is Period.DAY else tuple(DayCount)


def _whole(terms: Terms, row: _Borne) -> Money:
    factor = period_factor(terms.rate, terms.every, terms.day_count)
    return Money(shown(row.balance.minor * factor))


def _days(terms: Terms, row: _Borne, count: DayCount, first: int, last: int) -> Money:
    since, due = row.since + first * _DAY, row.due + last * _DAY
    factor = days_factor(terms.rate, since, due, count)
    return Money(shown(row.balance.minor * factor))


def _borne(terms: Terms, table: Sequence[LenderRow]) -> Iterator[_Borne]:
    left, since = terms.principal, terms.drawn_on
    for row, due in zip(table, due_days(terms), strict=False):
        repaid = row.principal
        if repaid is None and row.payment is not None and row.interest is not None:
            repaid = row.payment - row.interest - (row.fee or Money(0))
        if repaid is None or row.interest is None:
            return
        yield _Borne(row.n, left, since, due, row.interest)
        left, since = left - repaid, due
