"""Amounts stacked on each other, a bar an instalment; lines would blur their parts."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from planner.lean import dataclass
from planner.money import Money, total
from planner.wording.say import money, plain
from ui import theme
from ui.widgets import axis
from ui.widgets.drawn import Drawn, Facts

_WIDEST, _GAP_SHARE = 34.0, 0.28
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # between the names below that fit
_TOP, _BOTTOM, _RIGHT = 28, 24, 14
# Each part has its own texture, so that print and colour-blind eyes part them too.
_TEXTURES = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.CrossPattern,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        name: what stands below it, where there is room.
        words: what it is called in full.
        parts: its amounts from the bottom up, one a part of the stack.
    """

    name: str
    words: str
    parts: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """All that a stacked chart shows.

    Attributes:
        heading: what the bars are, such as ``Due``.
        parts: the names of the parts, from the bottom up.
        split: the first bar that is still to come; a line stands before it.
        split_words: what that line is called.
    """

    heading: str
    parts: tuple[str, ...]
    bars: tuple[Bar, ...]
    split: int | None = None
    split_words: str = ""


class StackedBars(Drawn):
    """Draws a stack of amounts for each bar; hovering tells its parts."""

    def __init__(self, name: str, height: int = 220) -> None:
        super().__init__(name, height)
        self._stack = Stack("", (), ())

    def show_stack(self, stack: Stack) -> None:
        """Draw this instead."""
        self._stack = stack
        self.changed()

    def facts(self) -> Facts:
        """Override Drawn.facts."""
        rows = [
            (bar.words, *(plain(part) for part in bar.parts), plain(total(bar.parts)))
            for bar in self._stack.bars
        ]
        headings = (self._stack.heading, *self._stack.parts, "Σ")
        return Facts(headings, tuple(rows))

    def summary(self) -> list[str]:
        """Override Drawn.summary."""
        return [
            f"{name}: {money(total(bar.parts[place] for bar in self._stack.bars))}"
            for place, name in enumerate(self._stack.parts)
            if self._stack.bars
        ]

    def stops(self) -> Sequence[int]:
        """Override Drawn.stops."""
        return range(len(self._stack.bars))

    def stop_at(self, x: float) -> int | None:
        """Override Drawn.stop_at."""
        area, count = self._area(QRectF(self.rect())), len(self._stack.bars)
        place = int((x - area.left()) / max(area.width(), 1.0) * count)
        return place if area.left() <= x < area.right() and place < count else None

    def x_of(self, stop: int) -> float:
        """Override Drawn.x_of."""
        return self._middle(self._area(QRectF(self.rect())), stop)

    def told(self, stop: int) -> str:
        """Override Drawn.told."""
        bar = self._stack.bars[stop]
        parts = zip(self._stack.parts, bar.parts, strict=True)
        lines = [f"{name}  {money(amount)}" for name, amount in parts]
        return "\n".join([bar.words, *lines, f"Σ  {money(total(bar.parts))}"])

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Override Drawn.draw."""
        if not self._stack.bars:
            return
        inner, ticks = self._area(area), self._ticks()
        axis.paint_amounts(painter, inner, ticks)
        wide = min(inner.width() / len(self._stack.bars), 1e9)
        wide = max(min(wide * (1 - _GAP_SHARE), _WIDEST), 1.0)
        for place, bar in enumerate(self._stack.bars):
            x = self._middle(inner, place) - wide / 2
            _paint_bar(
                painter, QRectF(x, inner.top(), wide, inner.height()), bar, ticks
            )
        self._paint_below(painter, inner)
        self._paint_split(painter, inner)
        self._paint_names(painter, inner)

    def _ticks(self) -> tuple[int, ...]:
        return axis.amounts(0, max(total(bar.parts).minor for bar in self._stack.bars))

    def _area(self, whole: QRectF) -> QRectF:
        wide = 0
        if self._stack.bars:
            metrics = QFontMetrics(theme.font(theme.SMALL_PT))
            words = [axis.amount_words(tick) for tick in self._ticks()]
            wide = max(metrics.horizontalAdvance(one) for one in words)
        return whole.adjusted(wide + 14, _TOP, -_RIGHT, -_BOTTOM)

    def _middle(self, area: QRectF, place: int) -> float:
        step = area.width() / max(len(self._stack.bars), 1)
        return area.left() + step * (place + 0.5)

    def _paint_below(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(theme.tokens().muted))
        metrics, bars = painter.fontMetrics(), self._stack.bars
        widest = max(metrics.horizontalAdvance(bar.name) for bar in bars)
        room = area.width() / len(bars)
        fitting = (step for step in _STEPS if step * room >= widest + 10)
        for place in range(0, len(bars), next(fitting, len(bars))):
            name = bars[place].name
            x = self._middle(area, place) - metrics.horizontalAdvance(name) / 2
            painter.drawText(QPointF(x, area.bottom() + 17), name)

    def _paint_split(self, painter: QPainter, area: QRectF) -> None:
        place = self._stack.split
        if place is None or not 0 < place < len(self._stack.bars):
            return
        x = area.left() + area.width() / len(self._stack.bars) * place
        painter.setPen(QPen(QColor(theme.tokens().text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.top() - 6), QPointF(x, area.bottom()))
        words = self._stack.split_words
        wide = painter.fontMetrics().horizontalAdvance(words)
        if x + 4 + wide > area.right():
            return
        ground = QColor(theme.tokens().surface)
        painter.fillRect(QRectF(x + 2, area.top() - 8, wide + 4, 16), ground)
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawText(QPointF(x + 4, area.top() + 4), words)

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        x, y = area.left(), area.top() - 22
        for number, name in enumerate(self._stack.parts):
            _fill(painter, QRectF(x, y, 16, 11), number)
            painter.setPen(QColor(theme.tokens().muted))
            painter.drawText(QPointF(x + 22, y + 10), name)
            x += 22 + painter.fontMetrics().horizontalAdvance(name) + 16


def _paint_bar(painter: QPainter, room: QRectF, bar: Bar, ticks: Sequence[int]) -> None:
    bottom = room.bottom()
    for number, part in enumerate(bar.parts):
        high = room.height() * part.minor / (ticks[-1] - ticks[0])
        if high > 0:
            _fill(
                painter, QRectF(room.left(), bottom - high, room.width(), high), number
            )
        bottom -= high


def _fill(painter: QPainter, where: QRectF, number: int) -> None:
    look = theme.tokens()
    color = QColor(look.series[number % len(look.series)])
    if number:
        ground = QColor(color)
        ground.setAlpha(70)
        painter.fillRect(where, ground)
    painter.fillRect(where, QBrush(color, _TEXTURES[number % len(_TEXTURES)]))
    if where.width() > 4:  # noqa: PLR2004  # a finer bar would be outline only
        painter.setPen(QPen(color, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where)
