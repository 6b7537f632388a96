"""Amounts over time, drawn by hand.

QPainter and not a chart library: four such charts cost 33 ms of the start where
pyqtgraph costs 550 ms and pulls in numpy, and what is drawn here is little.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from planner.lean import dataclass
from planner.money import Money
from planner.wording.i18n import tr
from planner.wording.say import day as say_day
from planner.wording.say import money, plain, short_day
from ui import theme
from ui.theme import Tone
from ui.widgets import axis
from ui.widgets.drawn import Drawn, Facts

_FLAGS_APART = 120  # as many flags as a chart's width can tell apart
_MARK_GAP = 10  # between a mark, the lines and its words
_DASHES = ((), (6.0, 3.0), (2.0, 3.0), (8.0, 3.0, 2.0, 3.0))


@dataclass(frozen=True, slots=True)
class Line:
    """One line: days rising, an amount each.

    Attributes:
        steps: whether a value holds until the next one, as a limit does.
        filled: whether the ground below is shaded.
    """

    name: str
    points: tuple[tuple[date, Money], ...]
    steps: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Fan:
    """A range that opens with time: low, middle, high at each day."""

    name: str
    points: tuple[tuple[date, Money, Money, Money], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A named day on the chart, such as the lowest point."""

    on: date
    amount: Money
    words: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that happened on a day; a small sign above, its words on hovering."""

    on: date
    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that one chart shows."""

    lines: tuple[Line, ...] = ()
    fan: Fan | None = None
    marks: tuple[Mark, ...] = ()
    flags: tuple[Flag, ...] = ()


