"""Vector charts that still read when printed in black and white."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from reportlab.lib.colors import Color

from reports import style
from reports.document import Align, Bar, Bars, Chart, Curve
from reports.document import Mark as Named
from reports.lines import Line, one_line, shortened
from reports.picture import Hatch, Mark, Path, Picture, Point, Ring, Sign, Words, box
from reports.style import Type

_BAR_ROW: Final = 17.0
_LEVEL_ROW: Final = 11.0  # for the names of levels above the bars
_MOST_BARS: Final = 24  # of one picture; of more, pieces are drawn
_PIECE: Final = 12
_UPRIGHT_HIGH: Final = 118.0
_CURVE_HIGH: Final = 148.0
_KEY_ROW: Final = 11.0  # for the names of lines above the plot
_KEY_BOX: Final = 16.0  # a pattern and the space after it
_KEY_APART: Final = 14.0
_KINDS: Final = 3  # ways in which a line can be broken
_SIGNS: Final = 4  # signs along a line that is compared
_LABEL_PART: Final = 0.34  # the most of the measure that names beside bars may take


class _Fill(NamedTuple):
    """A ground and the strokes on it; alike in colour and in black and white."""

    ground: Color
    ways: str = ""


_TINTED: Final = _Fill(style.SHADE)
_HATCHED: Final = _Fill(style.PAPER, "/")
# Told apart without colour, the first the loudest; charts with a key have no more.
_FILLS: Final = (
    _Fill(style.ACCENT),
    _Fill(style.PAPER, "/\\"),
    _HATCHED,
    _Fill(style.PAPER, "-"),
    _Fill(style.PAPER),
)


def pictures(chart: Chart, measure: float) -> tuple[Picture, ...]:
    """The chart in pieces that each fit a page, all to the scale of the whole."""
    if not isinstance(chart, Bars) or chart.way == "upright":
        return (picture(chart, measure),)
    bars = chart.bars
    each = len(bars) if len(bars) <= _MOST_BARS else _PIECE
    pieces = [bars[n : n + each] for n in range(0, len(bars), each)]
    return tuple(
        picture(replace(chart, bars=piece), measure, chart) for piece in pieces
    )


def picture(chart: Chart, measure: float, whole: Bars | None = None) -> Picture:
    """The chart as wide as the measure; its title is set by the page, not here.

    Args:
        chart: what is drawn.
        measure: how wide it is.
        whole: of bars across, the chart of which they are a piece.
    """
    match chart:
        case Bars(way="across"):
            high = _BAR_ROW * len(chart.bars) + 2 + _LEVEL_ROW * bool(chart.levels)
            high += _LEVEL_ROW * bool(chart.key)
            marks = _across(chart, measure, high, whole or chart)
        case Bars():
            high = _UPRIGHT_HIGH
            marks = _upright(chart.bars, measure)
        case _:
            high = _CURVE_HIGH + _KEY_ROW * len(chart.others)
            marks = _curve(chart, measure)
    return Picture(measure, high, tuple(marks))


def _words(text: str, kind: Type, at: Point, align: Align = Align.START) -> Words:
    """One line; ``at`` is its start, middle or end."""
    line = one_line(text, kind)
    part = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[align]
    return Words(line, kind, (at[0] - line.width * part, at[1]))


def _bar(bar: Bar, corner: Point, width: float, height: float) -> Iterator[Mark]:
    if not bar.parts:
        yield from _filled(_fill(bar), corner, width, height)
        return
    left = corner[0]
    for fill, part in zip(_FILLS, bar.parts, strict=True):
        wide = width * part / max(bar.size, 1)
        if part:
            yield from _filled(fill, (left, corner[1]), wide, height)
        left += wide


def _fill(bar: Bar) -> _Fill:
    if bar.fill is not None:
        return _FILLS[bar.fill]
    return _HATCHED if bar.is_marked else _TINTED


def _filled(fill: _Fill, corner: Point, width: float, height: float) -> Iterator[Mark]:
    yield Path(box(corner, width, height), 0.7, fill=fill.ground)
    if fill.ways:
        yield Hatch(corner, width, height, fill.ways)


def _patterns(key: Sequence[str], left: float, y: float) -> Iterator[Mark]:
    """What the patterns mean, side by side."""
    for fill, words in zip(_FILLS, key, strict=True):
        yield from _filled(fill, (left, y), 12, 6.5)
        line = one_line(words, style.CHART)
        yield Words(line, style.CHART, (left + _KEY_BOX, y + 0.8))
        left += _KEY_BOX + line.width + _KEY_APART


def _wide(key: Sequence[str]) -> float:
    words = sum(one_line(one, style.CHART).width for one in key)
    return words + (_KEY_BOX + _KEY_APART) * len(key) - _KEY_APART


def _axis(start: Point, end: Point) -> Path:
    return Path((start, end), 1, style.INK)


def _across(chart: Bars, measure: float, high: float, whole: Bars) -> Iterator[Mark]:
    kind, strong = style.CELL, style.CELL_TOTAL
    bars = whole.bars
    named = max(one_line(bar.label, kind).width for bar in bars)
    named = min(named, measure * _LABEL_PART)
    told = max(one_line(bar.text, strong).width for bar in bars)
    left = named + 8
    room = measure - left - told - 8
    most = max(*(bar.size for bar in bars), *(one.at for one in chart.levels), 1)
    top = high - _LEVEL_ROW * (bool(chart.levels) + bool(chart.key))
    if chart.key:
        yield from _patterns(chart.key, min(left, measure - _wide(chart.key)), top + 3)
    for level in chart.levels:
        x = left + room * level.at / most
        yield Path(((x, 1), (x, top)), 0.8, style.INK, is_dashed=True)
        yield _words(level.text, style.CHART, (x, top + 2), Align.MIDDLE)
    for n, bar in enumerate(chart.bars):
        base = top - _BAR_ROW * (n + 1) + 3
        yield Words(shortened(bar.label, kind, named), kind, (0, base + 2.5))
        wide = max(room * max(bar.size, 0) / most, 0.6)
        yield from _bar(bar, (left, base), wide, _BAR_ROW - 6)
        told_at = (left + wide + 6, base + 2.5)
        if chart.levels:
            width = one_line(bar.text, strong).width
            paper = box((told_at[0] - 2, base), width + 4, _BAR_ROW - 6)
            yield Path(paper, 0, fill=style.PAPER)
        yield _words(bar.text, strong, told_at)
    yield _axis((left, 1), (left, top - 1))


def _upright(bars: Sequence[Bar], measure: float) -> Iterator[Mark]:
    each = measure / len(bars)
    floor = 15.0
    room = _UPRIGHT_HIGH - floor - 13.0
    most = max(*(bar.size for bar in bars), 1)
    widest = max(one_line(bar.text, style.CHART_STRONG).width for bar in bars)
    size = style.CHART_STRONG.size * min(1.0, (each - 2) / max(widest, 1))
    strong = style.CHART_STRONG.sized(size)
    for n, bar in enumerate(bars):
        middle = each * (n + 0.5)
        high = room * max(bar.size, 0) / most
        if high:
            wide = min(each * 0.56, 26.0)
            yield from _bar(bar, (middle - wide / 2, floor), wide, high)
            yield _words(bar.text, strong, (middle, floor + high + 3.5), Align.MIDDLE)
        yield _words(bar.label, style.CHART, (middle, 4), Align.MIDDLE)
    yield _axis((0, floor), (measure, floor))


class _Plot(NamedTuple):
    """The plot's own rectangle, and what its edges stand for."""

    left: float
    bottom: float
    width: float
    height: float
    first: int
    last: int
    least: int
    most: int

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def top(self) -> float:
        return self.bottom + self.height

    def at(self, day: int, size: int) -> Point:
        """Where an amount on a day stands."""
        across = (day - self.first) / max(self.last - self.first, 1)
        up = (size - self.least) / max(self.most - self.least, 1)
        return self.left + self.width * across, self.bottom + self.height * up

    def level(self, size: int) -> tuple[Point, Point]:
        """The ends of a level line at an amount."""
        _, y = self.at(self.first, size)
        return (self.left, y), (self.right, y)


