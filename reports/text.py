"""A document as plain text, for golden files and for reading without ink."""

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import east_asian_width

from reports.document import (
    Align,
    Bars,
    Block,
    Curve,
    Document,
    Heading,
    Note,
    Points,
    Row,
    Table,
    Tiles,
    footnotes,
    noted,
)


def plain(document: Document) -> str:
    """The document from top to bottom, a line a row."""
    return "\n".join(line.rstrip() for line in _lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    numbers = footnotes(document)
    yield from (document.title, document.owner, document.subtitle, "")
    for block in document.status:
        yield from _block(block)
        yield from _notes(noted(block), numbers)
    for number, section in enumerate(document.sections, 1):
        yield from (f"{number}  {section.title}", "=" * 40)
        for block in section.blocks:
            yield from _block(block)
            yield from _notes(noted(block), numbers)
        yield from _notes(section.notes, numbers)
    yield from (document.closing, f"{document.maker} · {document.mark}")


def _notes(notes: Iterable[str], numbers: Mapping[str, int]) -> Iterator[str]:
    yield from (f"[{numbers[note]}] {note}" for note in dict.fromkeys(notes))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Note():
            yield block.text
        case Heading():
            yield f"-- {block.text}"
        case Points():
            yield from (f"· {item}" for item in block.items)
        case Tiles():
            yield from (f"[{t.label}] {t.value}  ({t.remark})" for t in block.tiles)
        case Table():
            yield from _table(block)
        case Bars():
            yield from _bars(block)
        case _:
            yield from _curve(block)
    yield ""


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield table.empty
        return
    rows = [tuple(column.heading for column in table.columns), *table.rows]
    rows += [table.total] if table.total else []
    yield from _aligned(rows, tuple(column.align for column in table.columns))


def _bars(bars: Bars) -> Iterator[str]:
    yield f"-- {bars.title}"
    rows: list[Row] = [(bar.label, bar.text) for bar in bars.bars]
    yield from _aligned(rows, (Align.START, Align.END))
    yield from (f"| {tick.text}" for tick in bars.levels)


def _curve(curve: Curve) -> Iterator[str]:
    yield f"-- {curve.title}"
    first, last = curve.places[0], curve.places[-1]
    named = f"{curve.label}: " if curve.label else ""
    yield f"{named}{len(curve.places)}: {first} … {last}"
    yield " ".join(tick.text for tick in curve.days)
    yield " ".join(tick.text for tick in curve.sizes)
    if curve.level is not None:
        yield curve.level.text
    yield from (mark.text for mark in curve.marks)
    for one in curve.others:
        yield f"{one.label}: {len(one.places)}: {one.places[0]} … {one.places[-1]}"
    yield from (f"{s.at}: {s.low} {s.middle} {s.high}" for s in curve.fan)


def _aligned(rows: list[Row], aligns: tuple[Align, ...]) -> Iterator[str]:
    wide = [max(_width(row[n]) for row in rows) for n in range(len(aligns))]
    for row in rows:
        yield "  ".join(
            _padded(cell, width, align)
            for cell, width, align in zip(row, wide, aligns, strict=True)
        )


def _padded(cell: str, width: int, align: Align) -> str:
    missing = " " * (width - _width(cell))
    return missing + cell if align is Align.END else cell + missing


def _width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(1 + (east_asian_width(char) in "WF") for char in text)
