"""The status of the first page: a few large figures that lead to their details."""

from collections.abc import Mapping

from reportlab.pdfgen.canvas import Canvas

from reports import style
from reports.document import Tile, Tiles
from reports.ink import box, draw_line
from reports.lines import lines, one_line
from reports.strips import Strip
from reports.style import Type

_BETWEEN = 8.0
_PAD = 8.0


def strip(tiles: Tiles, measure: float, targets: Mapping[str, str]) -> Strip:
    """The tiles side by side, all as high as the one that says most.

    Args:
        tiles: what they say.
        measure: how wide they are together.
        targets: the bookmark of each section that a tile may lead to, by title.
    """
    count = len(tiles.tiles)
    each = (measure - _BETWEEN * (count - 1)) / count
    kind = _value_kind(tiles, each)
    tall = max(
        len(lines(tile.remark, style.SMALL, each - 2 * _PAD)) for tile in tiles.tiles
    )
    high = (
        2 * _PAD + style.TILE_LABEL.leading + kind.leading + tall * style.SMALL.leading
    )

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for n, tile in enumerate(tiles.tiles):
            left = x + n * (each + _BETWEEN)
            box(canvas, left, y, each, high, style.TINT)
            box(canvas, left, y, 2.2, high, style.ACCENT)
            _tile(canvas, tile, kind, (left + _PAD, y - _PAD, each - 2 * _PAD))
            if tile.target in targets:
                rectangle = (left, y - high, left + each, y)
                canvas.linkRect("", targets[tile.target], rectangle, thickness=0)

    return Strip(high, draw)


def _value_kind(tiles: Tiles, each: float) -> Type:
    """All figures in one size: the largest in which the longest still fits."""
    widest = max(
        (tile.value for tile in tiles.tiles),
        key=lambda value: one_line(value, style.TILE_VALUE).width,
    )
    return _fitting(widest, style.TILE_VALUE, each - 2 * _PAD)


def _fitting(text: str, kind: Type, room: float) -> Type:
    """The type in the largest size in which the text fits on one line."""
    width = one_line(text, kind).width
    return kind.sized(kind.size * min(1.0, room / width)) if width else kind


def _tile(
    canvas: Canvas, tile: Tile, kind: Type, place: tuple[float, float, float]
) -> None:
    x, y, room = place
    base = y - style.TILE_LABEL.leading * 0.76
    label = _fitting(tile.label, style.TILE_LABEL, room)
    draw_line(canvas, one_line(tile.label, label), label, x, base)
    y -= style.TILE_LABEL.leading
    draw_line(canvas, one_line(tile.value, kind), kind, x, y - kind.leading * 0.78)
    y -= kind.leading
    for line in lines(tile.remark, style.SMALL, room):
        draw_line(canvas, line, style.SMALL, x, y - style.SMALL.leading * 0.76)
        y -= style.SMALL.leading