def _plot(curve: Curve, measure: float) -> _Plot:
    wide = max(one_line(tick.text, style.CHART).width for tick in curve.sizes)
    traces = (curve.places, *(one.places for one in curve.others))
    days = [at for places in traces for at, _ in places]
    days += [spread.at for spread in curve.fan]
    left = wide + 8
    return _Plot(
        left=left,
        bottom=16.0,
        width=measure - left - 14,
        height=_CURVE_HIGH - 16.0 - 12.0,
        first=min(days),
        last=max(days),
        least=min(tick.at for tick in curve.sizes),
        most=max(tick.at for tick in curve.sizes),
    )


def _curve(curve: Curve, measure: float) -> Iterator[Mark]:
    plot = _plot(curve, measure)
    yield from _scales(curve, plot)
    yield from _fan(curve, plot)
    for n, one in enumerate(curve.others):
        yield from _other(plot, one.places, n)
    yield Path(tuple(_steps(curve.places, plot)), 1.5)
    yield _axis(*plot.level(0))
    if curve.others:
        yield from _key(curve, plot)
    for mark in curve.marks:
        yield from _pin(plot, mark)


def _scales(curve: Curve, plot: _Plot) -> Iterator[Mark]:
    for tick in curve.sizes:
        start, end = plot.level(tick.at)
        yield Path((start, end), 0.5, style.HAIRLINE)
        below = (plot.left - 5, start[1] - 2.4)
        yield _words(tick.text, style.CHART, below, Align.END)
    for tick in curve.days:
        x, _ = plot.at(tick.at, plot.least)
        yield Path(((x, plot.bottom), (x, plot.bottom - 3)), 0.6, style.RULE)
        yield _words(tick.text, style.CHART, (x, plot.bottom - 11), Align.MIDDLE)
    if curve.level is not None:
        start, end = plot.level(curve.level.at)
        yield Path((start, end), 1, style.INK, is_dashed=True)
        above = (end[0], end[1] + 3)
        yield _words(curve.level.text, style.CHART, above, Align.END)


