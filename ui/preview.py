"""A report's document as rich text: the words of the PDF, before any ink."""

from collections.abc import Iterator
from html import escape

from reports.document import (
    Align,
    Bars,
    Block,
    Curve,
    Document,
    Heading,
    Note,
    Points,
    Section,
    Table,
    Tiles,
    Tone,
    noted,
)
from ui import theme

_WHOLE = 100  # percent
_SIDES = {Align.START: "left", Align.MIDDLE: "center", Align.END: "right"}


def html(document: Document) -> str:
    """The whole document."""
    look = theme.tokens()
    parts = [
        f"<h1>{escape(document.title)}</h1>",
        f"<p><b>{escape(document.owner)}</b></p>",
        f"<p style='color:{look.muted}'>{escape(document.subtitle)}</p>",
    ]
    parts.append(section_html(Section("", document.status)))
    for number, section in enumerate(document.sections, 1):
        parts.append(f"<h2>{number}&nbsp;&nbsp;{escape(section.title)}</h2>")
        parts.append(section_html(section))
    parts += [
        f"<p style='color:{look.muted}'>{escape(last)}</p>"
        for last in (document.closing, document.maker, document.mark)
    ]
    return "".join(parts)


def section_html(section: Section) -> str:
    """One section without its title, for a page that has a heading of its own.

    What its figures take for granted stands at its end.
    """
    parts = [part for block in section.blocks for part in _block(block)]
    granted = [
        *section.notes,
        *(one for block in section.blocks for one in noted(block)),
    ]
    parts += [_note(one, Tone.SMALL) for one in dict.fromkeys(granted)]
    return "".join(parts)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Note(words, tone):
            yield _note(words, tone)
        case Heading(text=words):
            yield f"<h3>{escape(words)}</h3>"
        case Points(items):
            lines = "".join(f"<li>{escape(item)}</li>" for item in items)
            yield f"<ul>{lines}</ul>"
        case Table():
            yield from _table(block)
        case Tiles():
            yield from _tiles(block)
        case Bars():
            yield from _bars(block)
        case Curve():
            yield from _curve(block)


def _note(words: str, tone: Tone) -> str:
    match tone:
        case Tone.STRONG:
            return f"<p><b>{escape(words)}</b></p>"
        case Tone.SMALL:
            return f"<p style='font-size:small'>{escape(words)}</p>"
        case Tone.PLAIN:
            return f"<p>{escape(words)}</p>"


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield f"<p>{escape(table.empty)}</p>"
        return
    sides = [_SIDES[column.align] for column in table.columns]
    yield "<table width='100%' cellspacing='0' cellpadding='4' border='0'>"
    yield _row([column.heading for column in table.columns], sides, "th")
    for row in table.rows:
        yield _row(row, sides, "td")
    if table.total:
        yield _row(table.total, sides, "th")
    yield "</table>"


def _row(cells: tuple[str, ...] | list[str], sides: list[str], tag: str) -> str:
    line = f"border-bottom:1px solid {theme.tokens().line}"
    made = "".join(
        f"<{tag} align='{side}' style='{line}'>{_lines(cell)}</{tag}>"
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{made}</tr>"


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _tiles(tiles: Tiles) -> Iterator[str]:
    yield "<table width='100%' cellpadding='8'><tr>"
    muted = f"color:{theme.tokens().muted}"
    for tile in tiles.tiles:
        yield (
            f"<td><span style='{muted}'>{escape(tile.label)}</span><br>"
            f"<b style='font-size:large'>{escape(tile.value)}</b><br>"
            f"<span style='{muted}'>{escape(tile.remark)}</span></td>"
        )
    yield "</tr></table>"


def _bars(bars: Bars) -> Iterator[str]:
    yield f"<h3>{escape(bars.title)}</h3><table width='100%' cellpadding='3'>"
    most = max((abs(bar.size) for bar in bars.bars), default=0) or 1
    accent = theme.tokens().accent
    for bar in bars.bars:
        share = round(_WHOLE * abs(bar.size) / most)
        full = f"<td bgcolor='{accent}' width='{share}%'>&nbsp;</td>" if share else ""
        rest = f"<td width='{_WHOLE - share}%'>&nbsp;</td>" if share < _WHOLE else ""
        yield (
            f"<tr><td width='24%'>{escape(bar.label)}</td><td width='48%'>"
            f"<table width='100%' cellpadding='0' cellspacing='0'>"
            f"<tr>{full}{rest}</tr></table></td>"
            f"<td align='right' width='28%'>{escape(bar.text)}</td></tr>"
        )
    yield "</table>"


def _curve(curve: Curve) -> Iterator[str]:
    marks = [mark.text for mark in curve.marks]
    if curve.level is not None:
        marks.append(curve.level.text)
    yield f"<h3>{escape(curve.title)}</h3>"
    if marks:
        yield f"<p>{escape(' · '.join(marks))}</p>"
