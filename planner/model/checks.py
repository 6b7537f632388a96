"""What records must meet, one by one; without it a book could hold nonsense.

The same rules serve twice: a handler refuses what meets a fault, and ``issues`` looks
for faults in a book that came from elsewhere.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from planner.errors import (
    IdTakenError,
    IdUnknownError,
    NotAllowedError,
    PlannerError,
)
from planner.lean import dataclass
from planner.model import declared as d
from planner.model import declared_checks
from planner.model import records as r
from planner.model.book import Book
from planner.model.field_checks import (
    ABOVE_ZERO,
    NOT_NEGATIVE,
    above,
    least,
    plain_fields,
    refused,
    share,
    too_early,
)
from planner.money import ZERO
from planner.phrases import Phrase

LAST_DAY_OF_MONTH = 31

KIND_WORDS: Mapping[type[r.Record], Phrase] = MappingProxyType(
    {
        r.Profile: Phrase("profile"),
        r.Line: Phrase("line"),
        r.LimitReading: Phrase("limit reading"),
        r.Loan: Phrase("loan"),
        r.Repayment: Phrase("repayment"),
        r.Move: Phrase("card movement"),
        r.Note: Phrase("event"),
        r.Cash: Phrase("cash count"),
        r.Expected: Phrase("expected payment"),
        r.Receivable: Phrase("receivable"),
        r.Figures: Phrase("figures of a period"),
        r.Assumptions: Phrase("assumptions"),
        r.ImportedRow: Phrase("imported row"),
        r.Question: Phrase("open question"),
        d.ImportRule: Phrase("import rule"),
        d.FileLayout: Phrase("file layout"),
        d.BureauMonth: Phrase("month of a credit report"),
        d.Disclosure: Phrase("cost disclosure form"),
        d.Subsidy: Phrase("interest subsidy"),
        d.FundingWindow: Phrase("funding window"),
        d.PriorEdit: Phrase("changed prior"),
        d.SavedPlan: Phrase("kept plan"),
        d.Need: Phrase("need of money"),
        d.Correction: Phrase("corrected value"),
        d.Quote: Phrase("quote for a receivable"),
        d.Order: Phrase("order of a customer"),
    }
)

A_DAY_OF_MONTH = Phrase("it must be a day of the month from 1 to 31")


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault in a recorded book.

    Attributes:
        record: the id that it stands at.
        fault: what a handler would have said to such a record.
    """

    record: str
    fault: PlannerError


def issues(book: Book) -> tuple[Issue, ...]:
    """All faults of a book, in the order of its records."""
    found = [
        Issue(record.id, fault)
        for record in book.records()
        for fault in faults(book, record)
    ]
    seen: set[str] = set()
    for record in book.records():
        if record.id in seen:
            found.append(Issue(record.id, IdTakenError(id=record.id)))
        seen.add(record.id)
    return tuple(found)


def faults(book: Book, record: r.Record) -> Iterator[PlannerError]:
    """What is wrong with a record, seen in the book that it is, or will be, in."""
    yield from plain_fields(record)
    match record:
        case r.Line() | r.LimitReading() | r.Loan():
            yield from _granted(book, record)
        case r.Repayment() | r.Move() | r.Note():
            yield from _happened(book, record)
        case r.Profile() | r.Assumptions() | r.Figures():
            yield from _told(record)
        case r.Cash() | r.Expected() | r.Receivable():
            yield from _cash(record)
        case r.ImportedRow() | r.Question():
            yield from _imported(book, record)
        case _:
            yield from declared_checks.faults(book, record)


def _granted(
    book: Book, record: r.Line | r.LimitReading | r.Loan
) -> Iterator[PlannerError]:
    match record:
        case r.Line():
            yield from _line(book, record)
        case r.LimitReading():
            yield from _reading(book, record)
        case _:
            yield from _loan(book, record)


def _line(book: Book, line: r.Line) -> Iterator[PlannerError]:
    yield from least("limit", line.limit)
    for field, day in (
        ("statement_day", line.statement_day),
        ("due_day", line.due_day),
    ):
        if day is not None and not 1 <= day <= LAST_DAY_OF_MONTH:
            yield NotAllowedError(field=field, found=day, rule=A_DAY_OF_MONTH)
    if line.rate is not None and line.rate.value < 0:
        yield refused("rate.value", line.rate.value, NOT_NEGATIVE)
    for field, rule in (("minimum", line.minimum), ("late_fee", line.late_fee)):
        if rule is not None:
            yield from share(f"{field}.ratio", rule.ratio)
            yield from least(f"{field}.floor", rule.floor)
    if line.expires_on is not None and line.expires_on < line.opened_on:
        yield too_early("expires_on", line.expires_on, line.opened_on, line.id)
    yield from _sharing(book, line)


