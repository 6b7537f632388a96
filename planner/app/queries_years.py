"""A loan over a stretch of days: balances at its ends, what was repaid and charged."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from planner.app.queries_loan import balances, plan_so_far
from planner.app.queries_loans import name_of
from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money, total
from planner.schedule.charges import start_fees
from planner.schedule.ledger import loan_states
from planner.schedule.schedule import Schedule

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StretchRow:
    """A loan from one day to another; ``start + drawn - principal == end``.

    Attributes:
        start: principal owed as the first day begins.
        drawn: paid out in the stretch.
        principal: repaid in it; ahead of today, to be repaid.
        end: principal owed as the last day ends.
        interest: as agreed, of the instalments that fall due in it.
        fees: likewise, with those at the start and for paying early.
    """

    loan: str
    name: str
    start: Money
    drawn: Money
    principal: Money
    end: Money
    interest: Money
    fees: Money


def stretch(
    book: Book, on: date, since: date, until: date, listed: Collection[str]
) -> tuple[StretchRow, ...]:
    """The loans owed, drawn or charged for between two days, both counted.

    Balances up to today are those of the records; later ones take it that all which is
    unpaid is paid, what is late first and the rest on its day.

    Args:
        book: the book.
        on: today.
        since: the first day.
        until: the last day.
        listed: the ids of the loans that are asked for.
    """
    rows = [
        _row(book, key, on, (since, until))
        for key in loan_states(book, on)
        if key in listed
    ]
    return tuple(row for row in rows if _is_told(row))


def _is_told(row: StretchRow) -> bool:
    return any((row.start, row.drawn, row.principal, row.interest, row.fees))


def _row(book: Book, key: str, on: date, days: tuple[date, date]) -> StretchRow:
    since, until = days
    terms = book.loans[key].terms
    plan = plan_so_far(terms, loan_states(book, on)[key])
    start = _owed(book, key, plan, (on, since - _DAY))
    end = _owed(book, key, plan, (on, until))
    is_new = since <= terms.drawn_on <= until
    drawn = terms.principal if is_new else ZERO
    fees = total(fee for day, fee in _fees(plan) if since <= day <= until)
    return StretchRow(
        loan=key,
        name=name_of(book, key),
        start=start,
        drawn=drawn,
        principal=start + drawn - end,
        end=end,
        interest=total(sum_ for day, sum_ in _interest(plan) if since <= day <= until),
        fees=fees,
    )


def _owed(book: Book, key: str, plan: Schedule, days: tuple[date, date]) -> Money:
    """Principal at the end of a day; before it is drawn, none."""
    on, day = days
    if day < plan.terms.drawn_on:
        return ZERO
    if day <= on:
        return loan_states(book, day)[key].outstanding
    course = balances(plan).items()
    return [balance for since, balance in course if since <= day][-1]


def _interest(plan: Schedule) -> Sequence[tuple[date, Money]]:
    told = [(row.due, row.interest) for row in plan.instalments]
    if plan.end is not None:
        told.append((plan.end.on, plan.end.interest))
    return told


def _fees(plan: Schedule) -> Sequence[tuple[date, Money]]:
    told = [(plan.terms.drawn_on, start_fees(plan.terms))]
    told += [(row.due, row.fee) for row in plan.instalments]
    told += [(one.on, one.fee) for one in plan.prepayments]
    if plan.end is not None:
        told.append((plan.end.on, plan.end.fee))
    return told
