"""A document inked as PDF, the same bytes each time; without it nothing is printed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from types import MappingProxyType

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from planner.wording.i18n import tr
from reports import charts, contents, faces, feet, grid, picture, style
from reports.document import (
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
    footnotes,
    noted,
)
from reports.ink import box, draw_line, rule
from reports.lines import Line, lines, one_line, shortened
from reports.strips import Placed, Sheet, Strip, flow, gap
from reports.style import PAGES, Page, Type
from reports.tiles import strip as tiles_strip

# Streams packed as plain bytes; readers since PDF 1.2 need no letters for them.
rl_config.useA85 = 0

_NO_TARGETS: Mapping[str, str] = MappingProxyType({})
_INDENT = 10.0  # of the words after a bullet
_COMPANY = 14  # strips before the disclaimer that keep it company
_TONES = {Tone.PLAIN: style.BODY, Tone.SMALL: style.SMALL, Tone.STRONG: style.STRONG}


def ink(document: Document) -> bytes:
    """The PDF of a document.

    Raises:
        FontMissingError: a face that came with the program is gone.
    """
    return drawn(document, sheets(document))


def sheets(document: Document) -> tuple[Sheet, ...]:
    """The pages of a document before they are drawn."""
    page = PAGES[document.paper]
    places: dict[str, int] = {}
    strips = tuple(_strips(document, page.measure, places))
    made = flow(strips, page.room, feet.feet(footnotes(document), page.measure))
    for number, sheet in enumerate(made, 1):
        places |= {strip.key: number for strip, _ in sheet if strip.key}
    return made


def drawn(document: Document, pages: tuple[Sheet, ...]) -> bytes:
    """The PDF of a document whose pages were dealt out before."""
    out = BytesIO()
    faces.font(style.TEXT_FACE)
    page = PAGES[document.paper]
    canvas = Canvas(
        out,
        pagesize=(page.width, page.height),
        pageCompression=1,
        invariant=1,
        # Without a face of ours reportlab names an unembedded Helvetica on each page.
        initialFontName=style.TEXT_FACE,  # type: ignore[arg-type]  # the stub says float
        lang=document.language,
    )
    canvas.setTitle(_name(document))
    canvas.setAuthor(document.owner)
    canvas.setSubject(document.subtitle)
    canvas.setCreator(document.maker)
    canvas.setProducer(document.maker)
    canvas.showOutline()
    for number, sheet in enumerate(pages, 1):
        _sheet(canvas, document, sheet, (number, len(pages)))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _sheet(
    canvas: Canvas,
    document: Document,
    sheet: tuple[Placed, ...],
    number: tuple[int, int],
) -> None:
    page = PAGES[document.paper]
    top = page.height - page.top
    for strip, below in sheet:
        strip.draw(canvas, page.left, top - below)
    if number[0] > 1:
        _running_head(canvas, document, page)
    _foot(canvas, document, page, number)


def _running_head(canvas: Canvas, document: Document, page: Page) -> None:
    y = page.height - page.top + 16
    right = one_line(tr("As of {day}").format(day=document.on.isoformat()), style.FOOT)
    room = page.measure - right.width - 12
    left = shortened(_name(document), style.FOOT, room)
    draw_line(canvas, left, style.FOOT, page.left, y)
    draw_line(canvas, right, style.FOOT, page.left + page.measure - right.width, y)
    rule(canvas, page.left, y - 5, page.measure, style.HAIRLINE, 0.5)


def _foot(
    canvas: Canvas, document: Document, page: Page, number: tuple[int, int]
) -> None:
    y = page.bottom - 20
    here, all_ = number
    right = one_line(tr("Page {n} of {all}").format(n=here, all=all_), style.FOOT)
    mark = tr("Book fingerprint {mark}").format(mark=document.mark)
    left = one_line(f"{document.maker} · {mark}", style.FOOT)
    rule(canvas, page.left, y + 11, page.measure, style.HAIRLINE, 0.5)
    draw_line(canvas, left, style.FOOT, page.left, y)
    draw_line(canvas, right, style.FOOT, page.left + page.measure - right.width, y)


def _name(document: Document) -> str:
    return " · ".join(part for part in (document.title, document.owner) if part)


def _strips(
    document: Document, measure: float, places: dict[str, int]
) -> Iterator[Strip]:
    """All of it; ``places`` tells the pages of its parts once they are dealt out."""
    yield from _prose(document.title, style.TITLE, measure, stays=True)
    if document.owner:
        yield from _prose(document.owner, style.OWNER, measure, stays=True)
    yield from _prose(document.subtitle, style.SUBTITLE, measure, stays=True)
    yield _line_across(measure)
    targets = {s.title: f"part-{n}" for n, s in enumerate(document.sections, 1)}
    numbers = footnotes(document)
    for block in document.status:
        yield from _block(block, numbers, measure, targets)
    if document.contents:
        yield gap(12)
        yield from _prose(document.contents, style.HEADING, measure, stays=True)
        yield from contents.strips(document.sections, measure, places)
    parts: list[Strip] = []
    for number, section in enumerate(document.sections, 1):
        yield from parts
        parts = list(_section(section, number, numbers, measure))
    yield from parts[:-_COMPANY]
    yield from (strip._replace(stays=True) for strip in parts[-_COMPANY:])
    yield gap(16)
    yield _line_across(measure)
    for strip in _prose(document.closing, style.SMALL, measure):
        yield strip._replace(stays=True)


def _section(
    section: Section, number: int, numbers: dict[str, int], measure: float
) -> Iterator[Strip]:
    notes = tuple(numbers[note] for note in section.notes)
    words = f"{number}  {section.title}"
    yield gap(18)._replace(turns=section.new_page)
    marked = feet.marked(words, notes)
    first, *rest = _prose(marked, style.SECTION, measure, stays=True)
    yield _anchored(first, f"part-{number}", words)._replace(notes=notes)
    yield from rest
    yield gap(3)
    for n, block in enumerate(section.blocks):
        after = section.blocks[n + 1 : n + 2]
        # What a section says first, or before a list, stays with what it is about.
        leads = isinstance(block, Note) and (
            (n == 0 and after != ()) or isinstance(next(iter(after), None), Points)
        )
        for strip in _block(block, numbers, measure):
            yield strip._replace(stays=True) if leads else strip


def _anchored(strip: Strip, key: str, words: str) -> Strip:
    """The strip with a bookmark at its top."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.bookmarkHorizontal(key, 0, y + 8)
        canvas.addOutlineEntry(words, key, level=0)
        strip.draw(canvas, x, y)

    return Strip(strip.height, draw, stays=True, key=key)