def _other(plot: _Plot, places: Sequence[tuple[int, int]], n: int) -> Iterator[Mark]:
    """A line that is compared: broken in its own way, with signs of its own."""
    yield Path(tuple(_steps(places, plot)), 1.1, style.INK, dots=n % _KINDS + 1)
    apart = max(len(places) // _SIGNS, 1)
    for place in places[apart // 2 :: apart]:
        yield Sign(plot.at(*place), n % _KINDS)


def _key(curve: Curve, plot: _Plot) -> Iterator[Mark]:
    """What each line is, above the plot, the main one first."""
    high = plot.top + 12.0 + _KEY_ROW * (len(curve.others) - 1)
    named = (curve.label, *(one.label for one in curve.others))
    for n, label in enumerate(named):
        y = high - _KEY_ROW * n + 4.0
        ends = ((plot.left, y), (plot.left + 26, y))
        if n == 0:
            yield Path(ends, 1.5)
        else:
            yield Path(ends, 1.1, style.INK, dots=(n - 1) % _KINDS + 1)
            yield Sign((plot.left + 13, y), (n - 1) % _KINDS)
        line = shortened(label, style.CHART, plot.width - 34)
        yield Words(line, style.CHART, (plot.left + 32, y - 2.4))


def _steps(places: Sequence[tuple[int, int]], plot: _Plot) -> Iterator[Point]:
    """An amount holds until the next place."""
    before: int | None = None
    for day, size in places:
        if before is not None:
            yield plot.at(day, before)
        yield plot.at(day, size)
        before = size


def _fan(curve: Curve, plot: _Plot) -> Iterator[Mark]:
    """The estimate's range as an area that opens where the past ends."""
    if not curve.fan:
        return
    begin = plot.at(*curve.places[-1])
    upper = [plot.at(spread.at, spread.high) for spread in curve.fan]
    lower = [plot.at(spread.at, spread.low) for spread in reversed(curve.fan)]
    middle = [plot.at(spread.at, spread.middle) for spread in curve.fan]
    edge = (begin, *upper, *lower)
    yield Path(edge, 0.7, fill=style.HAIRLINE, is_dashed=True)
    yield Path((begin, *middle), 1.2, is_dashed=True)


def _pin(plot: _Plot, mark: Named) -> Iterator[Mark]:
    """A ring on the curve, a pin up to the top of the plot, and the words there."""
    x, y = plot.at(mark.at, mark.size)
    yield Path(((x, y), (x, plot.top)), 0.7, style.INK)
    yield Ring((x, y), 2.6)
    kind = style.CHART_STRONG
    line: Line = one_line(mark.text, kind)
    left = min(x + 4, plot.right - line.width)
    # The curve may pass behind its own label.
    paper = box((left - 2, plot.top - 2), line.width + 4, kind.size + 2)
    yield Path(paper, 0, fill=style.PAPER)
    yield Words(line, kind, (left, plot.top))
