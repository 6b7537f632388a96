"""The values that estimates begin with: as they are shipped, and as a book has them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from types import MappingProxyType

from planner.catalogue.factors import priors
from planner.credit.reasons import NAMES
from planner.errors import FieldError
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.declared import PriorEdit
from planner.model.priors import DeclaredWindow, Event, Evidence, Priors
from planner.model.records import LineType
from planner.phrases import Phrase, Sentence

_MOST_A_MONTH = 0.5
_STRONGEST = 3.0  # of an effect on a log rate; the sum of all is cut there, too
_SMALLEST = 0.01
_EVENTS: Mapping[Event, Phrase] = MappingProxyType(
    {
        Event.RISE: Phrase("a rise"),
        Event.CUT: Phrase("a cut"),
        Event.FREEZE: Phrase("a freeze"),
    }
)


@dataclass(frozen=True, slots=True)
class BeliefRow:
    """One value that estimates begin with.

    Attributes:
        belief: its id, under which a book changes it.
        own: the book's value; None where the shipped one counts.
        low, high: what the value may be; beyond it would contradict what the factor is
            or the least that is known of any lender.
    """

    belief: str
    name: Sentence
    shipped: Decimal
    own: Decimal | None
    grade: Evidence
    source: str
    low: Decimal
    high: Decimal
    made_on: date | None = None
    note: str = ""


def beliefs(book: Book) -> tuple[BeliefRow, ...]:
    """Every value that may be changed, base rates first."""
    return tuple(_edited(book, row) for row in _shipped(priors()))


def refuse_unknown(edit: PriorEdit) -> None:
    """Say no to a change of what no estimate begins with, or beyond what it may be.

    Raises:
        FieldError: there is no such value, or it is out of its range.
    """
    rows = {row.belief: row for row in beliefs(Book())}
    row = rows.get(edit.id)
    if row is None:
        nearest = get_close_matches(edit.id[:60], rows, 1, cutoff=0.0)[0]
        raise FieldError(field="id", found=edit.id[:60], expected=nearest)
    if not row.low <= edit.value <= row.high:
        words = Phrase("a number from {low} to {high}")
        expected = Sentence(words, low=row.low, high=row.high)
        raise FieldError(field="value", found=edit.value, expected=expected)


def _edited(book: Book, row: BeliefRow) -> BeliefRow:
    edit = book.priors.get(row.belief)
    if edit is None:
        return row
    own = min(max(edit.value, row.low), row.high)
    return replace(row, own=own, made_on=edit.made_on, note=edit.note)


def believed(book: Book) -> Priors:
    """The priors with what this book changes; ids that nobody knows change nothing."""
    shipped = priors()
    if not book.priors:
        return shipped
    own = {row.belief: float(row.own) for row in beliefs(book) if row.own is not None}
    types = {
        type_: replace(
            prior,
            monthly={
                event: replace(told, value=own.get(_monthly(type_, event), told.value))
                for event, told in prior.monthly.items()
            },
        )
        for type_, prior in shipped.types.items()
    }
    factors = {
        name: replace(
            factor,
            effects={
                event: replace(told, mean=own.get(_effect(name, event), told.mean))
                for event, told in factor.effects.items()
            },
        )
        for name, factor in shipped.factors.items()
    }
    sizes = {
        event: replace(size, mean=own.get(_size(event), size.mean))
        for event, size in shipped.sizes.items()
    }
    failing = shipped.drawing.failing
    failing = replace(failing, value=own.get(_FAILING, failing.value))
    drawing = replace(shipped.drawing, failing=failing)
    return replace(shipped, types=types, factors=factors, sizes=sizes, drawing=drawing)


def declared_windows(book: Book) -> tuple[DeclaredWindow, ...]:
    """The windows of a book, one for each line that they are about."""
    found = []
    for window in book.windows.values():
        lines: tuple[str | None, ...] = (window.line,)
        if window.channel is not None:
            lines = tuple(
                line.id
                for line in book.lines.values()
                if line.channel == window.channel
            )
        times = (float(window.rise), float(window.cut), float(window.freeze))
        found += [
            DeclaredWindow(window.why, window.since, window.until, line, *times)
            for line in lines
        ]
    return tuple(found)


_FAILING = "drawing.failing"


def _monthly(type_: LineType, event: Event) -> str:
    return f"{type_.value}.monthly.{event.value}"


def _effect(factor: str, event: Event) -> str:
    return f"factor.{factor}.{event.value}"


def _size(event: Event) -> str:
    return f"size.{event.value}"


def _shipped(told: Priors) -> Iterator[BeliefRow]:
    for type_, prior in told.types.items():
        for event, rate in prior.monthly.items():
            words = Phrase("{type}: how often {event} comes in a month")
            name = Sentence(words, type=type_, event=_EVENTS[event])
            span = (told.floors[event], _MOST_A_MONTH)
            papers = (rate.grade, rate.source)
            yield _row(_monthly(type_, event), name, rate.value, papers, span)
    for event, size in told.sizes.items():
        name = Sentence(Phrase("size of {event}, as a logarithm"), event=_EVENTS[event])
        span = (_SMALLEST, size.cap)
        yield _row(_size(event), name, size.mean, (size.grade, size.source), span)
    failing = told.drawing.failing
    name = Sentence(Phrase("how often an ordinary draw fails"))
    papers = (failing.grade, failing.source)
    yield _row(_FAILING, name, failing.value, papers, (_SMALLEST, _MOST_A_MONTH))
    for factor in told.factors.values():
        for event, effect in factor.effects.items():
            words = Phrase("{factor}: effect on {event}")
            name = Sentence(words, factor=NAMES[factor.id], event=_EVENTS[event])
            papers = (effect.grade, effect.source)
            span = _signed(factor.sign, event)
            yield _row(_effect(factor.id, event), name, effect.mean, papers, span)


def _signed(sign: int, event: Event) -> tuple[float, float]:
    """What is worse for the borrower may not be made to look better."""
    helps = sign if event is Event.RISE else -sign
    return (0.0, _STRONGEST) if helps > 0 else (-_STRONGEST, 0.0)


def _row(
    belief: str,
    name: Sentence,
    value: float,
    papers: tuple[Evidence, str],
    span: tuple[float, float],
) -> BeliefRow:
    low, high = (Decimal(str(edge)) for edge in span)
    grade, source = papers
    shipped = Decimal(str(value))
    return BeliefRow(
        belief,
        name,
        shipped,
        None,
        grade,
        source,
        min(low, shipped),
        max(high, shipped),
    )