class Chart(Drawn):
    """Draws lines and a fan; hovering tells the values of a day."""

    def __init__(self, name: str, height: int = 240) -> None:
        super().__init__(name, height)
        self._drawing = Drawing()

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw this instead."""
        self._drawing = drawing
        self.changed()

    def words_at(self, on: date) -> str:
        """What hovering over a day tells."""
        lines = [say_day(on)]
        for line in self._drawing.lines:
            amount = value_at(line, on)
            if amount is not None:
                lines.append(f"{line.name}  {money(amount)}")
        fan = self._drawing.fan
        if fan is not None and fan.points[0][0] <= on:
            low, middle, high = _fan_at(fan, on)
            lines.append(f"{fan.name}  {money(low)} – {money(middle)} – {money(high)}")
        lines += [mark.words for mark in self._drawing.marks if mark.on == on]
        lines += [
            f"{say_day(flag.on)}  {flag.words}"
            for flag in self._drawing.flags
            if abs((flag.on - on).days) <= self._near()
        ]
        return "\n".join(lines)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Override Drawn.draw."""
        frame = self._frame(area)
        if frame is None:
            return
        _paint_axes(painter, frame)
        if self._drawing.fan is not None:
            _paint_fan(painter, frame, self._drawing.fan)
        for number, line in enumerate(self._drawing.lines):
            _paint_line(painter, frame, line, number)
        for mark in self._drawing.marks:
            _paint_mark(painter, frame, self._drawing.lines, mark)
        for flag in self._drawing.flags:
            _paint_flag(painter, frame, flag)
        self._paint_names(painter, frame)

    def facts(self) -> Facts:
        """Override Drawn.facts."""
        lines, fan = self._drawing.lines, self._drawing.fan
        headings = [tr("Day"), *(line.name for line in lines)]
        if fan is not None:
            headings += [f"{fan.name} {end}" for end in (tr("low"), tr("middle"),
                                                         tr("high"))]  # fmt: skip
        rows = []
        for on in self.stops():
            amounts = [value_at(line, on) for line in lines]
            if fan is not None:
                begun = fan.points[0][0] <= on
                amounts += _fan_at(fan, on) if begun else (None, None, None)
            cells = [plain(one) if one is not None else "" for one in amounts]
            rows.append((short_day(on), *cells))
        return Facts(tuple(headings), tuple(rows))

    def summary(self) -> list[str]:
        """Override Drawn.summary."""
        said = []
        for line in self._drawing.lines:
            if line.points:
                (first, start), (last, end) = line.points[0], line.points[-1]
                said.append(
                    f"{line.name}: {say_day(first)} {money(start)} → "
                    f"{say_day(last)} {money(end)}"
                )
        said += [mark.words for mark in self._drawing.marks]
        return said + [
            f"{say_day(flag.on)} {flag.words}" for flag in self._drawing.flags
        ]

    def _near(self) -> int:
        """How many days a pointer may be off a flag and still mean it."""
        days = _extent(self._drawing)[0]
        return (max(days) - min(days)).days // _FLAGS_APART if days else 0

    def stops(self) -> list[date]:
        """Override Drawn.stops."""
        return sorted(set(_extent(self._drawing)[0]))

    def stop_at(self, x: float) -> date | None:
        """Override Drawn.stop_at."""
        frame = self._frame(QRectF(self.rect()))
        return None if frame is None else frame.day_at(x)

    def x_of(self, stop: date) -> float:
        """Override Drawn.x_of."""
        frame = self._frame(QRectF(self.rect()))
        return 0.0 if frame is None else frame.x(stop)

    def told(self, stop: date) -> str:
        """Override Drawn.told."""
        return self.words_at(stop)

    def _paint_names(self, painter: QPainter, frame: "Frame") -> None:
        names = [line.name for line in self._drawing.lines]
        look = theme.tokens()
        x, y = frame.area.left(), frame.area.top() - 16
        room = frame.area.width() / max(len(names), 1) - 52
        for number, whole in enumerate(names):
            name = painter.fontMetrics().elidedText(
                whole, Qt.TextElideMode.ElideRight, max(round(room), 48)
            )
            painter.setPen(_pen(number))
            painter.drawLine(QPointF(x, y), QPointF(x + 28, y))
            painter.setPen(QColor(look.muted))
            painter.drawText(QPointF(x + 34, y + 4), name)
            x += 34 + painter.fontMetrics().horizontalAdvance(name) + 18
        if self._drawing.fan is not None:
            wash = QColor(look.series[0])
            wash.setAlpha(60)
            painter.fillRect(QRectF(x, y - 5, 18, 10), wash)
            painter.setPen(QColor(look.muted))
            painter.drawText(QPointF(x + 24, y + 4), self._drawing.fan.name)

    def _frame(self, whole: QRectF) -> "Frame | None":
        days, fen = _extent(self._drawing)
        if not days:
            return None
        first, last = min(days), max(days)
        ticks = axis.amounts(min(0, *fen), max(fen))
        metrics = QFontMetrics(theme.font(theme.SMALL_PT))
        words = [axis.amount_words(tick) for tick in ticks]
        wide = max(metrics.horizontalAdvance(one) for one in words)
        area = whole.adjusted(wide + 14, 30, -14, -24)
        return Frame(area, first, last, ticks)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where days and amounts stand on the widget."""

    area: QRectF
    first: date
    last: date
    ticks: tuple[int, ...]

    def x(self, on: date) -> float:
        """The place of a day."""
        span = max((self.last - self.first).days, 1)
        return self.area.left() + self.area.width() * (on - self.first).days / span

    def y(self, fen: int) -> float:
        """The place of an amount."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.area.bottom() - self.area.height() * (fen - low) / (high - low)

    def point(self, on: date, amount: Money) -> QPointF:
        """The place of an amount on a day."""
        return QPointF(self.x(on), self.y(amount.minor))

    def day_at(self, x: float) -> date:
        """The day nearest to a place."""
        share = (x - self.area.left()) / max(self.area.width(), 1.0)
        span = (self.last - self.first).days
        number = self.first.toordinal() + round(min(max(share, 0.0), 1.0) * span)
        return date.fromordinal(number)


def value_at(line: Line, on: date) -> Money | None:
    """What the line says on a day; None outside of it."""
    days = [day for day, _ in line.points]
    place = bisect_left(days, on)
    if place < len(days) and days[place] == on:
        return line.points[place][1]
    if place == 0 or (place == len(days) and not line.steps):
        return None
    return line.points[place - 1][1]


def _fan_at(fan: Fan, on: date) -> tuple[Money, Money, Money]:
    point = max((p for p in fan.points if p[0] <= on), key=lambda p: p[0])
    return point[1], point[2], point[3]


def _extent(drawing: Drawing) -> tuple[list[date], list[int]]:
    days = [day for line in drawing.lines for day, _ in line.points]
    fen = [amount.minor for line in drawing.lines for _, amount in line.points]
    for point in drawing.fan.points if drawing.fan else ():
        days.append(point[0])
        fen += [point[1].minor, point[3].minor]
    return days, fen


def _pen(number: int) -> QPen:
    series = theme.tokens().series
    pen = QPen(QColor(series[number % len(series)]), 2)
    dashes: Sequence[float] = _DASHES[number % len(_DASHES)]
    if dashes:
        # Dashes keep the lines apart in print and for colour-blind eyes.
        pen.setDashPattern(dashes)
    return pen


