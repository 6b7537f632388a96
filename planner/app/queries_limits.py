"""What each line still gives: its limit as last seen, what is used, what is left."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from planner.app.usual import card_usual, line_name
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import LimitReading, Line, Note, NoteKind
from planner.money import ZERO, Money, total
from planner.phrases import Phrase
from planner.schedule.ledger import card_states, loan_states
from planner.schedule.temporary import standing


class LineState(Enum):
    """Whether a line can be drawn on, as far as the book tells."""

    OPEN = "open"
    FROZEN = "frozen"
    CLOSED = "closed"


LINE_STATE_WORDS = MappingProxyType(
    {
        LineState.OPEN: Phrase("open"),
        LineState.FROZEN: Phrase("frozen"),
        LineState.CLOSED: Phrase("closed"),
    }
)
_SAID = {
    NoteKind.FROZEN: LineState.FROZEN,
    NoteKind.THAWED: LineState.OPEN,
    NoteKind.CLOSED: LineState.CLOSED,
    NoteKind.REOPENED: LineState.OPEN,
}


_WORTH_TELLING = 10**6  # a use beyond a million times the limit is no share


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A line and its limit.

    Attributes:
        limit: as last read, a temporary part in it; the granted one before a reading.
        used: what is owed on the line, and on the lines that share its limit.
        available: as last shown, moved by what was drawn and repaid since; the limit
            less ``used`` where the app showed none. May be below zero.
        as_of: the day of the reading, or of opening.
        utilisation: ``used`` over ``limit``, four decimals; None for a limit of zero.
        before: the limit before the last change; None where it never changed.
        changed_on: the day of the reading that showed the change.
        state_since: the day from which ``state`` holds; None for a line always open.
        drawable: whether the last try to draw worked; None where nobody tried.
        temporary_until: the last day of the temporary part; None where none is told.
        above_standing: used above the limit without its temporary part: to be repaid
            when that ends, at once where it has ended.
    """

    line: str
    name: str
    channel: str
    limit: Money
    temporary: Money
    used: Money
    available: Money
    as_of: date
    utilisation: Decimal | None
    before: Money | None
    changed_on: date | None
    state: LineState
    state_since: date | None
    drawable: bool | None
    temporary_until: date | None = None
    above_standing: Money = ZERO


def limits(book: Book, on: date) -> tuple[LimitRow, ...]:
    """Every line opened by ``on``, in the order of the book."""
    used = used_by_line(book, on)
    by_line = _readings(book, on)
    views: dict[str, _View] = {}
    for line in book.lines.values():
        if line.opened_on <= on:
            readings = by_line.get(line.id, [])
            shown = standing(readings[-1], on) if readings else None
            views[line.id] = _View(line, readings, shown)
    rooms = {key: _room(book, view, used) for key, view in views.items()}
    return tuple(
        _row(book, view, rooms[key], _least(book, view.line, rooms), on)
        for key, view in views.items()
    )


def used_by_line(book: Book, on: date) -> Mapping[str, Money]:
    """What is owed on each line at the end of ``on``, without the lines that share."""
    sums: dict[str, Money] = {}
    for key, state in loan_states(book, on).items():
        line = book.loans[key].line
        if line is not None:
            sums[line] = sums.get(line, ZERO) + state.outstanding
    for key, card in card_states(book, on, card_usual(book, on)).items():
        sums[key] = sums.get(key, ZERO) + card.balance
    return sums


def readings_of(book: Book, line: Line, on: date) -> list[LimitReading]:
    """The readings of a line by ``on``, by day; of one day the later recorded last."""
    return _readings(book, on).get(line.id, [])


def state_of(book: Book, line: Line, on: date) -> tuple[LineState, date | None]:
    """Whether the line is open, and since when where something was said of it."""
    said: list[Note] = [
        note
        for note in book.notes.values()
        if note.line == line.id and note.on <= on and note.kind in _SAID
    ]
    ended = line.expires_on
    if ended is not None and ended < on:
        return LineState.CLOSED, ended
    if not said:
        return LineState.OPEN, None
    last = max(enumerate(said), key=lambda numbered: (numbered[1].on, numbered[0]))[1]
    return _SAID[last.kind], last.on


