"""Vector charts that still read when printed in black and white."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reportlab.graphics.shapes import (
    STATE_DEFAULTS,
    Circle,
    Drawing,
    Line,
    Polygon,
    PolyLine,
    Rect,
    String,
)
from reportlab.lib.colors import white

from reports import style
from reports.document import Align, Bar, Bars, Chart, Curve
from reports.lines import Line as TextLine
from reports.lines import one_line, shortened
from reports.style import Type

# A drawing begins in this face; reportlab's own would stand in the file unembedded.
STATE_DEFAULTS["fontName"] = style.TEXT_FACE

_BAR_ROW: Final = 17.0
_UPRIGHT_HIGH: Final = 118.0
_CURVE_HIGH: Final = 148.0
_DASHES: Final = [3, 2]
_LABEL_PART: Final = 0.34  # the most of the measure that names beside bars may take


def drawing(chart: Chart, measure: float) -> Drawing:
    """The chart as wide as the measure; its title is set by the page, not here."""
    match chart:
        case Bars(way="across"):
            return _across(chart.bars, measure)
        case Bars():
            return _upright(chart.bars, measure)
        case _:
            return _curve(chart, measure)


class _Box(NamedTuple):
    """The plot's own rectangle, and what its edges stand for."""

    left: float
    bottom: float
    width: float
    height: float
    first: int
    last: int
    least: int
    most: int

    def x(self, at: int) -> float:
        """Where a day stands."""
        part = (at - self.first) / max(self.last - self.first, 1)
        return self.left + self.width * part

    def y(self, size: int) -> float:
        """Where an amount stands."""
        part = (size - self.least) / max(self.most - self.least, 1)
        return self.bottom + self.height * part


def _write(
    to: Drawing, text: str, kind: Type, x: float, y: float, align: Align = Align.START
) -> None:
    """Write one line; ``x`` is its start, middle or end."""
    _place(to, one_line(text, kind), kind, (x, y), align)


def _place(
    to: Drawing,
    line: TextLine,
    kind: Type,
    place: tuple[float, float],
    align: Align = Align.START,
) -> None:
    x, y = place
    part = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[align]
    for run in line.runs:
        to.add(
            String(
                x - line.width * part + run.x,
                y,
                run.text,
                fontName=run.face,
                fontSize=kind.size,
                fillColor=kind.colour,
            )
        )


def _stroke(
    to: Drawing, ends: Sequence[float], weight: float, *, dashed: bool = False
) -> None:
    line = Line(*ends, strokeWidth=weight)
    line.strokeColor = style.RULE if weight < 1 else style.INK
    if dashed:
        line.strokeDashArray = _DASHES
    to.add(line)


def _grid_line(to: Drawing, ends: Sequence[float]) -> None:
    to.add(Line(*ends, strokeWidth=0.5, strokeColor=style.HAIRLINE))


def _across(bars: Sequence[Bar], measure: float) -> Drawing:
    high = _BAR_ROW * len(bars) + 2
    to = Drawing(measure, high)
    kind, strong = style.CELL, style.CELL_TOTAL
    named = max(one_line(bar.label, kind).width for bar in bars)
    named = min(named, measure * _LABEL_PART)
    told = max(one_line(bar.text, strong).width for bar in bars)
    left = named + 8
    room = measure - left - told - 8
    most = max(*(bar.size for bar in bars), 1)
    for n, bar in enumerate(bars):
        base = high - _BAR_ROW * (n + 1) + 3
        label = shortened(bar.label, kind, named)
        _place(to, label, kind, (0, base + 2.5))
        wide = max(room * max(bar.size, 0) / most, 0.6)
        to.add(_bar(left, base, wide, _BAR_ROW - 6))
        _write(to, bar.text, strong, left + wide + 6, base + 2.5)
    _stroke(to, (left, 1, left, high - 1), 1)
    return to


def _bar(x: float, y: float, wide: float, high: float) -> Rect:
    bar = Rect(x, y, wide, high)
    bar.fillColor, bar.strokeColor, bar.strokeWidth = style.SHADE, style.ACCENT, 0.7
    return bar


