"""The list of a report's parts on its first page, each a link to where it begins."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from reports import style
from reports.document import Section
from reports.ink import draw_line, rule
from reports.lines import one_line, shortened
from reports.strips import Strip

_ROW = 15.0
_COLUMNS = 2
_BETWEEN = 24.0


def strips(
    sections: Sequence[Section], measure: float, places: Mapping[str, int]
) -> Iterator[Strip]:
    """Two parts side by side in each strip.

    Args:
        sections: the parts, in their order.
        measure: how wide the list is.
        places: the page of each part's bookmark, known when the pages are drawn.
    """
    rows = -(-len(sections) // _COLUMNS)
    for row in range(rows):
        named = [(n, sections[n].title) for n in range(row, len(sections), rows)]
        yield Strip(_ROW, partial(_draw, named, measure, places), stays=row < rows - 1)


def _draw(
    named: Sequence[tuple[int, str]],
    measure: float,
    places: Mapping[str, int],
    canvas: Canvas,
    x: float,
    y: float,
    /,
) -> None:
    wide = (measure - _BETWEEN * (_COLUMNS - 1)) / _COLUMNS
    base = y - _ROW * 0.68
    for column, (n, title) in enumerate(named):
        key = f"part-{n + 1}"
        left = x + column * (wide + _BETWEEN)
        page = one_line(str(places[key]), style.CELL)
        words = shortened(f"{n + 1}  {title}", style.CELL, wide - page.width - 8)
        draw_line(canvas, words, style.CELL, left, base)
        draw_line(canvas, page, style.CELL, left + wide - page.width, base)
        rule(canvas, left, y - _ROW + 1, wide, style.HAIRLINE, 0.5)
        canvas.linkRect("", key, (left, y - _ROW, left + wide, y), thickness=0)
