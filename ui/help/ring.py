"""A ring around one control over a dimmed window; a tour would else only tell of it."""

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from ui import theme

_ROOM = 6  # between a control and the ring
_WIDE = 3
_DIM = 110  # of 255


class Ring(QWidget):
    """Lies over a window, takes its clicks, and leaves one place in full light."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._place = window, QRect()

    @property
    def place(self) -> QRect:
        """What the ring is around, in the window's coordinates; empty for nothing."""
        return self._place

    def follow(self, place: QRect) -> None:
        """Cover the window as large as it is now, with the ring there."""
        if self.geometry() != self._window.rect():
            self.setGeometry(self._window.rect())
        if place != self._place:
            self._place = place
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        all_of_it = QPainterPath()
        all_of_it.addRect(QRectF(self.rect()))
        if self._place.isEmpty():
            painter.fillPath(all_of_it, QColor(0, 0, 0, _DIM))
            return
        hole = QPainterPath()
        grown = QRectF(self._place).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        inside = QRectF(self.rect()).adjusted(_WIDE, _WIDE, -_WIDE, -_WIDE)
        hole.addRoundedRect(grown & inside, theme.RADIUS, theme.RADIUS)
        painter.fillPath(all_of_it - hole, QColor(0, 0, 0, _DIM))
        painter.setPen(QPen(QColor(theme.tokens().accent), _WIDE))
        painter.drawPath(hole)


def shown_part(control: QWidget, window: QWidget) -> QRect:
    """The part of a control that can be seen, in the window's coordinates."""
    part = QRect(control.mapTo(window, QPoint()), control.size())
    around = control.parentWidget()
    while around is not None and around is not window:
        part &= QRect(around.mapTo(window, QPoint()), around.size())
        around = around.parentWidget()
    return part & window.rect()


def bring_up(control: QWidget) -> None:
    """Scroll whatever holds a control so that its begin can be seen."""
    around = control.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(control)
        around = around.parentWidget()


def beside(place: QRect, size: QRect, within: QRect) -> QPoint:
    """Where a card of that size hides least: below, above, right, left, or inside."""
    gap = _ROOM + _WIDE + theme.GAP
    middle = place.center() - size.center()
    spots = (
        QPoint(middle.x(), place.bottom() + gap),
        QPoint(middle.x(), place.top() - gap - size.height()),
        QPoint(place.right() + gap, middle.y()),
        QPoint(place.left() - gap - size.width(), middle.y()),
    )
    room = within.adjusted(theme.GAP, theme.GAP, -theme.GAP, -theme.GAP)
    for spot in spots:
        moved = _pushed_in(QRect(spot, size.size()), room)
        if not moved.intersects(place):
            return moved.topLeft()
    corner = place.bottomRight() - QPoint(size.width() + gap, size.height() + gap)
    return _pushed_in(QRect(corner, size.size()), room).topLeft()


def _pushed_in(card: QRect, room: QRect) -> QRect:
    left = min(max(card.left(), room.left()), room.right() - card.width() + 1)
    top = min(max(card.top(), room.top()), room.bottom() - card.height() + 1)
    return QRect(QPoint(left, top), card.size())
