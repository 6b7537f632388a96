"""Paints lines, fans, marks and flags; the chart itself only says which."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from planner.lean import dataclass
from planner.money import Money
from ui import theme
from ui.widgets import axis
from ui.widgets.chart_lines import Fan, Flag, Line, Mark, value_at

_MARK_GAP = 10  # between a mark, the lines and its words
_DASHES = ((), (6.0, 3.0), (2.0, 3.0), (8.0, 3.0, 2.0, 3.0))


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


def pen(number: int) -> QPen:
    """The colour and dashes of the ``number``-th line."""
    series = theme.tokens().series
    made = QPen(QColor(series[number % len(series)]), 2)
    dashes: Sequence[float] = _DASHES[number % len(_DASHES)]
    if dashes:
        # Dashes keep the lines apart in print and for colour-blind eyes.
        made.setDashPattern(dashes)
    return made


def paint_axes(painter: QPainter, frame: Frame) -> None:
    """Draw round amounts and the months below."""
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


def paint_line(painter: QPainter, frame: Frame, line: Line, number: int) -> None:
    """Draw a line, the ``number``-th of its chart."""
    if not line.points:
        return
    path = _path(frame, line)
    ink = pen(number)
    if line.filled:
        ground = QPainterPath(path)
        ground.lineTo(frame.x(line.points[-1][0]), frame.y(0))
        ground.lineTo(frame.x(line.points[0][0]), frame.y(0))
        wash = QColor(ink.color())
        wash.setAlpha(36)
        painter.fillPath(ground, wash)
    painter.setPen(ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    if len(line.points) == 1:
        painter.setBrush(ink.color())
        painter.drawEllipse(frame.point(*line.points[0]), 3, 3)


def paint_fan(painter: QPainter, frame: Frame, fan: Fan) -> None:
    """Draw a range and its middle."""
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


def paint_flag(painter: QPainter, frame: Frame, flag: Flag) -> None:
    """Draw a sign above a day."""
    look = theme.tokens()
    x, y = frame.x(flag.on), frame.area.top()
    painter.setPen(QPen(QColor(look.line), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(x, y), QPointF(x, frame.area.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.of(flag.tone)))
    corners = [QPointF(x - 4, y - 7), QPointF(x + 4, y - 7), QPointF(x, y)]
    painter.drawPolygon(QPolygonF(corners))


def paint_mark(
    painter: QPainter, frame: Frame, lines: Sequence[Line], mark: Mark
) -> None:
    """Draw a named point, its words clear of the lines."""
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
