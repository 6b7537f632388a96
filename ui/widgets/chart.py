"""Amounts over time, drawn by hand.

QPainter and not a chart library: four such charts cost 33 ms of the start where
pyqtgraph costs 550 ms and pulls in numpy, and what is drawn here is little.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from planner.wording.i18n import tr
from planner.wording.say import day as say_day
from planner.wording.say import money, plain, short_day
from ui import theme
from ui.widgets import axis, legend
from ui.widgets.chart_lines import (
    Drawing,
    Fan,
    Flag,
    Line,
    Mark,
    extent,
    fan_at,
    value_at,
)
from ui.widgets.chart_paint import (
    Frame,
    paint_axes,
    paint_fan,
    paint_flag,
    paint_line,
    paint_mark,
    pen,
)
from ui.widgets.drawn import MENU_ROOM, Drawn, Facts

# A page that draws needs the chart and what it shows from one place.
__all__ = ["Chart", "Drawing", "Fan", "Flag", "Line", "Mark", "value_at"]

_FLAGS_APART = 120  # as many flags as a chart's width can tell apart


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
            low, middle, high = fan_at(fan, on)
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
        paint_axes(painter, frame)
        if self._drawing.fan is not None:
            paint_fan(painter, frame, self._drawing.fan)
        for number, line in enumerate(self._drawing.lines):
            paint_line(painter, frame, line, number)
        for mark in self._drawing.marks:
            paint_mark(painter, frame, self._drawing.lines, mark)
        for flag in self._drawing.flags:
            paint_flag(painter, frame, flag)
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
                amounts += fan_at(fan, on) if begun else (None, None, None)
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
        days = extent(self._drawing)[0]
        return (max(days) - min(days)).days // _FLAGS_APART if days else 0

    def stops(self) -> list[date]:
        """Override Drawn.stops."""
        return sorted(set(extent(self._drawing)[0]))

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

    def _paint_names(self, painter: QPainter, frame: Frame) -> None:
        names, look = self._names(), theme.tokens()
        lines = len(self._drawing.lines)
        placed = self._placed(names, frame.area)
        top = frame.area.top() - 16 - legend.ROW * (legend.rows(placed) - 1)
        for one in placed:
            x, y = frame.area.left() + one.x, top + one.row * legend.ROW
            if one.number < lines:
                painter.setPen(pen(one.number))
                painter.drawLine(QPointF(x, y), QPointF(x + 28, y))
            else:
                wash = QColor(look.series[0])
                wash.setAlpha(60)
                painter.fillRect(QRectF(x, y - 5, 28, 10), wash)
            name = painter.fontMetrics().elidedText(
                names[one.number],
                Qt.TextElideMode.ElideRight,
                round(_room(frame.area) - one.x - legend.KEY) + 1,
            )
            painter.setPen(QColor(look.muted))
            painter.drawText(QPointF(x + legend.KEY, y + 4), name)

    def _names(self) -> list[str]:
        names = [line.name for line in self._drawing.lines]
        fan = self._drawing.fan
        return names if fan is None else [*names, fan.name]

    def _placed(self, names: Sequence[str], area: QRectF) -> tuple[legend.Named, ...]:
        metrics = QFontMetrics(theme.font(theme.SMALL_PT))
        return legend.laid_out(names, metrics.horizontalAdvance, _room(area))

    def _frame(self, whole: QRectF) -> Frame | None:
        days, fen = extent(self._drawing)
        if not days:
            return None
        first, last = min(days), max(days)
        ticks = axis.amounts(min(0, *fen), max(fen))
        metrics = QFontMetrics(theme.font(theme.SMALL_PT))
        words = [axis.amount_words(tick) for tick in ticks]
        wide = max(metrics.horizontalAdvance(one) for one in words)
        area = whole.adjusted(wide + 14, 30, -14, -24)
        rows = legend.rows(self._placed(self._names(), area))
        area.setTop(area.top() + legend.ROW * (rows - 1))
        return Frame(area, first, last, ticks)


def _room(area: QRectF) -> float:
    """How wide the names may be, left of the button of the menu."""
    return area.width() - MENU_ROOM + 14
