"""What each wish does: a pure step from book to book, or a refusal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar, get_args

from planner.app import commands as c
from planner.app.answers import answered
from planner.app.counted import counted
from planner.app.pointing import refuse_odd_order, refuse_odd_steps
from planner.errors import (
    IdTakenError,
    IdUnknownError,
    NotAllowedError,
    StillUsedError,
)
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.checks import KIND_WORDS, faults
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.schedule.terms_check import check

R = TypeVar("R", bound=r.Record)

_ONLY_ONE: Mapping[str, type[r.Record]] = MappingProxyType(
    {"profile": r.Profile, "assumptions": r.Assumptions}
)
_STEMS: Mapping[type[r.Record], str] = MappingProxyType(
    {
        r.Profile: "profile",
        r.Line: "line",
        r.LimitReading: "reading",
        r.Loan: "loan",
        r.Repayment: "repayment",
        r.Move: "move",
        r.Note: "note",
        r.Cash: "cash",
        r.Expected: "expected",
        r.Receivable: "receivable",
        r.Figures: "figures",
        r.Assumptions: "assumptions",
        r.ImportedRow: "row",
        r.Question: "question",
        d.ImportRule: "rule",
        d.FileLayout: "layout",
        d.BureauMonth: "bureau",
        d.Disclosure: "form",
        d.Subsidy: "subsidy",
        d.FundingWindow: "window",
        d.PriorEdit: "prior",
        d.SavedPlan: "plan",
        d.Need: "need",
        d.Correction: "correction",
        d.Quote: "quote",
        d.Order: "order",
    }
)
_SHOWN_USERS = 5


def apply(book: Book, command: c.Command) -> Book:  # noqa: C901, PLR0911  # one table of wishes
    """The book after the wish.

    Raises:
        RefusedError: the wish contradicts the book or itself; nothing has happened.
    """
    match command:
        case c.SetProfile(profile):
            return _told(book, replace(profile, id="profile"))
        case c.Assume(changes):
            refuse_odd_order(book, changes.get("order", ()))
            return _told(book, replace(book.assumed, id="assumptions", **changes))
        case c.ReadLimit(reading, rest_is_temporary):
            return _read_limit(book, reading, rest_is_temporary=rest_is_temporary)
        case c.Draw(loan):
            return _with_new(book, (_drawn(book, loan),))
        case c.RecordFigures(figures):
            return _record_figures(book, figures)
        case c.Declare(record):
            return _put(book, record)
        case c.Amend(record):
            return _amend(book, record)
        case c.AnswerQuestion():
            return _take_import(book, answered(book, command))
        case c.TakeBook(records):
            return _take_book(book, records)
        case c.Drop(record_id):
            return _drop(book, record_id)
        case (
            c.OpenLine(record)
            | c.Repay(record)
            | c.CardMove(record)
            | c.TakeNote(record)
            | c.CountCash(record)
            | c.Expect(record)
            | c.AddReceivable(record)
        ):
            return _with_new(book, (record,))
        case _:  # the one that is left; mypy holds this table whole
            return _take_import(book, command)


def _put(book: Book, record: d.Declared) -> Book:
    """A declared record is put in its place; a plan notes what it counts on."""
    if isinstance(record, d.SavedPlan):
        refuse_odd_steps(book, record)
    if record.id in book.table(type(record)):
        return _amend(book, record)
    if isinstance(record, d.SavedPlan) and record.counted is None:
        record = replace(record, counted=tuple(counted(book)))
    return _with_new(book, (record,))


def _with_new(book: Book, added: Iterable[r.Record]) -> Book:
    """The book with new records; each may point at the others."""
    named = tuple(_named(book, added))
    after = book.with_(*named)
    for record in named:
        _refuse_faults(after, record)
    return after


def _named(book: Book, added: Iterable[r.Record]) -> Iterator[r.Record]:
    taken: set[str] = set()
    for record in added:
        named = record
        if not record.id:
            named = replace(record, id=_next_id(book, type(record), taken))
        if named.id in taken or named.id in _ONLY_ONE or book.find(named.id):
            raise IdTakenError(id=named.id)
        taken.add(named.id)
        yield named


def _next_id(book: Book, kind: type[r.Record], taken: set[str]) -> str:
    """The lowest free number from the count of such records on: ``repayment-3``."""
    number = len(book.table(kind)) + 1
    while (name := f"{_STEMS[kind]}-{number}") in taken or book.find(name):
        number += 1
    return name


def _told(book: Book, record: r.Profile | r.Assumptions) -> Book:
    after = book.with_(record)
    _refuse_faults(after, record)
    return after


def _read_limit(
    book: Book, reading: r.LimitReading, *, rest_is_temporary: bool
) -> Book:
    if rest_is_temporary:
        rest = reading.limit - standing_limit(book, reading)
        reading = replace(reading, temporary=rest if rest > ZERO else None)
    return _with_new(book, (reading,))


def standing_limit(book: Book, before: r.LimitReading) -> Money:
    """The limit without its temporary part as last read before ``before``.

    The opening limit where nothing was read; ``before.limit`` for an unknown line.
    """
    earlier = [
        reading
        for reading in book.readings.values()
        if reading.line == before.line and reading.on <= before.on
    ]
    if earlier:
        last = max(earlier, key=lambda reading: reading.on)
        return last.limit - (last.temporary or ZERO)
    line = book.lines.get(before.line)
    return line.limit if line else before.limit


def _drawn(book: Book, loan: r.Loan) -> r.Loan:
    """The loan with the channel of its line, its terms found sound."""
    check(loan.terms)
    line = book.lines.get(loan.line) if loan.line is not None else None
    if line is None or loan.channel:
        return loan
    return replace(loan, channel=line.channel)


def _record_figures(book: Book, figures: r.Figures) -> Book:
    for known in book.figures.values():
        if known.period == figures.period:
            if figures.id not in ("", known.id):
                raise NotAllowedError(
                    field="id",
                    found=figures.id,
                    rule=Phrase("the figures of this period have another id"),
                )
            return _amend(book, replace(figures, id=known.id))
    return _with_new(book, (figures,))


def _amend(book: Book, record: r.Record) -> Book:
    if record.id not in book.table(type(record)):
        raise IdUnknownError(kind=KIND_WORDS[type(record)], id=record.id)
    if isinstance(record, r.Loan):
        record = _drawn(book, record)
    after = book.with_(record)
    _refuse_faults(after, record)
    for dependent in (*_belonging(after, record), *_pointing(after, record)):
        _refuse_faults(after, dependent)
    return after


def _drop(book: Book, record_id: str) -> Book:
    record = book.find(record_id)
    if record is None:
        raise IdUnknownError(kind=Phrase("record"), id=record_id)
    users = tuple(user.id for user in _pointing(book, record))
    if users:
        raise StillUsedError(id=record_id, users=users[:_SHOWN_USERS])
    gone = {record_id, *(dependent.id for dependent in _belonging(book, record))}
    # The mark of an imported row stays: what was dropped never comes back by itself.
    marks = [
        replace(row, record=None)
        for row in book.imported.values()
        if row.record in gone
    ]
    return book.without(*gone).with_(*marks) if marks else book.without(*gone)


def _take_import(book: Book, taken: c.TakeImport) -> Book:
    drawn = (
        _drawn(book, record) if isinstance(record, r.Loan) else record
        for record in taken.records
    )
    asked = {question.id: question for question in taken.questions}
    # what is asked anew keeps its place in the book
    anew = [asked.pop(known) for known in taken.settled if known in asked]
    less = book.without(*set(taken.settled).difference(one.id for one in anew))
    for question in anew:
        less = _amend(less, question)
    return _with_new(less, (*drawn, *taken.rows, *asked.values()))


def _take_book(book: Book, records: Iterable[r.Record]) -> Book:
    """The records under their own ids; one that says something else is refused.

    A book that holds nothing yet takes over whose book it is and what plans assume.
    """
    is_new = all(record.id in _ONLY_ONE for record in book.records())
    others = [record for record in records if book.find(record.id) != record]
    for record in others:
        if book.find(record.id) is not None and not is_new:
            raise IdTakenError(id=record.id)
    after = book.with_(*others)
    for record in others:
        _refuse_faults(after, record)
    return after


def _belonging(book: Book, record: r.Record) -> Iterator[r.Record]:
    """What would mean nothing without the record."""
    match record:
        case r.Loan():
            yield from (x for x in book.repayments.values() if x.loan == record.id)
            yield from _declared(book, "loan", record.id)
        case r.Line():
            yield from (x for x in book.readings.values() if x.line == record.id)
            yield from (x for x in book.moves.values() if x.line == record.id)
            yield from (x for x in book.notes.values() if x.line == record.id)
            yield from _declared(book, "line", record.id)
        case r.Receivable():
            yield from _declared(book, "receivable", record.id)
        case _:
            pass


def _declared(book: Book, field: str, record_id: str) -> Iterator[r.Record]:
    for kind in get_args(d.Declared):
        if field in kind.__dataclass_fields__:
            table: Mapping[str, r.Record] = book.table(kind)
            yield from (x for x in table.values() if getattr(x, field) == record_id)


def _pointing(book: Book, record: r.Record) -> Iterator[r.Record]:
    """What stands for itself but needs the record."""
    if isinstance(record, r.Line):
        yield from (x for x in book.loans.values() if x.line == record.id)
        yield from (x for x in book.lines.values() if x.shares_limit_with == record.id)


def _refuse_faults(book: Book, record: r.Record) -> None:
    for fault in faults(book, record):
        raise fault
