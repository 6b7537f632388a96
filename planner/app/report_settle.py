"""A credit report against the book, settled; else differences could only be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from planner.app import commands as c
from planner.model import records as r
from planner.model.book import Book
from planner.model.bureau import Difference, Report, Reported, TakenReport
from planner.money import Money


def question_of(one: Difference) -> str:
    """The id of the question that stands for a difference while nobody settles it."""
    return f"question-{one.record}-{one.what.replace(' ', '-')}"


def taking(
    book: Book, reports: Sequence[TakenReport], one: Difference
) -> c.Command | None:
    """The wish that makes the book say what the report says.

    None where one wish cannot do it: what is left of a loan follows from its terms and
    its repayments, and those are for the user to put right.

    Args:
        book: as it is.
        reports: of the reading that holds the difference.
        one: the difference.
    """
    kind = one.what.partition(" ")[0]
    told = next((x for x in reports if one in x.differences), None)
    make = _WISHES.get(kind)
    if told is None or make is None:
        return None
    account = next((x.account for x in told.placed if x.record == one.record), None)
    return make(book, told.report, account, one)


def _limit(
    book: Book, report: Report, account: Reported | None, one: Difference
) -> c.Command | None:
    if one.record not in book.lines or not isinstance(one.reported, Money):
        return None
    on = _day(report, account)
    return c.ReadLimit(r.LimitReading(one.record, on, one.reported))


def _used(
    book: Book, report: Report, account: Reported | None, one: Difference
) -> c.Command | None:
    line = book.lines.get(one.record)
    if line is None or not isinstance(one.reported, Money):
        return None
    limit = account.limit if account and account.limit is not None else line.limit
    left = limit - one.reported
    on = _day(report, account)
    return c.ReadLimit(r.LimitReading(one.record, on, limit, available=left))


def _opened(
    book: Book, _report: Report, _account: Reported | None, one: Difference
) -> c.Command | None:
    line = book.lines.get(one.record)
    if line is None or not isinstance(one.reported, date):
        return None
    return c.Amend(replace(line, opened_on=one.reported))


def _closed(
    book: Book, _report: Report, _account: Reported | None, one: Difference
) -> c.Command | None:
    if one.record not in book.lines or not isinstance(one.reported, date):
        return None
    return c.TakeNote(r.Note(one.reported, r.NoteKind.CLOSED, one.record))


def _month(
    book: Book, report: Report, _account: Reported | None, one: Difference
) -> c.Command | None:
    known = book.bureau.get(one.record)
    if known is None or not isinstance(one.reported, str):
        return None
    return c.Declare(replace(known, code=one.reported, reported_on=report.reported_on))


def _day(report: Report, account: Reported | None) -> date:
    return account.as_of if account and account.as_of else report.reported_on


_Make = Callable[[Book, Report, Reported | None, Difference], c.Command | None]
_WISHES: Mapping[str, _Make] = MappingProxyType(
    {
        "limit": _limit,
        "used": _used,
        "opened_on": _opened,
        "closed_on": _closed,
        "month": _month,
    }
)