def _upright(bars: Sequence[Bar], measure: float) -> Drawing:
    to = Drawing(measure, _UPRIGHT_HIGH)
    each = measure / len(bars)
    floor, room = 15.0, _UPRIGHT_HIGH - 15.0 - 13.0
    most = max(*(bar.size for bar in bars), 1)
    widest = max(one_line(bar.text, style.CHART_STRONG).width for bar in bars)
    size = style.CHART_STRONG.size * min(1.0, (each - 2) / max(widest, 1))
    strong = style.CHART_STRONG.sized(size)
    for n, bar in enumerate(bars):
        middle = each * (n + 0.5)
        high = room * max(bar.size, 0) / most
        if high:
            wide = min(each * 0.56, 26.0)
            to.add(_bar(middle - wide / 2, floor, wide, high))
            _write(to, bar.text, strong, middle, floor + high + 3.5, Align.MIDDLE)
        _write(to, bar.label, style.CHART, middle, 4, Align.MIDDLE)
    _stroke(to, (0, floor, measure, floor), 1)
    return to


def _curve(curve: Curve, measure: float) -> Drawing:
    to = Drawing(measure, _CURVE_HIGH)
    box = _box_of(curve, measure)
    for tick in curve.sizes:
        y = box.y(tick.at)
        _grid_line(to, (box.left, y, box.left + box.width, y))
        _write(to, tick.text, style.CHART, box.left - 5, y - 2.4, Align.END)
    for tick in curve.days:
        x = box.x(tick.at)
        _stroke(to, (x, box.bottom, x, box.bottom - 3), 0.6)
        _write(to, tick.text, style.CHART, x, box.bottom - 11, Align.MIDDLE)
    if curve.level is not None:
        y = box.y(curve.level.at)
        _stroke(to, (box.left, y, box.left + box.width, y), 1, dashed=True)
        right = box.left + box.width
        _write(to, curve.level.text, style.CHART, right, y + 3, Align.END)
    _fan(to, curve, box)
    _steps(to, curve, box)
    _stroke(to, (box.left, box.y(0), box.left + box.width, box.y(0)), 1)
    for mark in curve.marks:
        _mark(to, box, (mark.at, mark.size), mark.text)
    return to


def _box_of(curve: Curve, measure: float) -> _Box:
    wide = max(one_line(tick.text, style.CHART).width for tick in curve.sizes)
    days = [at for at, _ in curve.places] + [spread.at for spread in curve.fan]
    left = wide + 8
    return _Box(
        left=left,
        bottom=16.0,
        width=measure - left - 14,
        height=_CURVE_HIGH - 16.0 - 12.0,
        first=min(days),
        last=max(days),
        least=min(tick.at for tick in curve.sizes),
        most=max(tick.at for tick in curve.sizes),
    )


def _steps(to: Drawing, curve: Curve, box: _Box) -> None:
    points: list[float] = []
    for at, size in curve.places:
        if points:
            points += [box.x(at), points[-1]]
        points += [box.x(at), box.y(size)]
    to.add(PolyLine(points, strokeColor=style.ACCENT, strokeWidth=1.5))


def _fan(to: Drawing, curve: Curve, box: _Box) -> None:
    if not curve.fan:
        return
    at, size = curve.places[-1]
    begin = [box.x(at), box.y(size)]
    upper, middle = list(begin), list(begin)
    lower: list[float] = []
    for spread in curve.fan:
        x = box.x(spread.at)
        upper += [x, box.y(spread.high)]
        lower = [x, box.y(spread.low), *lower]
        middle += [x, box.y(spread.middle)]
    to.add(
        Polygon(
            [*upper, *lower],
            fillColor=style.HAIRLINE,
            strokeColor=style.ACCENT,
            strokeWidth=0.7,
            strokeDashArray=_DASHES,
        )
    )
    to.add(
        PolyLine(
            middle, strokeColor=style.ACCENT, strokeWidth=1.2, strokeDashArray=_DASHES
        )
    )


def _mark(to: Drawing, box: _Box, place: tuple[int, int], text: str) -> None:
    """A ring on the curve, a pin up to the top of the plot, and the words there."""
    x, y = box.x(place[0]), box.y(place[1])
    top = box.bottom + box.height
    to.add(Line(x, y, x, top, strokeWidth=0.7, strokeColor=style.INK))
    to.add(Circle(x, y, 2.6, fillColor=white, strokeColor=style.INK, strokeWidth=1.2))
    kind = style.CHART_STRONG
    line = one_line(text, kind)
    left = min(x + 4, box.left + box.width - line.width)
    # The curve may pass behind its own label.
    paper = Rect(left - 2, top - 2, line.width + 4, kind.size + 2)
    paper.fillColor, paper.strokeColor = white, None
    to.add(paper)
    _place(to, line, kind, (left, top))