def _paint_axes(painter: QPainter, frame: Frame) -> None:
    look = theme.tokens()
    metrics = painter.fontMetrics()
    axis.paint_amounts(painter, frame.area, frame.ticks)
    painter.setPen(QColor(look.muted))
    right = float(frame.area.left()) - 1
    for day, words in axis.months(frame.first, frame.last):
        wide = metrics.horizontalAdvance(words)
        x = min(max(frame.x(day) - wide / 2, 0.0), frame.area.right() + 10 - wide)
        if x > right:
            painter.drawText(QPointF(x, frame.area.bottom() + 18), words)
            right = x + wide + 10


def _path(frame: Frame, line: Line) -> QPainterPath:
    path = QPainterPath(frame.point(*line.points[0]))
    for (_, before), (day, amount) in zip(line.points, line.points[1:], strict=False):
        if line.steps:
            path.lineTo(frame.point(day, before))
        path.lineTo(frame.point(day, amount))
    return path


def _paint_line(painter: QPainter, frame: Frame, line: Line, number: int) -> None:
    if not line.points:
        return
    path = _path(frame, line)
    pen = _pen(number)
    if line.filled:
        ground = QPainterPath(path)
        ground.lineTo(frame.x(line.points[-1][0]), frame.y(0))
        ground.lineTo(frame.x(line.points[0][0]), frame.y(0))
        wash = QColor(pen.color())
        wash.setAlpha(36)
        painter.fillPath(ground, wash)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    if len(line.points) == 1:
        painter.setBrush(pen.color())
        painter.drawEllipse(frame.point(*line.points[0]), 3, 3)


def _paint_fan(painter: QPainter, frame: Frame, fan: Fan) -> None:
    color = QColor(theme.tokens().series[0])
    wash = QColor(color)
    wash.setAlpha(60)
    low = [frame.point(day, amount) for day, amount, _, _ in fan.points]
    high = [frame.point(day, amount) for day, _, _, amount in fan.points]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawPolygon(QPolygonF([*low, *reversed(high)]))
    painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine))
    painter.drawPolyline(
        QPolygonF([frame.point(day, amount) for day, _, amount, _ in fan.points])
    )


def _clear_of(  # a box has this many sides
    frame: Frame, lines: Sequence[Line], x: float, wide: float, high: float, y: float
) -> float:
    """Where words as wide and high as these stand without covering a line.

    Below the mark where there is room, else above all that the lines do there.
    """
    if y + _MARK_GAP + high < frame.area.bottom() - 4:
        return y + _MARK_GAP + high
    first, last = frame.day_at(x - 6), frame.day_at(x + wide + 6)
    tops = [y]
    for line in lines:
        within = [one for on, one in line.points if first <= on <= last]
        edges = [value_at(line, first), value_at(line, last)]
        tops += [frame.y(one.minor) for one in (*within, *edges) if one is not None]
    return max(min(tops) - _MARK_GAP, frame.area.top() + high)


def _paint_flag(painter: QPainter, frame: Frame, flag: Flag) -> None:
    look = theme.tokens()
    x, y = frame.x(flag.on), frame.area.top()
    painter.setPen(QPen(QColor(look.line), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(x, y), QPointF(x, frame.area.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.of(flag.tone)))
    corners = [QPointF(x - 4, y - 7), QPointF(x + 4, y - 7), QPointF(x, y)]
    painter.drawPolygon(QPolygonF(corners))


def _paint_mark(
    painter: QPainter, frame: Frame, lines: Sequence[Line], mark: Mark
) -> None:
    look = theme.tokens()
    point = frame.point(mark.on, mark.amount)
    painter.setPen(QPen(QColor(look.surface), 2))
    painter.setBrush(QColor(look.bad if mark.amount.minor < 0 else look.accent))
    painter.drawEllipse(point, 5, 5)
    painter.setPen(QColor(look.text))
    wide = painter.fontMetrics().horizontalAdvance(mark.words)
    x = min(max(point.x() - wide / 2, frame.area.left()), frame.area.right() - wide)
    high = painter.fontMetrics().ascent()
    y = _clear_of(frame, lines, x, wide, high, point.y())
    ground = QColor(look.surface)
    ground.setAlpha(210)
    painter.fillRect(QRectF(x - 3, y - high, wide + 6, high + 5), ground)
    painter.drawText(QPointF(x, y), mark.words)
    if y < point.y() - 2 * _MARK_GAP:
        # Words far from their point are tied to it.
        painter.setPen(QPen(QColor(look.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(point + QPointF(0, -6), QPointF(point.x(), y + 5))
