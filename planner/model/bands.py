"""Lines that the law or a regulator draws for the cost of credit, by day."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from planner.lean import dataclass
from planner.model.dated import Dated, Grade, History, Source, Text, at
from planner.model.offers import LenderKind
from planner.rates import Rate

Benchmarks = Mapping[str, History[Rate]]


class BandKind(Enum):
    """Whether passing it breaks a rule or leaves a recommendation."""

    LEGAL = "legal"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True)
class BandLine:
    """A yearly cost that is fixed, or a multiple of a benchmark.

    Attributes:
        value: the plain yearly ratio; None where it follows a benchmark.
        multiple, benchmark: such as 4 and ``LPR-1Y``; None where ``value`` is fixed.
    """

    value: Decimal | None = None
    multiple: Decimal | None = None
    benchmark: str | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """One line under its name.

    Attributes:
        lender_kinds: whom it binds; empty for every lender that it may concern.
    """

    id: str
    name: Text
    kind: BandKind
    lender_kinds: frozenset[LenderKind]
    history: History[BandLine]


@dataclass(frozen=True, slots=True)
class Passed:
    """A line that a cost passes, with its value on the day.

    Attributes:
        from_: first day on which that value holds: of the line, or of the benchmark
            that it follows if that moved later.
    """

    id: str
    name: Text
    kind: BandKind
    value: Decimal
    from_: date
    grade: Grade
    checked_on: date
    source: Source
    lender_kinds: frozenset[LenderKind]
    note: Text | None = None


def lines(
    bands: Iterable[Band], benchmarks: Benchmarks, day: date
) -> tuple[Passed, ...]:
    """All lines of the day with their values, lowest first."""
    found = [
        line
        for band in bands
        for entry in [at(band.history, day)]
        if entry is not None
        for line in [_line(band, entry, benchmarks, day)]
        if line is not None
    ]
    return tuple(sorted(found, key=lambda line: (line.value, line.id)))


def passed(
    bands: Iterable[Band], benchmarks: Benchmarks, annual: Decimal, day: date
) -> tuple[Passed, ...]:
    """The lines of the day that a yearly cost lies above, lowest first."""
    return tuple(line for line in lines(bands, benchmarks, day) if annual > line.value)


def _line(
    band: Band, entry: Dated[BandLine], benchmarks: Benchmarks, day: date
) -> Passed | None:
    value, since = entry.value.value, entry.from_
    if value is None:
        base = at(benchmarks.get(entry.value.benchmark or "", ()), day)
        if base is None or entry.value.multiple is None:
            return None
        value = base.value.value * entry.value.multiple
        since = max(since, _held_since(benchmarks[entry.value.benchmark or ""], base))
    return Passed(
        id=band.id,
        name=band.name,
        kind=band.kind,
        value=value,
        from_=since,
        grade=entry.grade,
        checked_on=entry.checked_on,
        source=entry.source,
        lender_kinds=band.lender_kinds,
        note=entry.note,
    )


def _held_since(history: History[Rate], entry: Dated[Rate]) -> date:
    """The first day of the unbroken run of entries with the same value."""
    since = entry.from_
    for earlier in reversed(history[: history.index(entry)]):
        if earlier.value != entry.value:
            break
        since = earlier.from_
    return since
