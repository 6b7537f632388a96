"""Readings and notes to what a limit did; without it noise would pass for jumps."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from math import log

from planner.credit.sharing import one_limit
from planner.credit.update import HELD, Outcome
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.priors import Event
from planner.model.records import LimitReading, Line, Note, NoteKind
from planner.money import ZERO, Money

STEP = Money(100_00)  # limits lie on a lattice of 100 yuan
_NOISE = 0.005  # a display change below half a percent is no change
FROZEN_FROM = timedelta(days=7)  # a shorter zero is a failed drawing

_STOPS = frozenset({NoteKind.FROZEN, NoteKind.CLOSED})
_STARTS = frozenset({NoteKind.THAWED, NoteKind.REOPENED})


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between two observations in which the line could be used.

    Attributes:
        since, until: half open, ``(since, until]``.
        seen: what the limit had done by ``until``.
    """

    since: date
    until: date
    seen: Outcome = HELD


class Turned(Enum):
    """Which way a limit went."""

    RISE = "rise"
    CUT = "cut"
    FREEZE = "freeze"
    THAW = "thaw"


@dataclass(frozen=True, slots=True)
class Turn:
    """A limit that moved, stopped or came back; closings are no turns.

    Attributes:
        since: the last day on which it was still seen as before; ``on`` where somebody
            said the day itself.
        before, after: the standing limit; zero while frozen.
        record: the reading or note that shows it.
    """

    on: date
    since: date
    kind: Turned
    before: Money
    after: Money
    record: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try to draw, and whether it worked; ``record`` is the row it comes from."""

    on: date
    worked: bool
    reason: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """The standing limit from a day on, without what is temporary."""

    since: date
    limit: Money
    record: str


@dataclass(frozen=True, slots=True)
class Observed:
    """What was seen of one line until a day.

    Attributes:
        limit: today's standing limit; zero while frozen or closed.
        levels: the limit as displayed, by day; starts with the one granted.
        gaps: in order; between two gaps the line was frozen or closed.
        attempts: failed drawings that the limit itself showed, and tries told by
            readings.
        moved_on: days on which the limit was seen to have moved.
        frozen_since: None where the line can be used.
        closed: whether it was closed rather than frozen.
        looked: number of readings that count.
        overruled: readings that a later record of the same day contradicts.
        turns: what the limit did, in order.
    """

    limit: Money
    levels: tuple[Level, ...]
    gaps: tuple[Gap, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    moved_on: tuple[date, ...] = ()
    frozen_since: date | None = None
    closed: bool = False
    looked: int = 0
    overruled: tuple[LimitReading, ...] = ()
    turns: tuple[Turn, ...] = ()

    def at(self, day: date) -> Money:
        """The limit displayed on ``day``; the one granted before anyone looked."""
        n = bisect_right(self.levels, day, key=lambda level: level.since)
        return self.levels[max(0, n - 1)].limit


def standing(reading: LimitReading) -> Money:
    """The limit without its temporary part."""
    kept = reading.limit - (reading.temporary or ZERO)
    return kept if kept.minor > 0 else reading.limit


def outcome(before: Money, after: Money) -> Outcome:
    """How the limit went; less than half a percent or 100 yuan is no change."""
    change = abs(after - before)
    if change < STEP or change.minor < _NOISE * before.minor:
        return HELD
    size = abs(log(after.minor / before.minor))
    return Outcome(Event.RISE if after > before else Event.CUT, size)


def observed(book: Book, line: Line, on: date) -> Observed:
    """Everything that was seen of the line's limit by the end of ``on``.

    What was seen on a line that stands on the same limit was seen of this one too.
    """
    group = one_limit(book, line)
    readings, overruled = _readings(book, line, group, on)
    watch = _Watch(line)
    for day, seen in _by_day(readings, _notes(book, group, on)):
        if isinstance(seen, Note):
            watch.note(day, seen)
        else:
            watch.read(day, seen)
    found = watch.end(on)
    return replace(found, looked=len(readings), overruled=overruled)


def _readings(
    book: Book, line: Line, group: Collection[str], on: date
) -> tuple[list[LimitReading], tuple[LimitReading, ...]]:
    # The later recorded wins where two of one day disagree.
    last: dict[date, LimitReading] = {}
    overruled: list[LimitReading] = []
    for reading in book.readings.values():
        if reading.line in group and line.opened_on <= reading.on <= on:
            before = last.get(reading.on)
            if before and standing(before) != standing(reading):
                overruled.append(before)
            last[reading.on] = reading
    return [last[day] for day in sorted(last)], tuple(overruled)


def _notes(book: Book, group: Collection[str], on: date) -> list[Note]:
    kinds = _STOPS | _STARTS
    notes = [
        note
        for note in book.notes.values()
        if note.line in group and note.kind in kinds and note.on <= on
    ]
    return sorted(notes, key=lambda note: note.on)


def _by_day(
    readings: Iterable[LimitReading], notes: Iterable[Note]
) -> Iterator[tuple[date, LimitReading | Note]]:
    # What an app says of a day stands above what it shows on that day.
    rows: list[tuple[date, int, LimitReading | Note]] = [
        *((reading.on, 0, reading) for reading in readings),
        *((note.on, 1, note) for note in notes),
    ]
    for day, _, seen in sorted(rows, key=lambda row: row[:2]):
        yield day, seen


class _Watch:
    """Goes through what was seen, day by day."""

    def __init__(self, line: Line) -> None:
        self._level = line.limit  # the last level that counts as one
        self._last = line.opened_on
        self._levels = [Level(line.opened_on, line.limit, line.id)]
        self._gaps: list[Gap] = []
        self._attempts: list[Attempt] = []
        self._moved: list[date] = []
        self._turns: list[Turn] = []
        self._looked = line.opened_on
        self._zero: date | None = None
        self._stopped = (line.opened_on, line.id)  # seen before it, and what showed it
        self._said = False  # whether someone said so, not only a zero shown
        self._closed = False

    def read(self, day: date, reading: LimitReading) -> None:
        """One reading that counts."""
        if reading.drawable is not None:
            worked = reading.drawable
            self._attempts.append(Attempt(day, worked, reading.reason, reading.id))
        limit = standing(reading)
        if limit.minor <= 0:
            self._levels.append(Level(day, ZERO, reading.id))
            self._end_use(day, self._looked, reading.id)
        elif not (self._said and reading.drawable is False):
            self._levels.append(Level(day, limit, reading.id))
            self._use(day, limit, self._looked, reading.id)
        self._looked = day

    def note(self, day: date, note: Note) -> None:
        """Someone said that the line stopped or started."""
        if note.kind in _STOPS:
            self._end_use(day, day, note.id)
            self._said = True
            self._closed = note.kind is NoteKind.CLOSED
        elif self._zero:
            self._use(day, self._level, day, note.id)
        self._looked = day

    def end(self, on: date) -> Observed:
        """What all of it comes to by the end of ``on``."""
        frozen = self._zero
        if frozen and not self._said and on - frozen < FROZEN_FROM:
            self._fail(frozen)
            frozen = None
        if frozen:
            self._stop(frozen)
        shown = [level.limit for level in self._levels if level.limit.minor > 0]
        return Observed(
            limit=ZERO if frozen else (shown or [ZERO])[-1],
            levels=tuple(self._levels),
            gaps=tuple(self._gaps),
            attempts=tuple(self._attempts),
            moved_on=tuple(self._moved),
            frozen_since=frozen,
            closed=bool(frozen and self._closed),
            turns=tuple(self._turns),
        )

    def _end_use(self, day: date, since: date, record: str) -> None:
        if self._zero is None:
            self._zero, self._stopped = day, (since, record)

    def _use(self, day: date, limit: Money, since: date, record: str) -> None:
        zero, self._zero = self._zero, None
        if zero and day - zero >= FROZEN_FROM:
            # After a freeze the line starts afresh; what it became is no jump.
            self._stop(zero)
            if not self._closed:
                thaw = Turn(day, since, Turned.THAW, ZERO, limit, record)
                self._turns.append(thaw)
            self._moved.append(day)
            self._level, self._last = limit, day
        else:
            if zero:
                self._fail(zero)
            self._hold(day, limit, record)
        self._said = self._closed = False

    def _hold(self, day: date, limit: Money, record: str) -> None:
        if self._level.minor <= 0:  # a line granted with nothing, now with something
            self._level, self._last = limit, day
            self._moved.append(day)
            return
        seen = outcome(self._level, limit)
        if day > self._last or seen.event:
            self._gaps.append(Gap(self._last, day, seen))
        if seen.event:
            kind = Turned(seen.event.value)
            turn = Turn(day, self._last, kind, self._level, limit, record)
            self._turns.append(turn)
            self._level = limit
            self._moved.append(day)
        self._last = day

    def _fail(self, day: date) -> None:
        """A limit of zero for some days is a drawing that failed, once."""
        if not any(one.on == day and not one.worked for one in self._attempts):
            self._attempts.append(Attempt(day, worked=False))

    def _stop(self, day: date) -> None:
        seen = HELD if self._closed else Outcome(Event.FREEZE)
        if not self._closed:
            since, record = self._stopped
            stop = Turn(day, since, Turned.FREEZE, self._level, ZERO, record)
            self._turns.append(stop)
        self._gaps.append(Gap(self._last, day, seen))
        self._moved.append(day)
