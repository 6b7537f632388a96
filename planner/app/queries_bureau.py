"""What the credit bureau would write of each month; it shows for five years."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from planner.app.queries_loans import name_of
from planner.app.usual import card_usual
from planner.calendar import month_step
from planner.catalogue.read import catalogue
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.dated import at
from planner.model.records import Line
from planner.phrases import Phrase, Sentence
from planner.schedule.bureau import (
    LATE_WITHIN,
    NOTHING_DUE,
    ON_TIME,
    PAID_OFF,
    STEP_DAYS,
    WORST,
    MonthStatus,
    card_statuses,
    statuses,
)
from planner.schedule.ledger import card_states, loan_states

_SHOWN_MONTHS = 60
_WORDS = MappingProxyType(
    {
        ON_TIME: Phrase("paid as agreed"),
        LATE_WITHIN: Phrase("paid late, within the month"),
        PAID_OFF: Phrase("paid off"),
        NOTHING_DUE: Phrase("no payment due"),
        "D": Phrase("paid by a guarantor"),
        "Z": Phrase("settled with other property"),
        "G": Phrase("ended without being paid"),
    }
)


@dataclass(frozen=True, slots=True)
class BureauRow:
    """One month of one loan or card.

    Attributes:
        account: the loan's id, or the line's.
        name: what people call it.
        is_card: whether it is the balance of a line and no loan of its own.
        month: its first day.
        code: ``N``, ``M``, ``1`` to ``7``, ``C`` or ``*``, as the report writes it.
        days_overdue: of the oldest unpaid amount, at the end of the month; of an
            account that only a report knows the least that its code says.
        is_running: whether the month is not over; the code may still change.
        reports: whether its lender reports to the bureau; None where nobody knows.
        say: the code in words.
        reported: the code of an imported report, the newest one; None where none is.
    """

    account: str
    name: str
    is_card: bool
    month: date
    code: str
    days_overdue: int
    is_running: bool
    reports: bool | None
    say: Sentence
    reported: str | None = None


def bureau(book: Book, on: date) -> tuple[BureauRow, ...]:
    """Every month of every loan and card, five years back; loans come first."""
    rows: list[BureauRow] = []
    told = _told(book, on)
    for key, state in loan_states(book, on).items():
        loan = book.loans[key]
        line = book.lines.get(loan.line or "")
        channel = line.channel if line else loan.channel
        reports = _reports(line, channel, on)
        account = _Account(key, name_of(book, key), reports, is_card=False)
        months = statuses(state, loan.terms)
        rows += [_row(account, one, on, told) for one in months]
    for key, card in card_states(book, on, card_usual(book, on)).items():
        line = book.lines[key]
        reports = _reports(line, line.channel, on)
        account = _Account(key, name_of(book, key), reports, is_card=True)
        moves = [move for move in book.moves.values() if move.line == key]
        found = card_statuses(card.statements, moves, on)
        rows += [_row(account, one, on, told) for one in found]
    return (*rows, *_elsewhere(book, on))


def _elsewhere(book: Book, on: date) -> Iterator[BureauRow]:
    """Months of accounts that only a report knows, five years back."""
    since = month_step(on.replace(day=1), -_SHOWN_MONTHS)
    for one in book.bureau.values():
        month = date.fromisoformat(f"{one.month}-01")
        if not one.account or one.reported_on > on or month < since:
            continue
        yield BureauRow(
            account=one.account,
            name=one.lender,
            is_card=one.is_card,
            month=month,
            code=one.code,
            days_overdue=_least_days(one.code),
            is_running=False,
            reports=True,
            say=code_words(one.code, is_card=one.is_card),
            reported=one.code,
        )


def _least_days(code: str) -> int:
    return (int(code) - 1) * STEP_DAYS + 1 if code.isdecimal() else 0


def code_words(code: str, *, is_card: bool = False) -> Sentence:
    """What a code of the report says."""
    if code in _WORDS:
        return Sentence(_WORDS[code])
    n = int(code)
    if is_card:
        if n == WORST:
            return Sentence(Phrase("{n} minimum payments missed, or more"), n=n)
        return Sentence(Phrase("minimum payments missed in a row: {n}"), n=n)
    first = (n - 1) * STEP_DAYS + 1
    if n == WORST:
        return Sentence(Phrase("overdue by more than {n} days"), n=first - 1)
    words = Phrase("overdue by {first} to {last} days")
    return Sentence(words, first=first, last=n * STEP_DAYS)


@dataclass(frozen=True, slots=True)
class _Account:
    """What holds for every month of it."""

    id: str
    name: str
    reports: bool | None
    is_card: bool


_Told = Mapping[tuple[str, str], str]


def _told(book: Book, on: date) -> _Told:
    """The code that a report of ``on`` or before says of an account and a month."""
    known = [one for one in book.bureau.values() if one.reported_on <= on]
    return {
        (one.loan or one.line or "", one.month): one.code
        for one in sorted(known, key=lambda one: one.reported_on)
    }


def _row(account: _Account, one: MonthStatus, on: date, told: _Told) -> BureauRow:
    return BureauRow(
        account=account.id,
        name=account.name,
        is_card=account.is_card,
        month=one.month,
        code=one.code,
        days_overdue=one.days_late,
        is_running=month_step(one.month, 1) > on and one.code != PAID_OFF,
        reports=account.reports,
        say=code_words(one.code, is_card=account.is_card),
        reported=told.get((account.id, f"{one.month:%Y-%m}")),
    )


def _reports(line: Line | None, channel: str, on: date) -> bool | None:
    """What the user says of the line, else what the catalogue says of its channel."""
    if line is not None and line.reports_to_bureau is not None:
        return line.reports_to_bureau
    known = catalogue().channels.get(channel)
    told = at(known.bureau, on) if known else None
    return told.value.reports if told else None
