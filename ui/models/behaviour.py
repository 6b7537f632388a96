"""The columns of habits, of what lenders measure, and of the records behind both."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from planner.app import commands as c
from planner.app.labels import label
from planner.app.measures import LenderRow
from planner.app.queries_behaviour import BehaviourRow
from planner.app.queries_bureau import code_words
from planner.app.queries_features import GridRow, MeasureRow
from planner.lean import dataclass
from planner.model import records as r
from planner.model.book import Book
from planner.model.checks import KIND_WORDS
from planner.model.thumbs import Stand
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import plain, say, short_day
from ui.models.table import Column, Side
from ui.theme import Tone

_STANDS: Mapping[Stand | None, tuple[Phrase, Tone]] = MappingProxyType(
    {
        Stand.WITHIN: (Phrase("fine"), Tone.GOOD),
        Stand.BETWEEN: (Phrase("disputed"), Tone.WARN),
        Stand.BEYOND: (Phrase("too much"), Tone.BAD),
        None: (Phrase("not known"), Tone.MUTED),
    }
)
_RATIOS = frozenset({"dti", "card-use"})
_CODES: Mapping[str, Tone] = MappingProxyType(
    {"N": Tone.GOOD, "M": Tone.WARN, "*": Tone.MUTED, "C": Tone.MUTED, "": Tone.MUTED}
)


@dataclass(frozen=True, slots=True)
class Behind:
    """A record that something was counted from.

    Attributes:
        on: its day; None for what has none.
    """

    on: date | None
    kind: Phrase
    words: str


def behind(book: Book, ids: Sequence[str]) -> tuple[Behind, ...]:
    """The records of these ids, the newest first; ids that are gone are left out."""
    found = [book.find(one) for one in ids]
    rows = [_behind(book, one) for one in found if one is not None]
    return tuple(sorted(rows, key=lambda row: row.on or date.max, reverse=True))


_TOLD: Mapping[type[r.Record], Callable[[Any], c.Command]] = MappingProxyType(
    {
        r.Line: c.OpenLine,
        r.Loan: c.Draw,
        r.LimitReading: c.ReadLimit,
        r.Repayment: c.Repay,
        r.Move: c.CardMove,
        r.Note: c.TakeNote,
    }
)


def _behind(book: Book, record: r.Record) -> Behind:
    kind = type(record)
    wish = _TOLD.get(kind)
    if wish is None:
        return Behind(None, KIND_WORDS[kind], tr(KIND_WORDS[kind]))
    match record:
        case r.Loan():
            on: date | None = record.terms.drawn_on
        case r.Line():
            on = record.opened_on
        case _:
            on = getattr(record, "on", None)
    return Behind(on, KIND_WORDS[kind], say(label(book, wish(record))))


BEHIND: tuple[Column[Behind], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on) if row.on else "—"),
    Column(
        Phrase("What is recorded"),
        lambda row: row.words,
        tip=lambda row: row.words,
        grows=True,
    ),
)

HABITS: tuple[Column[BehaviourRow], ...] = (
    Column(Phrase("Habit"), lambda row: tr(row.name)),
    Column(
        Phrase("What the book shows"),
        lambda row: say(row.say),
        tip=lambda row: say(row.say),
        tone=lambda row: Tone.MUTED if row.value is None else Tone.PLAIN,
        grows=True,
    ),
    Column(
        Phrase("As it is counted"),
        lambda row: "—" if row.value is None else f"{row.value:.2f}",
        lambda row: -1e9 if row.value is None else row.value,
        Side.RIGHT,
    ),
    Column(
        Phrase("Records"),
        lambda row: str(len(row.records)),
        lambda row: len(row.records),
        Side.RIGHT,
    ),
)


def _thumb(row: MeasureRow) -> str:
    """Where the figure stands, and up to where reports call it fine."""
    thumb = row.thumb
    if thumb is None:
        return tr("no rule of thumb is told")
    low, high = (_edge(row.measure, edge) for edge in (thumb.low, thumb.high))
    words = tr("{stand}: ≤ {low}") if low == high else tr("{stand}: ≤ {low}–{high}")
    return words.format(stand=tr(_STANDS[thumb.stand][0]), low=low, high=high)


def _edge(measure: str, edge: float) -> str:
    return f"{edge * 100:.0f}%" if measure in _RATIOS else f"{edge:g}"


def papers(row: MeasureRow) -> str:
    """How a measure is counted, and what its rule of thumb rests on."""
    if row.thumb is None:
        return tr(row.how)
    title = row.thumb.source.title.in_(language())
    words = tr("{how}. {say}. Source: {source}, looked at on {day}")
    told, day = say(row.thumb.say), short_day(row.thumb.checked_on)
    return words.format(how=tr(row.how), say=told, source=title, day=day)


MEASURES: tuple[Column[MeasureRow], ...] = (
    Column(Phrase("Measure"), lambda row: tr(row.name), tip=lambda row: tr(row.how)),
    Column(
        Phrase("Now"),
        lambda row: say(row.say),
        tip=lambda row: say(row.say),
        grows=True,
    ),
    Column(
        Phrase("Rule of thumb"),
        _thumb,
        tone=lambda row: _STANDS[row.thumb.stand if row.thumb else None][1],
        tip=papers,
    ),
    Column(
        Phrase("Grade, since"),
        lambda row: (
            f"{say(row.thumb.grade)} · {short_day(row.thumb.since)}"
            if row.thumb
            else "—"
        ),
    ),
)

LENDERS: tuple[Column[LenderRow], ...] = (
    Column(Phrase("Lender"), lambda row: row.lender),
    Column(
        Phrase("Owed"),
        lambda row: plain(row.owed),
        lambda row: row.owed.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Share"),
        lambda row: f"{row.share * 100:.0f}%",
        lambda row: row.share,
        Side.RIGHT,
        share=lambda row: row.share,
    ),
)


def grid_columns(months: Sequence[date]) -> tuple[Column[GridRow], ...]:
    """One column a month, the newest first, after the account's name."""
    return (
        Column(Phrase("Account"), lambda row: row.name),
        *(_month(len(months) - 1 - n, months) for n in range(len(months))),
    )


def _month(place: int, months: Sequence[date]) -> Column[GridRow]:
    heading = Phrase(months[place].strftime("%y-%m"))  # the same in every language

    def told(row: GridRow) -> str:
        code = row.codes[place]
        return say(code_words(code)) if code else tr("nothing is told of this month")

    return Column(
        heading,
        lambda row: row.codes[place],
        tone=lambda row: _CODES.get(row.codes[place], Tone.BAD),
        tip=told,
    )
