"""A year of days, darker where more falls due; a list alone hides the crowded weeks."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import day as say_day
from planner.wording.say import money, month
from ui import theme

_WEEKS, _DAYS = 53, 7
_STEPS = 4
_HEAD, _FOOT = 20, 24
_LEFT = 36  # the names of weekdays
_WEEKDAYS = (Phrase("Mon"), Phrase("Wed"), Phrase("Fri"), Phrase("Sun"))


class Heat(QWidget):
    """Weeks side by side from the week of ``since`` on; a day can be chosen.

    Attributes:
        chosen: a day was clicked, or reached with the arrow keys.
    """

    chosen = Signal(object)

    def __init__(self, since: date, name: str) -> None:
        super().__init__()
        self._since = since
        self._first = since - timedelta(days=since.weekday())
        self._amounts: Mapping[date, Money] = {}
        self._steps: list[int] = []
        self._day = since
        self.setMinimumHeight(_HEAD + _DAYS * 18 + _FOOT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def show_amounts(self, amounts: Mapping[date, Money]) -> None:
        """Show what falls due on each day."""
        self._amounts = amounts
        sizes = sorted({amount.minor for amount in amounts.values() if amount})
        # Quarters of the amounts that occur: one mortgage must not pale the rest.
        self._steps = (
            [sizes[len(sizes) * n // _STEPS] for n in range(1, _STEPS)] if sizes else []
        )
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(_LEFT + _WEEKS * 17, _HEAD + _DAYS * 17 + _FOOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL_PT))
        look = theme.tokens()
        right = -1.0
        for number in range(_WEEKS * _DAYS):
            day = self._first + timedelta(days=number)
            cell = self._cell(number)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color(day))
            if day >= self._since:
                painter.drawRoundedRect(cell, 2, 2)
            if day.day == 1 and day >= self._since:
                # The year stands once, else no room is left for every month.
                is_first = right < 0 or day.month == 1
                words = month(day) if is_first else month_name(day)
                x = max(cell.left(), right)
                painter.setPen(QColor(look.muted))
                painter.drawText(QPointF(x, 13), words)
                right = x + painter.fontMetrics().horizontalAdvance(words) + 6
        self._paint_weekdays(painter)
        self._paint_legend(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.text), 1.5 if self.hasFocus() else 1))
        painter.drawRoundedRect(self._cell((self._day - self._first).days), 2, 2)
        painter.end()

    def _paint_weekdays(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.tokens().muted))
        for place, name in enumerate(_WEEKDAYS):
            cell = self._cell(2 * place)
            painter.drawText(QPointF(0, cell.bottom() - 2), tr(name))

    def _paint_legend(self, painter: QPainter) -> None:
        side = self._side()
        y = _HEAD + _DAYS * side + 6
        x = float(_LEFT)
        grounds = [QColor(theme.tokens().sunken), *map(_shade, range(_STEPS))]
        base = y + painter.fontMetrics().ascent() - 3
        painter.setPen(QColor(theme.tokens().muted))
        less, more = tr("nothing due"), tr("much due")
        painter.drawText(QPointF(x, base), less)
        x += painter.fontMetrics().horizontalAdvance(less) + 8
        painter.setPen(Qt.PenStyle.NoPen)
        for ground in grounds:
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(x, y, 12, 12), 2, 2)
            x += 15
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawText(QPointF(x + 5, base), more)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mouseMoveEvent."""
        day = self._day_at(event.position())
        if day is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._words(day), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mousePressEvent."""
        day = self._day_at(event.position())
        if day is not None:
            self._choose(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent."""
        steps = {
            Qt.Key.Key_Left: -_DAYS,
            Qt.Key.Key_Right: _DAYS,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        day = self._day + timedelta(days=step)
        last = self._first + timedelta(days=_WEEKS * _DAYS - 1)
        self._choose(min(max(day, self._since), last))

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent."""
        super().changeEvent(event)
        self.update()

    def _choose(self, day: date) -> None:
        self._day = day
        self._describe()
        self.update()
        self.chosen.emit(day)

    def _describe(self) -> None:
        self.setAccessibleDescription(self._words(self._day))

    def _words(self, day: date) -> str:
        amount = self._amounts.get(day, ZERO)
        due = money(amount) if amount else tr("nothing due")
        return f"{say_day(day)}  {due}"

    def _side(self) -> float:
        wide = (self.width() - _LEFT) / _WEEKS
        high = (self.height() - _HEAD - _FOOT) / _DAYS
        return min(wide, high)

    def _cell(self, number: int) -> QRectF:
        side = self._side()
        week, weekday = divmod(number, _DAYS)
        return QRectF(_LEFT + week * side, _HEAD + weekday * side, side - 2, side - 2)

    def _day_at(self, place: QPointF) -> date | None:
        side = self._side()
        week, weekday = (
            int((place.x() - _LEFT) // side),
            int((place.y() - _HEAD) // side),
        )
        if not (0 <= week < _WEEKS and 0 <= weekday < _DAYS):
            return None
        day = self._first + timedelta(days=week * _DAYS + weekday)
        return day if day >= self._since else None

    def _color(self, day: date) -> QColor:
        look = theme.tokens()
        amount = self._amounts.get(day, ZERO)
        if not amount:
            return QColor(look.sunken)
        step = sum(amount.minor >= limit for limit in self._steps)
        return _shade(step)


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
