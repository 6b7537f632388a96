"""One row of a table as strips; without it a row longer than a page would be lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from reports import style
from reports.columns import Frame
from reports.document import Align, Row
from reports.ink import draw_line, rule
from reports.lines import EMPTY, Line, lines, one_line
from reports.strips import Strip
from reports.style import Type

_WHOLE = 6  # rows of up to so many lines are never parted


def row(
    cells: Row,
    frames: Sequence[Frame],
    kind: Type,
    *,
    heads: tuple[Strip, ...] = (),
    ruled: bool = True,
    low: bool = False,
) -> tuple[Strip, ...]:
    """A row's lines, one strip each; a row of a few lines stays on one page.

    Args:
        cells: what stands in it; long cells wrap.
        frames: where its columns stand.
        kind: the type that it is set in.
        heads: the strips repeated where a page begins with this row.
        ruled: whether a hairline ends it.
        low: whether short cells stand at its foot, as headings do.
    """
    broken = [
        lines(cell, kind, frame.width)
        for cell, frame in zip(cells, frames, strict=True)
    ]
    tall = max(len(cell) for cell in broken)
    if low:
        broken = [(EMPTY,) * (tall - len(cell)) + cell for cell in broken]
    made = []
    for n in range(tall):
        last = n == tall - 1
        ink = _Ink(
            tuple(cell[n] if n < len(cell) else None for cell in broken),
            tuple(frames),
            kind,
            pad=kind.pad if n == 0 else 0.0,
            foot=kind.pad if last else 0.0,
            ruled=last and ruled,
        )
        near_edge = tall <= _WHOLE or n in (0, tall - 2)
        made.append(Strip(ink.height, ink, stays=near_edge and not last, heads=heads))
    return tuple(made)


def sums(cells: Row, frames: Sequence[Frame]) -> Strip:
    """A row of sums in one strip; its first cell may reach into the next column."""
    kind = style.CELL_TOTAL
    places = tuple(frames)

    def draw(canvas: Canvas, x: float, y: float, /) -> None:
        # Most sums carried forward are never drawn, so they are set only here.
        texts = tuple(one_line(cell, kind) for cell in cells)
        _Ink(texts, places, kind, pad=kind.pad, foot=kind.pad, ruled=True)(canvas, x, y)

    return Strip(kind.leading + 2 * kind.pad, draw)


@dataclass(frozen=True, slots=True)
class _Ink:
    """Draws one line of all cells of a row, and the hairline under it."""

    texts: tuple[Line | None, ...]
    frames: tuple[Frame, ...]
    kind: Type
    pad: float
    foot: float
    ruled: bool

    @property
    def height(self) -> float:
        return self.pad + self.kind.leading + self.foot

    def __call__(self, canvas: Canvas, x: float, y: float, /) -> None:
        base = y - self.pad - self.kind.leading * 0.76
        for line, frame in zip(self.texts, self.frames, strict=True):
            if line is not None:
                left = x + frame.left + _aside(line, frame)
                draw_line(canvas, line, self.kind, left, base)
        if self.ruled:
            width = self.frames[-1].left + self.frames[-1].width
            rule(canvas, x, y - self.height, width, style.HAIRLINE, 0.5)


def _aside(line: Line, frame: Frame) -> float:
    match frame.align:
        case Align.START:
            return 0.0
        case Align.MIDDLE:
            return (frame.width - line.width) / 2
        case _:
            return frame.width - line.width