def holders(book: Book, key: str | None) -> list[str]:
    """The line, the one whose limit it shares, and so on up."""
    chain: list[str] = []
    while key is not None and key in book.lines and key not in chain:
        chain.append(key)
        key = book.lines[key].shares_limit_with
    return chain


def part(book: Book, group: frozenset[str]) -> Book:
    """The lines of a group with what was drawn on, moved through and read of them."""
    loans = {x.id: x for x in book.loans.values() if x.line in group}
    return Book(
        lines=MappingProxyType(
            {key: x for key, x in book.lines.items() if key in group}
        ),
        readings=MappingProxyType(
            {x.id: x for x in book.readings.values() if x.line in group}
        ),
        loans=MappingProxyType(loans),
        repayments=MappingProxyType(
            {x.id: x for x in book.repayments.values() if x.loan in loans}
        ),
        moves=MappingProxyType(
            {x.id: x for x in book.moves.values() if x.line in group}
        ),
        notes=MappingProxyType(
            {x.id: x for x in book.notes.values() if x.line in group}
        ),
    )


def _readings(book: Book, on: date) -> Mapping[str, list[LimitReading]]:
    """The readings by line, by day; of one day the later recorded last."""
    found: dict[str, list[LimitReading]] = {}
    for reading in sorted(book.readings.values(), key=lambda reading: reading.on):
        if reading.on <= on:
            found.setdefault(reading.line, []).append(reading)
    return found


@dataclass(frozen=True, slots=True)
class _View:
    line: Line
    readings: list[LimitReading]
    shown: LimitReading | None

    @property
    def limit(self) -> Money:
        return self.shown.limit if self.shown else self.line.limit


@dataclass(frozen=True, slots=True)
class _Room:
    limit: Money
    available: Money


def _room(book: Book, view: _View, used: Mapping[str, Money]) -> _Room:
    """What the line itself gives; the holder of a common limit counts all uses."""
    group = _group(book, view.line)
    now = total(used.get(key, ZERO) for key in group)
    shown = view.shown
    if shown is None or shown.available is None:
        return _Room(view.limit, view.limit - now)
    then = used_by_line(part(book, frozenset(group)), shown.on)
    before = total(then.values())
    return _Room(view.limit, shown.available - (now - before))


def _group(book: Book, line: Line) -> list[str]:
    return [key for key in book.lines if line.id in holders(book, key)]


def _least(book: Book, line: Line, rooms: Mapping[str, _Room]) -> Money:
    """What is left on the line, cut to what the lines above it in sharing leave."""
    return min(rooms[key].available for key in holders(book, line.id) if key in rooms)


def _row(book: Book, view: _View, room: _Room, available: Money, on: date) -> LimitRow:
    line, shown = view.line, view.shown
    used = room.limit - room.available
    state, since = state_of(book, line, on)
    if state is LineState.OPEN and shown is not None and not shown.limit:
        state, since = LineState.FROZEN, shown.on
    before, changed_on = _last_change(view)
    tried = [reading for reading in view.readings if reading.drawable is not None]
    temporary = (shown.temporary if shown else None) or ZERO
    return LimitRow(
        line=line.id,
        name=line_name(line),
        channel=line.channel,
        limit=room.limit,
        temporary=temporary,
        used=used,
        available=available,
        as_of=shown.on if shown else line.opened_on,
        utilisation=_share(used, room.limit),
        before=before,
        changed_on=changed_on,
        state=state,
        state_since=since,
        drawable=tried[-1].drawable if tried else None,
        temporary_until=shown.temporary_until if shown else None,
        above_standing=max(ZERO, used - (room.limit - temporary)),
    )


def _last_change(view: _View) -> tuple[Money | None, date | None]:
    """The limit before it last moved, and the day of the reading that showed it."""
    before: Money | None = None
    changed_on: date | None = None
    limit = view.line.limit
    for reading in view.readings:
        if reading.limit != limit:
            before, changed_on, limit = limit, reading.on, reading.limit
    return before, changed_on


def _share(used: Money, limit: Money) -> Decimal | None:
    if limit <= ZERO or used.minor >= limit.minor * _WORTH_TELLING:
        return None
    return (Decimal(used.minor) / limit.minor).quantize(Decimal("0.0001"))
