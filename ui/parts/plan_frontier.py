"""What safety costs: mixes that no other beats, to choose one from."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)

from planner.money import ZERO, Money
from planner.plan.pieces import Point
from planner.wording.i18n import tr
from planner.wording.say import money, plain
from ui import theme
from ui.widgets import axis
from ui.widgets.drawn import Drawn, Facts

_NEAR = 24.0


class Frontier(Drawn):
    """Cost upwards, what may be missing to the right; each point is a mix.

    Attributes:
        chosen: a point was clicked, or chosen with the space bar; carries its place.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("What safety costs"), 240)
        self._points: tuple[Point, ...] = ()
        self._here: int | None = None

    def show_points(self, points: Sequence[Point], here: int | None = None) -> None:
        """Show these mixes; ``here`` is the one that is shown beside."""
        self._points = tuple(points)
        self._here = here
        self.changed()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Override Drawn.draw."""
        if not self._points:
            return
        frame, look = self._frame(area), theme.tokens()
        axis.paint_amounts(painter, frame, self._ticks())
        self._paint_words(painter, frame)
        places = [self._place(frame, point) for point in self._points]
        color = QColor(look.series[0])
        painter.setPen(QPen(color, 2))
        painter.drawPolyline(QPolygonF(places))
        for number, place in enumerate(places):
            is_here = number == self._here
            painter.setPen(QPen(QColor(look.surface), 2))
            painter.setBrush(QColor(look.accent) if is_here else color)
            painter.drawEllipse(place, 7 if is_here else 5, 7 if is_here else 5)

    def facts(self) -> Facts:
        """Override Drawn.facts."""
        headings = (tr("Interest and fees"), tr("Mean of the worst shortfalls"))
        rows = [(plain(one.cost), plain(one.mean_of_worst)) for one in self._points]
        return Facts(headings, tuple(rows))

    def summary(self) -> Sequence[str]:
        """Override Drawn.summary."""
        return [self.told(number) for number in self.stops()]

    def stops(self) -> Sequence[int]:
        """Override Drawn.stops."""
        return range(len(self._points))

    def stop_at(self, x: float) -> int | None:
        """Override Drawn.stop_at."""
        if not self._points:
            return None
        nearest = min(self.stops(), key=lambda number: abs(self.x_of(number) - x))
        return nearest if abs(self.x_of(nearest) - x) <= _NEAR else None

    def x_of(self, stop: int) -> float:
        """Override Drawn.x_of."""
        frame = self._frame(QRectF(self.rect()))
        return self._place(frame, self._points[stop]).x()

    def told(self, stop: int) -> str:
        """Override Drawn.told."""
        point = self._points[stop]
        words = tr("Interest and fees {cost}; {worst} missing in the mean of the worst")
        return words.format(cost=money(point.cost), worst=money(point.mean_of_worst))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mousePressEvent."""
        stop = self.stop_at(event.position().x())
        if stop is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(stop)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override Drawn.keyPressEvent."""
        if event.key() == Qt.Key.Key_Space and self._hover is not None:
            self._choose(self._hover)
        else:
            super().keyPressEvent(event)

    def _choose(self, stop: int) -> None:
        self._here = stop
        self.update()
        self.chosen.emit(stop)

    def _ticks(self) -> tuple[int, ...]:
        costs = [point.cost.minor for point in self._points]
        return axis.amounts(min(0, *costs), max(costs))

    def _span(self) -> int:
        return max(*(point.mean_of_worst.minor for point in self._points), 100)

    def _frame(self, whole: QRectF) -> QRectF:
        metrics = QFontMetrics(theme.font(theme.SMALL_PT))
        words = [axis.amount_words(tick) for tick in self._ticks()]
        wide = max(metrics.horizontalAdvance(one) for one in words)
        return whole.adjusted(wide + 14, 34, -24, -44)

    def _place(self, frame: QRectF, point: Point) -> QPointF:
        ticks = self._ticks()
        low, high = ticks[0], ticks[-1]
        x = frame.left() + frame.width() * point.mean_of_worst.minor / self._span()
        y = frame.bottom() - frame.height() * (point.cost.minor - low) / (high - low)
        return QPointF(x, y)

    def _paint_words(self, painter: QPainter, frame: QRectF) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawText(QPointF(4, frame.top() - 16), tr("Interest and fees"))
        y = frame.bottom() + metrics.ascent() + 4
        for amount in (ZERO, Money(self._span())):
            words = axis.amount_words(amount.minor)
            x = frame.left() + frame.width() * amount.minor / self._span()
            x = min(x, frame.right() + 20 - metrics.horizontalAdvance(words))
            painter.drawText(QPointF(x, y), words)
        words = tr("Mean of the worst shortfalls")
        x = frame.center().x() - metrics.horizontalAdvance(words) / 2
        painter.drawText(QPointF(x, y + 16), words)
