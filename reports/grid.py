"""A table as strips: heads again on every page, sums carried forward."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from planner.wording.i18n import tr
from reports import style
from reports.carried import LONG
from reports.columns import Frame, frames_of
from reports.document import Column, Row, Table
from reports.ink import rule
from reports.rows import row, sums
from reports.strips import Strip

_EDGE = 2  # so many rows more stay with the first and with the last one
_WHOLE = 10  # a table of so many rows stays on one page where it can


def strips(table: Table, measure: float) -> tuple[Strip, ...]:
    """The table's strips; one sentence where it has no rows."""
    if not table.rows:
        return row((table.empty,), (Frame(0, measure),), style.SMALL, ruled=False)
    frames = frames_of(table, measure)
    heads = _head(table.columns, frames)
    kind = style.CELL_CLOSE if table.is_close else style.CELL
    made = list(heads)
    for n, cells in enumerate(table.rows):
        carried, brought = _sums(table, frames, n)
        *before, last = row(cells, frames, kind, heads=(*heads, *brought))
        after = len(table.rows) - n - 1
        near_edge = n < _EDGE or after <= _EDGE
        made += [*before, last._replace(carried=carried, stays=near_edge and after > 0)]
    if table.total:
        made[-1] = made[-1]._replace(stays=True, carried=None)
        made += [_heavy_rule(frames, 0.8), sums(table.total, frames)]
    if len(table.rows) <= _WHOLE:
        made[:-1] = [strip._replace(stays=True) for strip in made[:-1]]
    return tuple(made)


def _head(columns: Sequence[Column], frames: Sequence[Frame]) -> tuple[Strip, ...]:
    cells = tuple(column.heading for column in columns)
    if not any(cells):
        return ()
    made = row(cells, frames, style.CELL_HEAD, ruled=False, low=True)
    return (*(strip._replace(stays=True) for strip in made), _heavy_rule(frames, 1.2))


def _heavy_rule(frames: Sequence[Frame], height: float) -> Strip:
    width = frames[-1].left + frames[-1].width

    def draw(canvas: Canvas, x: float, y: float, /) -> None:
        rule(canvas, x, y, width, style.INK, 0.8)

    return Strip(height, draw, stays=True)


def _sums(
    table: Table, frames: Sequence[Frame], n: int
) -> tuple[Strip | None, tuple[Strip, ...]]:
    """What is carried forward after row ``n``, and brought forward above it."""
    if len(table.rows) < LONG or not table.running:
        return None, ()
    carried = _labelled(table.running[n], tr("Carried forward"), frames)
    if n == 0:
        return carried, ()
    return carried, (_labelled(table.running[n - 1], tr("Brought forward"), frames),)


def _labelled(cells: Row, label: str, frames: Sequence[Frame]) -> Strip:
    return sums((label, *cells[1:]), frames)
