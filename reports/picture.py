"""A drawing as plain values, inked stroke by stroke; it needs no drawing library."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from reports import style
from reports.ink import draw_line, number, shade, write
from reports.lines import Line
from reports.style import Type

Point = tuple[float, float]
_DASHED = "[3 2] 0 d"
_BROKEN = ("[] 0 d", "[6 2] 0 d", "[1 1.5] 0 d", "[6 2 1 2] 0 d")
_APART = 3.6  # of the strokes of a hatch
_LEVEL_APART = 2.2
_SHAPES = (
    ((-2, -2), (2, -2), (2, 2), (-2, 2)),
    ((-2.4, -2), (2.4, -2), (0, 2.4)),
    ((-2.6, 0), (0, -2.6), (2.6, 0), (0, 2.6)),
)
_PAINT = MappingProxyType(
    {(True, True): "B", (True, False): "S", (False, True): "f", (False, False): "n"}
)


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; filled, it is an area.

    Attributes:
        weight: of its stroke; 0 for none.
        fill: None for a mere line.
        dots: a kind of broken line, 1 to 3, each told from the others.
    """

    points: tuple[Point, ...]
    weight: float
    colour: Color = style.ACCENT
    fill: Color | None = None
    is_dashed: bool = False
    dots: int = 0


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


@dataclass(frozen=True, slots=True)
class Hatch:
    """Strokes that fill a rectangle, told apart from a tint without colour.

    Attributes:
        ways: a slash for rising strokes, a backslash for falling ones, ``-`` for level
            ones; each adds its strokes.
    """

    corner: Point
    width: float
    height: float
    ways: str = "/"


@dataclass(frozen=True, slots=True)
class Sign:
    """A small filled shape on a line: a square, a triangle or a diamond."""

    at: Point
    shape: int


Mark = Path | Ring | Words | Hatch | Sign


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
            case Hatch():
                _draw_hatch(canvas, mark)
            case Sign():
                _draw_sign(canvas, mark)
            case _:
                draw_line(canvas, mark.line, mark.kind, *mark.at)
    canvas.restoreState()


def _draw_path(canvas: Canvas, mark: Path) -> None:
    said = [_DASHED if mark.is_dashed else _BROKEN[mark.dots]]
    said.append(f"{shade(mark.colour)} RG {number(mark.weight)} w")
    if mark.fill is not None:
        said.append(f"{shade(mark.fill)} rg")
    for n, (x, y) in enumerate(mark.points):
        said.append(f"{number(x)} {number(y)} {'l' if n else 'm'}")
    said.append("h" if mark.fill is not None else "")
    said.append(_PAINT[mark.weight > 0, mark.fill is not None])
    write(canvas, " ".join(said))


def _draw_hatch(canvas: Canvas, mark: Hatch) -> None:
    x, y = mark.corner
    said = [f"[] 0 d {shade(style.ACCENT)} RG 0.6 w"]
    for way in mark.ways:
        for begin, end in _strokes(way, mark.width, mark.height):
            for (across, up), sign in ((begin, "m"), (end, "l")):
                said.append(f"{number(x + across)} {number(y + up)} {sign}")
    write(canvas, " ".join([*said, "S"]))


def _strokes(way: str, wide: float, high: float) -> Iterator[tuple[Point, Point]]:
    """The strokes of a rectangle whose lower left corner is at 0, 0."""
    if way == "-":
        for n in range(1, int(high / _LEVEL_APART) + 1):
            up = n * _LEVEL_APART
            yield (0, up), (wide, up)
        return
    for n in range(1, int((wide + high) / _APART) + 1):
        # how far the stroke is from its corner, along either edge
        from_ = n * _APART
        begin = (max(from_ - high, 0), min(from_, high))
        end = (min(from_, wide), max(from_ - wide, 0))
        if way == "/":
            yield (begin[0], high - begin[1]), (end[0], high - end[1])
        else:
            yield begin, end


def _draw_sign(canvas: Canvas, mark: Sign) -> None:
    x, y = mark.at
    corners = tuple((x + dx, y + dy) for dx, dy in _SHAPES[mark.shape])
    _draw_path(canvas, Path(corners, 0.6, style.INK, fill=style.INK))


def _draw_ring(canvas: Canvas, mark: Ring) -> None:
    canvas.setDash()
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(1.2)
    canvas.setFillColor(style.PAPER)
    canvas.circle(*mark.centre, mark.radius, stroke=1, fill=1)
