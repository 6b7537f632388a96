"""Tells that a widget was painted; what can wait would else delay the first look."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class Painted(QWidget):
    """One clear pixel over a widget, gone once it was painted.

    A sibling on top is painted last, so all below it is painted by then. An event
    filter would tell it too, but wraps every event in a Python object.
    """

    def __init__(
        self, over: QWidget, then: Callable[[], None], after_ms: int = 0
    ) -> None:
        """Call ``then`` once, so many milliseconds after ``over`` was painted first."""
        super().__init__(over)
        self._then, self._after_ms = then, after_ms
        self._is_told = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(1, 1)
        self.raise_()
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        if not self._is_told:
            self._is_told = True
            QTimer.singleShot(self._after_ms, self._tell)

    def _tell(self) -> None:
        self.deleteLater()
        self._then()