def _block(
    block: Block,
    numbers: Mapping[str, int],
    measure: float,
    targets: Mapping[str, str] = _NO_TARGETS,
) -> Iterator[Strip]:
    notes = tuple(numbers[note] for note in dict.fromkeys(noted(block)))
    match block:
        case Note():
            yield gap(2)
            yield from _prose(block.text, _TONES[block.tone], measure)
            yield Strip(4, gap(0).draw, is_gap=True)
        case Heading():
            yield gap(9)
            yield from _heading(block.text, notes, measure)
        case Points():
            for item in block.items:
                yield from _point(item, measure)
            yield Strip(4, gap(0).draw, is_gap=True)
        case Tiles():
            yield gap(10)
            marked = _marked(block, numbers)
            yield tiles_strip(marked, measure, targets)._replace(notes=notes)
        case Table():
            yield gap(3)
            yield from grid.strips(block, measure)
            yield Strip(5, gap(0).draw, is_gap=True)
        case _:
            yield from _chart(block, notes, measure)


def _marked(tiles: Tiles, numbers: Mapping[str, int]) -> Tiles:
    """The tiles with the numbers of their footnotes behind their labels."""
    return Tiles(
        tuple(
            replace(
                tile,
                label=feet.marked(tile.label, [numbers[note] for note in tile.notes]),
            )
            for tile in tiles.tiles
        )
    )


def _heading(text: str, notes: tuple[int, ...], measure: float) -> Iterator[Strip]:
    first, *rest = _prose(feet.marked(text, notes), style.HEADING, measure, stays=True)
    yield first._replace(notes=notes)
    yield from rest


def _chart(
    chart: Bars | Curve, notes: tuple[int, ...], measure: float
) -> Iterator[Strip]:
    yield gap(10)
    yield from _heading(chart.title, notes, measure)
    yield gap(4)
    for made in charts.pictures(chart, measure):
        yield Strip(made.height, partial(_draw, made))
    yield Strip(7, gap(0).draw, is_gap=True)


def _draw(made: picture.Picture, canvas: Canvas, x: float, y: float, /) -> None:
    picture.draw(made, canvas, x, y - made.height)


def _point(text: str, measure: float) -> Iterator[Strip]:
    """A remark after a bullet, its later lines set in under the first."""
    first, *rest = _prose(text, style.BODY, measure, indent=_INDENT)
    yield _bulleted(first)
    yield from rest


def _bulleted(strip: Strip) -> Strip:
    def draw(canvas: Canvas, x: float, y: float, /) -> None:
        middle = y - style.BODY.leading * 0.51
        box(canvas, x + 1.5, middle + 1.3, 2.6, 2.6, style.ACCENT)
        strip.draw(canvas, x, y)

    return Strip(strip.height, draw, stays=strip.stays)


def _prose(
    text: str,
    kind: Type,
    measure: float,
    *,
    stays: bool = False,
    indent: float = 0.0,
) -> Iterator[Strip]:
    """A paragraph; neither its first nor its last line stands alone on a page."""
    broken = lines(text, kind, measure - indent)
    for n, line in enumerate(broken):
        near_edge = n == 0 or n == len(broken) - 2
        yield Strip(
            kind.leading,
            _Words(line, kind, indent),
            stays=stays or (near_edge and n < len(broken) - 1),
        )


class _Words:
    """Draws one line of a paragraph."""

    def __init__(self, line: Line, kind: Type, indent: float) -> None:
        self.line, self.kind, self.indent = line, kind, indent

    def __call__(self, canvas: Canvas, x: float, y: float) -> None:
        base = y - self.kind.leading * 0.74
        draw_line(canvas, self.line, self.kind, x + self.indent, base)


def _line_across(measure: float) -> Strip:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        rule(canvas, x, y - 5, measure, style.RULE, 0.8)

    return Strip(9, draw, stays=True)
