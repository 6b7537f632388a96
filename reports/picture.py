"""A drawing as plain values, inked stroke by stroke; it needs no drawing library."""

from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from reports import style
from reports.ink import draw_line
from reports.lines import Line
from reports.style import Type

Point = tuple[float, float]
_DASHES = (3.0, 2.0)


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; filled, it is an area.

    Attributes:
        weight: of its stroke; 0 for none.
        fill: None for a mere line.
    """

    points: tuple[Point, ...]
    weight: float
    colour: Color = style.ACCENT
    fill: Color | None = None
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Ring:
    """A small white disc with a dark edge."""

    centre: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; ``at`` is where its base line begins."""

    line: Line
    kind: Type
    at: Point


Mark = Path | Ring | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks in the order in which they are laid on top of each other.

    Points are counted from the lower left corner, y grows upwards.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]


def box(corner: Point, width: float, height: float) -> tuple[Point, ...]:
    """The corners of a rectangle whose lower left one is ``corner``."""
    x, y = corner
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def draw(picture: Picture, canvas: Canvas, x: float, y: float) -> None:
    """Ink the picture with its lower left corner at a place."""
    canvas.saveState()
    canvas.translate(x, y)
    for mark in picture.marks:
        match mark:
            case Path():
                _draw_path(canvas, mark)
            case Ring():
                _draw_ring(canvas, mark)
            case _:
                draw_line(canvas, mark.line, mark.kind, *mark.at)
    canvas.restoreState()


def _draw_path(canvas: Canvas, mark: Path) -> None:
    canvas.setDash(*((_DASHES, 0) if mark.is_dashed else ((), 0)))
    canvas.setStrokeColor(mark.colour)
    canvas.setLineWidth(mark.weight)
    if mark.fill is not None:
        canvas.setFillColor(mark.fill)
    path = canvas.beginPath()
    path.moveTo(*mark.points[0])
    for point in mark.points[1:]:
        path.lineTo(*point)
    if mark.fill is not None:
        path.close()
    canvas.drawPath(path, stroke=int(mark.weight > 0), fill=int(mark.fill is not None))


def _draw_ring(canvas: Canvas, mark: Ring) -> None:
    canvas.setDash()
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(1.2)
    canvas.setFillColor(style.PAPER)
    canvas.circle(*mark.centre, mark.radius, stroke=1, fill=1)
