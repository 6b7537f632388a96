"""What a report says before any ink; without it a report could only be checked by eye.

All cells are plain text in the reader's language. Charts hold whole numbers (fen, and
days as ordinals) beside the texts that are printed for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal

from planner.app.report_options import Paper

Row = tuple[str, ...]


class Align(Enum):
    """On which edge of its column a cell stands."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Tone(Enum):
    """How loudly a paragraph speaks."""

    PLAIN = "plain"
    SMALL = "small"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        share: part of the width that is left over, which it wraps into; 0 means as
            wide as its widest cell.
    """

    heading: str
    share: int = 0
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings.

    Attributes:
        empty: what is said in the table's place where it has no rows.
        total: the row of sums at its end; empty for none.
        running: for each row the sums so far, as printed where a page ends after it.
        is_close: its rows stand close, so that more of them share a page.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    total: Row = ()
    running: tuple[Row, ...] = ()
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Points:
    """Short remarks, one a line."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, with what the figures below it take for granted."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure of the status on the first page.

    Attributes:
        target: title of the section that has the details; empty for none.
        notes: what it takes for granted, as of a section.
    """

    label: str
    value: str
    remark: str = ""
    target: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tiles:
    """The figures of the status, side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A named place on an axis."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, with its amount as printed.

    Attributes:
        is_marked: hatched, so that it stands out in black and white too.
        fill: the place of its pattern among those of the key; None: a plain tint.
        parts: what it is made of, one for each word of the key, in its order.
    """

    label: str
    size: int
    text: str
    is_marked: bool = False
    fill: int | None = None
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts side by side: ``across`` for names, ``upright`` for months.

    Attributes:
        levels: sizes marked across the bars, such as a legal line; only ``across``.
        key: what the patterns of the bars' parts mean; only ``across``.
        notes: what they take for granted, as of a section.
    """

    title: str
    bars: tuple[Bar, ...]
    way: Literal["across", "upright"]
    levels: tuple[Tick, ...] = ()
    key: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """A range at a place: what an estimate says of a day."""

    at: int
    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a curve that has a name."""

    at: int
    size: int
    text: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Another amount over time, told from the first by its dashes and its signs."""

    label: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """An amount over time, in steps: it holds until the next place.

    Attributes:
        places: (day as ordinal, fen), in order.
        level: a fixed amount drawn across, such as a reserve.
        fan: the estimate that begins where the places end.
        label: what the line is, where there are others.
        others: lines that it is compared with.
        notes: what it takes for granted, as of a section.
    """

    title: str
    places: tuple[tuple[int, int], ...]
    days: tuple[Tick, ...]
    sizes: tuple[Tick, ...]
    marks: tuple[Mark, ...] = ()
    level: Tick | None = None
    fan: tuple[Spread, ...] = ()
    label: str = ""
    others: tuple[Trace, ...] = ()
    notes: tuple[str, ...] = ()


Chart = Bars | Curve
Block = Table | Note | Points | Heading | Tiles | Bars | Curve


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a report, with a bookmark of its own.

    Attributes:
        notes: what its figures take for granted; stands at the foot of the page on
            which it begins, each text once a page and under one number.
        new_page: it begins a page.
    """

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from, how sure it is, and when somebody last looked."""

    fact: str
    value: str
    title: str
    grade: str
    since: str
    checked: str
    age: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Attributes:
        language: BCP 47, for readers that speak the text aloud.
        status: what stands on the first page before the sections.
        maker: program and version.
        mark: fingerprint of the book.
        paper: the size of its pages.
        contents: the heading over the list of its parts, which ends the first page;
            empty for none.
    """

    title: str
    owner: str
    subtitle: str
    on: date
    language: str
    status: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: str
    maker: str
    mark: str
    paper: Paper = "a4"
    contents: str = ""


def footnotes(document: Document) -> dict[str, int]:
    """The notes of all parts and their numbers, in the order of their first use."""
    told = dict.fromkeys(note for block in document.status for note in noted(block))
    for section in document.sections:
        told |= dict.fromkeys(section.notes)
        told |= dict.fromkeys(note for one in section.blocks for note in noted(one))
    return {note: number for number, note in enumerate(told, 1)}


def noted(block: Block) -> Iterator[str]:
    """What the figures of one block take for granted, in reading order."""
    match block:
        case Heading() | Bars() | Curve():
            yield from block.notes
        case Tiles():
            for tile in block.tiles:
                yield from tile.notes
        case _:
            return


def texts(document: Document) -> Iterator[str]:
    """Every text that the report says, in reading order."""
    yield from (document.title, document.owner, document.subtitle)
    for block in document.status:
        yield from said(block)
    if document.contents:
        yield document.contents
    for number, section in enumerate(document.sections, 1):
        yield f"{number}  {section.title}"
        for block in section.blocks:
            yield from said(block)
    yield from footnotes(document)
    yield from (document.closing, document.maker, document.mark)


def said(block: Block) -> Iterator[str]:
    """Every text of one block, in reading order."""
    match block:
        case Note() | Heading():
            yield block.text
        case Points():
            yield from block.items
        case Tiles():
            yield from _of_tiles(block)
        case Table():
            yield from _of_table(block)
        case Bars():
            yield from _of_bars(block)
        case _:
            yield from _of_curve(block)


def _of_tiles(tiles: Tiles) -> Iterator[str]:
    for tile in tiles.tiles:
        yield from (tile.label, tile.value, tile.remark)


def _of_bars(bars: Bars) -> Iterator[str]:
    yield bars.title
    for bar in bars.bars:
        yield from (bar.label, bar.text)
    yield from (tick.text for tick in bars.levels)
    yield from bars.key


def _of_table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield table.empty
        return
    yield from (column.heading for column in table.columns)
    for row in (*table.rows, table.total, *table.running):
        yield from row


def _of_curve(curve: Curve) -> Iterator[str]:
    yield curve.title
    yield from (tick.text for tick in (*curve.days, *curve.sizes))
    yield from (mark.text for mark in curve.marks)
    yield from (label for label in _labels(curve) if label)
    if curve.level is not None:
        yield curve.level.text


def _labels(curve: Curve) -> tuple[str, ...]:
    return (curve.label, *(one.label for one in curve.others))