def _sharing(book: Book, line: r.Line) -> Iterator[PlannerError]:
    passed = {line.id}
    holder = line.shares_limit_with
    while holder is not None:
        if holder in passed:
            yield NotAllowedError(
                field="shares_limit_with",
                found=line.shares_limit_with,
                rule=Phrase("the lines that share a limit would go round in a circle"),
            )
            return
        if holder not in book.lines:
            yield IdUnknownError(kind=KIND_WORDS[r.Line], id=holder)
            return
        passed.add(holder)
        holder = book.lines[holder].shares_limit_with


def _reading(book: Book, reading: r.LimitReading) -> Iterator[PlannerError]:
    yield from least("limit", reading.limit)
    yield from _since_line(book, reading.line, "on", reading.on)
    temporary = reading.temporary
    if temporary is not None:
        yield from least("temporary", temporary)
        if temporary > reading.limit:
            yield NotAllowedError(
                field="temporary",
                found=temporary,
                rule=Phrase("it is a part of the limit and cannot be above it"),
            )


def _loan(book: Book, loan: r.Loan) -> Iterator[PlannerError]:
    if loan.terms.principal <= ZERO:
        yield refused("terms.principal", loan.terms.principal, ABOVE_ZERO)
    if loan.line is not None:
        yield from _since_line(book, loan.line, "terms.drawn_on", loan.terms.drawn_on)
        line = book.lines.get(loan.line)
        if line is not None and loan.channel != line.channel:
            yield NotAllowedError(
                field="channel",
                found=loan.channel,
                rule=Phrase("the loan has the channel of its line"),
            )
    elif not loan.channel:
        yield NotAllowedError(
            field="channel",
            found=repr(loan.channel),
            rule=Phrase("a loan without a line must name its channel"),
        )


def _happened(
    book: Book, record: r.Repayment | r.Move | r.Note
) -> Iterator[PlannerError]:
    match record:
        case r.Repayment():
            yield from above("amount", record.amount)
            loan = book.loans.get(record.loan)
            if loan is None:
                yield IdUnknownError(kind=KIND_WORDS[r.Loan], id=record.loan)
            elif record.on < loan.terms.drawn_on:
                yield too_early("on", record.on, loan.terms.drawn_on, loan.id)
        case r.Move():
            yield from above("amount", record.amount)
            yield from _since_line(book, record.line, "on", record.on)
        case _:
            # An inquiry comes before the line that it was made for.
            if record.line is not None and record.line not in book.lines:
                yield IdUnknownError(kind=KIND_WORDS[r.Line], id=record.line)


def _told(record: r.Profile | r.Assumptions | r.Figures) -> Iterator[PlannerError]:
    match record:
        case r.Profile():
            if record.monthly_income is not None:
                yield from least("monthly_income", record.monthly_income)
        case r.Assumptions():
            yield from least("reserve", record.reserve)
            yield from least("prepay_minimum", record.prepay_minimum)
            yield from share("largest_share", record.largest_share)
            if record.largest_dti is not None:
                yield from share("largest_dti", record.largest_dti)
            if not 0 <= record.confidence < 1:
                yield refused(
                    "confidence",
                    record.confidence,
                    Phrase("it must be from 0 to below 1"),
                )
        case _:
            if not record.period.strip():
                yield refused("period", repr(record.period), NOT_EMPTY)
            # A cash flow may well be negative.
            for field in _FIGURES:
                yield from least(field, getattr(record, field))


NOT_EMPTY = Phrase("it must not be empty")
_FIGURES = (
    "revenue",
    "current_assets",
    "current_liabilities",
    "total_assets",
    "total_liabilities",
)


def _cash(record: r.Cash | r.Expected | r.Receivable) -> Iterator[PlannerError]:
    match record:
        case r.Cash():
            yield from least("amount", record.amount)
        case r.Expected():
            yield from above("amount", record.amount)
            yield from share("certainty", record.certainty)
            if record.until is not None and record.until < record.first:
                yield too_early("until", record.until, record.first, record.id)
        case _:
            yield from above("amount", record.amount)
            if record.probability is not None:
                yield from share("probability", record.probability)
            if record.due_on < record.issued_on:
                yield too_early("due_on", record.due_on, record.issued_on, record.id)


def _imported(book: Book, record: r.ImportedRow | r.Question) -> Iterator[PlannerError]:
    if record.row < 1:
        yield refused("row", record.row, ABOVE_ZERO)
    of = record.record if isinstance(record, r.ImportedRow) else None
    if of is not None and book.find(of) is None:
        yield IdUnknownError(kind=Phrase("record"), id=of)


def _since_line(
    book: Book, line_id: str, field: str, day: date
) -> Iterator[PlannerError]:
    line = book.lines.get(line_id)
    if line is None:
        yield IdUnknownError(kind=KIND_WORDS[r.Line], id=line_id)
    elif day < line.opened_on:
        yield too_early(field, day, line.opened_on, line_id)
