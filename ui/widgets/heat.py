"""A year of days, darker where more falls due; a list alone hides the crowded weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy

from planner.lean import dataclass
from planner.money import ZERO, Money, total
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import day as say_day
from planner.wording.say import money, month, plain, short_day
from ui import theme
from ui.widgets.drawn import MENU_ROOM, Drawn, Facts

_WEEKS, _DAYS = 53, 7
_STEPS = 4
_HEAD, _FOOT = 20, 24
_SIDE = 18  # of a day, where there is room
_LEFT = 36  # the names of weekdays
_WEEKDAYS = (Phrase("Mon"), Phrase("Wed"), Phrase("Fri"), Phrase("Sun"))
_MOVES = MappingProxyType(
    {
        Qt.Key.Key_Left: -_DAYS,
        Qt.Key.Key_Right: _DAYS,
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
    }
)


@dataclass(frozen=True, slots=True)
class Year:
    """What the days of a year hold.

    Attributes:
        due: what falls due on a day.
        income: what comes in on a day.
        windows: days on which draws may fail more often, and why.
    """

    due: Mapping[date, Money]
    income: Mapping[date, Money] = field(default_factory=dict)
    windows: Mapping[date, str] = field(default_factory=dict)


class Heat(Drawn):
    """Weeks side by side from the week of ``since`` on; a day can be chosen.

    Attributes:
        chosen: a day was clicked, or reached with the arrow keys.
    """

    chosen = Signal(object)

    def __init__(self, since: date, name: str) -> None:
        super().__init__(name, _HEAD + _DAYS * _SIDE + _FOOT)
        # Taller, it would only show empty ground below the days.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._since = since
        self._first = since - timedelta(days=since.weekday())
        self._year = Year({})
        self._steps: list[int] = []
        self._day = since

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: in a narrow window the days are smaller."""
        super().resizeEvent(event)
        side = min((event.size().width() - _LEFT - MENU_ROOM) / _WEEKS, _SIDE)
        high = round(_HEAD + _DAYS * max(side, 3.0)) + _FOOT
        if high != self.height():
            self.setFixedHeight(high)

    def show_year(self, year: Year) -> None:
        """Show what the days hold."""
        self._year = year
        sizes = sorted({amount.minor for amount in year.due.values() if amount})
        # Quarters of the amounts that occur: one mortgage must not pale the rest.
        self._steps = (
            [sizes[len(sizes) * n // _STEPS] for n in range(1, _STEPS)] if sizes else []
        )
        self.changed()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Override Drawn.draw."""
        for number in range(_WEEKS * _DAYS):
            day = self._first + timedelta(days=number)
            if day >= self._since:
                self._paint_day(painter, _cell(area, number), day)
        _paint_months(painter, area, self._first, self._since)
        _paint_weekdays(painter, area)
        self._paint_legend(painter, area)

    def facts(self) -> Facts:
        """Override Drawn.facts."""
        year = self._year
        headings = (
            *(tr("Day"), tr("Falls due"), tr("Comes in")),
            tr("Draws may fail"),
        )
        rows = [
            (
                short_day(day),
                plain(year.due[day]) if day in year.due else "",
                plain(year.income[day]) if day in year.income else "",
                year.windows.get(day, ""),
            )
            for day in sorted({*year.due, *year.income, *year.windows})
        ]
        return Facts(headings, tuple(rows))

    def summary(self) -> Sequence[str]:
        """Override Drawn.summary."""
        return [self.told(self._day), *self._sums()]

    def stops(self) -> Sequence[date]:
        """Override Drawn.stops."""
        whole = _WEEKS * _DAYS - (self._since - self._first).days
        return [self._since + timedelta(days=number) for number in range(whole)]

    def stop_under(self, place: QPointF) -> date | None:
        """Override Drawn.stop_under."""
        area = QRectF(self.rect())
        side = _side(area)
        week = int((place.x() - area.left() - _LEFT) // side)
        weekday = int((place.y() - area.top() - _HEAD) // side)
        if not (0 <= week < _WEEKS and 0 <= weekday < _DAYS):
            return None
        day = self._first + timedelta(days=week * _DAYS + weekday)
        return day if day >= self._since else None

    def x_of(self, stop: date) -> float:
        """Override Drawn.x_of."""
        return self.place_of(stop).x()

    def place_of(self, stop: date) -> QPointF:
        """Override Drawn.place_of."""
        cell = _cell(QRectF(self.rect()), (stop - self._first).days)
        return cell.center()

    def show_stop(self, painter: QPainter, stop: date) -> None:
        """Override Drawn.show_stop."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.tokens().text), 1.5))
        number = (stop - self._first).days
        painter.drawRoundedRect(_cell(QRectF(self.rect()), number), 2, 2)

    def told(self, stop: date) -> str:
        """Override Drawn.told."""
        year = self._year
        due, income = year.due.get(stop, ZERO), year.income.get(stop, ZERO)
        said = [f"{say_day(stop)}  {money(due) if due else tr('nothing due')}"]
        if income:
            said.append(tr("comes in: {amount}").format(amount=money(income)))
        if stop in year.windows:
            said.append(year.windows[stop])
        return "\n".join(said)

    def sizeHint(self) -> QSize:
        """Override Drawn.sizeHint."""
        return QSize(_LEFT + _WEEKS * 17 + MENU_ROOM, self.minimumHeight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mousePressEvent."""
        day = self.stop_under(event.position())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override Drawn.keyPressEvent: left and right step by weeks."""
        step = _MOVES.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        stops = self.stops()
        day = min(max(self._day + timedelta(days=step), stops[0]), stops[-1])
        self._choose(day)
        self.go_to(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override QWidget.focusInEvent: the day that the keys start from is marked."""
        super().focusInEvent(event)
        self._hover = self._day
        self.update()

    def _choose(self, day: date) -> None:
        self._day = day
        self.setAccessibleDescription("\n".join(self.summary()))
        self.update()
        self.chosen.emit(day)

    def _sums(self) -> list[str]:
        year = self._year
        if not year.due:
            return []
        words = tr("{amount} falls due on {n} days of the year.")
        return [words.format(amount=money(total(year.due.values())), n=len(year.due))]

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        look, year = theme.tokens(), self._year
        amount = year.due.get(day, ZERO)
        step = sum(amount.minor >= limit for limit in self._steps)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_shade(step) if amount else QColor(look.sunken))
        painter.drawRoundedRect(cell, 2, 2)
        if day in year.windows:
            _paint_window(painter, cell)
        if year.income.get(day, ZERO):
            _paint_income(painter, cell)
        if day == self._day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.text), 1))
            painter.drawRoundedRect(cell, 2, 2)

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        look, metrics = theme.tokens(), painter.fontMetrics()
        y = area.top() + _HEAD + _DAYS * _side(area) + 7
        base = y + metrics.ascent() - 3
        x = area.left() + _LEFT

        def write(words: str, gap: int) -> None:
            nonlocal x
            painter.setPen(QColor(look.muted))
            painter.drawText(QPointF(x, base), words)
            x += metrics.horizontalAdvance(words) + gap

        write(tr("nothing due"), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        for ground in (QColor(look.sunken), *map(_shade, range(_STEPS))):
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(x, y, 12, 12), 2, 2)
            x += 15
        x += 5
        write(tr("much due"), 24)
        for is_shown, paint, words in (
            (self._year.income, _paint_income, tr("income")),
            (self._year.windows, _paint_window, tr("draws may fail")),
        ):
            if is_shown:
                sign = QRectF(x, y, 12, 12)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.sunken))
                painter.drawRoundedRect(sign, 2, 2)
                paint(painter, sign)
                x += 18
                write(words, 24)


def _side(area: QRectF) -> float:
    wide = (area.width() - _LEFT - MENU_ROOM) / _WEEKS
    high = (area.height() - _HEAD - _FOOT) / _DAYS
    return max(min(wide, high), 3.0)


def _cell(area: QRectF, number: int) -> QRectF:
    side = _side(area)
    week, weekday = divmod(number, _DAYS)
    x, y = area.left() + _LEFT + week * side, area.top() + _HEAD + weekday * side
    return QRectF(x, y, side - 2, side - 2)


def _paint_months(painter: QPainter, area: QRectF, first: date, since: date) -> None:
    painter.setPen(QColor(theme.tokens().muted))
    right = -1.0
    for number in range(_WEEKS * _DAYS):
        day = first + timedelta(days=number)
        if day.day != 1 or day < since:
            continue
        # The year stands once, else no room is left for every month.
        words = month(day) if right < 0 or day.month == 1 else month_name(day)
        x = max(_cell(area, number).left(), right)
        painter.drawText(QPointF(x, area.top() + 13), words)
        right = x + painter.fontMetrics().horizontalAdvance(words) + 6


def _paint_weekdays(painter: QPainter, area: QRectF) -> None:
    painter.setPen(QColor(theme.tokens().muted))
    for place, name in enumerate(_WEEKDAYS):
        cell = _cell(area, 2 * place)
        painter.drawText(QPointF(area.left(), cell.bottom() - 2), tr(name))


def _paint_income(painter: QPainter, cell: QRectF) -> None:
    """A dot with a rim, to be seen on every shade and in print."""
    look = theme.tokens()
    size = max(cell.width() * 0.22, 2.0)
    painter.setPen(QPen(QColor(look.surface), 1))
    painter.setBrush(QColor(look.text))
    painter.drawEllipse(cell.center(), size, size)


def _paint_window(painter: QPainter, cell: QRectF) -> None:
    """A bar along the foot of the day."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().warn))
    high = max(cell.height() * 0.2, 2.0)
    painter.drawRect(QRectF(cell.left(), cell.bottom() - high, cell.width(), high))


def _shade(step: int) -> QColor:
    """The colour of a step, the darker the more falls due."""
    look = theme.tokens()
    share = (step + 1) / _STEPS
    ground, full = QColor(look.wash), QColor(look.accent)
    return QColor(
        *(
            round(low + (high - low) * share)
            for low, high in zip(
                (ground.red(), ground.green(), ground.blue()),
                (full.red(), full.green(), full.blue()),
                strict=True,
            )
        )
    )


def month_name(day: date) -> str:
    """A month without its year."""
    return f"{day.month}月" if language() == "zh" else month(day).split(" ")[0]
