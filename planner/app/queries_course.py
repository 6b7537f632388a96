"""A line's past as a picture: limit, use, what was left, and what happened."""

from datetime import date
from itertools import pairwise
from types import MappingProxyType

from planner.app.queries_limits import LimitRow, holders, limits, part
from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import LimitReading, Line, Note, NoteKind
from planner.money import Money
from planner.phrases import Phrase, Sentence

_MOST = 120  # days that are worked out; more cannot be seen apart
_BAD = frozenset({NoteKind.FROZEN, NoteKind.CLOSED, NoteKind.REJECTED})
_GOOD = frozenset({NoteKind.THAWED, NoteKind.REOPENED})


@dataclass(frozen=True, slots=True)
class Stop:
    """A line at the end of a day.

    Attributes:
        used: what was owed on it and on the lines that share its limit.
        available: as the app would have shown it; may be below zero.
    """

    on: date
    limit: Money
    used: Money
    available: Money


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a line.

    Attributes:
        record: the id of the record that tells of it.
        is_good: True for what gave more room, False for what took it; None for neither.
    """

    on: date
    say: Sentence
    record: str
    is_good: bool | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A line from its opening on."""

    stops: tuple[Stop, ...]
    events: tuple[Happened, ...]


def course(book: Book, line_id: str, on: date) -> Course:
    """The past of a line, nothing after ``on``.

    Args:
        book: the book.
        line_id: a line of the book.
        on: the day; the course ends there.
    """
    line = book.lines[line_id]
    above = frozenset(holders(book, line_id))
    group = (key for key in book.lines if not above.isdisjoint(holders(book, key)))
    small = part(book, frozenset(group))
    days = _days(small, line, on)
    rows = ((day, _row(small, line_id, day)) for day in days)
    found = [Stop(day, row.limit, row.used, row.available) for day, row in rows]
    return Course(tuple(found), _events(book, line, on))


def _row(book: Book, line_id: str, day: date) -> LimitRow:
    return next(row for row in limits(book, day) if row.line == line_id)


def _days(book: Book, line: Line, on: date) -> list[date]:
    """The days on which something changed; month ends where those are too many."""
    changed = {line.opened_on, on}
    changed.update(one.on for one in book.readings.values())
    changed.update(one.on for one in book.moves.values())
    changed.update(one.on for one in book.repayments.values())
    changed.update(one.terms.drawn_on for one in book.loans.values())
    days = sorted(day for day in changed if line.opened_on <= day <= on)
    if len(days) <= _MOST:
        return days
    months = _months(line.opened_on, on)
    step = -(-len(months) // _MOST)
    return [*months[::step], on] if days else []


def _months(first: date, last: date) -> list[date]:
    found = [first]
    while (day := month_step(first, len(found))) < last:
        found.append(day)
    return found


def _events(book: Book, line: Line, on: date) -> tuple[Happened, ...]:
    readings = sorted(
        (x for x in book.readings.values() if x.line == line.id and x.on <= on),
        key=lambda reading: reading.on,
    )
    found = [*_changes(line, readings), *_attempts(readings)]
    notes = [x for x in book.notes.values() if x.line == line.id and x.on <= on]
    found += map(_noted, notes)
    return tuple(sorted(found, key=lambda one: one.on))


def _changes(line: Line, readings: list[LimitReading]) -> list[Happened]:
    """What readings show: a limit that rose, was cut, or was taken away."""
    opening = LimitReading(line.id, line.opened_on, line.limit)
    found = []
    for before, now in pairwise([opening, *readings]):
        if now.limit == before.limit:
            continue
        words = Phrase("Raised from {before} to {now}")
        if now.limit < before.limit:
            words = Phrase("Cut from {before} to {now}")
        say = Sentence(words, before=before.limit, now=now.limit)
        found.append(Happened(now.on, say, now.id, now.limit > before.limit))
    return found


def _attempts(readings: list[LimitReading]) -> list[Happened]:
    found = []
    for one in readings:
        if one.drawable is not False:
            continue
        say = Sentence(Phrase("A draw failed"))
        if one.reason:
            say = Sentence(Phrase("A draw failed: “{reason}”"), reason=one.reason)
        found.append(Happened(one.on, say, one.id, is_good=False))
    return found


def _noted(note: Note) -> Happened:
    is_good = False if note.kind in _BAD else True if note.kind in _GOOD else None
    return Happened(note.on, Sentence(_WORDS[note.kind]), note.id, is_good)


_WORDS = MappingProxyType(
    {
        NoteKind.INQUIRY: Phrase("Credit inquiry"),
        NoteKind.LIMIT_REQUEST: Phrase("A higher limit was asked for"),
        NoteKind.REJECTED: Phrase("Rejected"),
        NoteKind.FROZEN: Phrase("Frozen"),
        NoteKind.THAWED: Phrase("Thawed"),
        NoteKind.CLOSED: Phrase("Closed"),
        NoteKind.REOPENED: Phrase("Reopened"),
        NoteKind.APPEALED: Phrase("Appealed"),
        NoteKind.PROFILE_COMPLETED: Phrase("Profile completed"),
    }
)
