"""Amounts over time, drawn by hand.

QPainter and not a chart library: four such charts cost 33 ms of the start where
pyqtgraph costs 550 ms and pulls in numpy, and what is drawn here is little.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.money import Money
from planner.wording.say import day as say_day
from planner.wording.say import money
from ui import theme
from ui.widgets import axis

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
class Drawing:
    """All that one chart shows."""

    lines: tuple[Line, ...] = ()
    fan: Fan | None = None
    marks: tuple[Mark, ...] = ()


class Chart(QWidget):
    """Draws lines and a fan; hovering tells the values of a day."""

    def __init__(self, name: str, height: int = 240) -> None:
        super().__init__()
        self._name = name
        self._drawing = Drawing()
        self._hover: date | None = None
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw this instead."""
        self._drawing = drawing
        self.setAccessibleDescription("\n".join(self._summary()))
        self.update()

    def copy(self) -> None:
        """Put the chart on the clipboard as a picture."""
        QGuiApplication.clipboard().setPixmap(self.grab())

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
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(480, self.minimumHeight())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mouseMoveEvent."""
        frame = self._frame()
        if frame is None:
            return
        self._hover = frame.day_at(event.position().x())
        QToolTip.showText(
            event.globalPosition().toPoint(), self.words_at(self._hover), self
        )
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Override QWidget.leaveEvent."""
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        frame = self._frame()
        if frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL_PT))
        _paint_axes(painter, frame)
        if self._drawing.fan is not None:
            _paint_fan(painter, frame, self._drawing.fan)
        for number, line in enumerate(self._drawing.lines):
            _paint_line(painter, frame, line, number)
        for mark in self._drawing.marks:
            _paint_mark(painter, frame, self._drawing.lines, mark)
        self._paint_names(painter, frame)
        if self._hover is not None:
            painter.setPen(QPen(QColor(theme.tokens().muted), 1, Qt.PenStyle.DotLine))
            x = frame.x(self._hover)
            painter.drawLine(
                QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom())
            )
        painter.end()

    def _summary(self) -> list[str]:
        said = []
        for line in self._drawing.lines:
            if line.points:
                (first, start), (last, end) = line.points[0], line.points[-1]
                said.append(
                    f"{line.name}: {say_day(first)} {money(start)} → "
                    f"{say_day(last)} {money(end)}"
                )
        return said + [mark.words for mark in self._drawing.marks]

    def _paint_names(self, painter: QPainter, frame: "Frame") -> None:
        names = [line.name for line in self._drawing.lines]
        look = theme.tokens()
        x = frame.area.left()
        for number, name in enumerate(names):
            painter.setPen(_pen(number))
            painter.drawLine(QPointF(x, 10), QPointF(x + 18, 10))
            painter.setPen(QColor(look.muted))
            painter.drawText(QPointF(x + 24, 14), name)
            x += 24 + painter.fontMetrics().horizontalAdvance(name) + 18
        if self._drawing.fan is not None:
            wash = QColor(look.series[0])
            wash.setAlpha(60)
            painter.fillRect(QRectF(x, 5, 18, 10), wash)
            painter.setPen(QColor(look.muted))
            painter.drawText(QPointF(x + 24, 14), self._drawing.fan.name)

    def _frame(self) -> "Frame | None":
        days, fen = _extent(self._drawing)
        if not days:
            return None
        first, last = min(days), max(days)
        ticks = axis.amounts(min(0, *fen), max(fen))
        wide = max(
            self.fontMetrics().horizontalAdvance(axis.amount_words(tick))
            for tick in ticks
        )
        area = QRectF(self.rect()).adjusted(wide + 14, 26, -14, -24)
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
    for tick in frame.ticks:
        y = frame.y(tick)
        painter.setPen(QColor(look.muted if tick == 0 else look.line))
        painter.drawLine(QPointF(frame.area.left(), y), QPointF(frame.area.right(), y))
        words = axis.amount_words(tick)
        painter.setPen(QColor(look.muted))
        x = frame.area.left() - 8 - metrics.horizontalAdvance(words)
        painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), words)
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
