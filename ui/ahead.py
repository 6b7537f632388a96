"""Makes pages ready while nobody does anything; a first visit would else be slow."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.tasks import Tasks

# Those that take longest to make come first; all begin their work when they are shown.
PAGES = (
    *("limits", "repay", "loans", "calendar", "lines"),
    *("finance", "reports", "channels", "files"),
)
_QUIET_MS = 700
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    }
)


class Ahead(QObject):
    """Makes one page after the other, each after a while without any input."""

    def __init__(
        self, make: Callable[[str], None], tasks: Callable[[], Tasks], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._make, self._tasks = make, tasks
        self._left: list[str] = []
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._next)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be made."""
        return not self._left and not self._quiet.isActive()

    def begin(self, pages: tuple[str, ...] = PAGES) -> None:
        """Begin, or begin anew, with these pages."""
        self._left = list(pages)
        if pages:
            cast("QApplication", QApplication.instance()).installEventFilter(self)
            self._quiet.start()

    def stop(self) -> None:
        """Make no more."""
        self._left.clear()
        self._quiet.stop()
        cast("QApplication", QApplication.instance()).removeEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter."""
        if event.type() in _INPUT and self._left:
            self._quiet.start()
        return False

    def _next(self) -> None:
        if not self._left:
            self.stop()
        elif QApplication.activeModalWidget() or not self._tasks().is_idle:
            self._quiet.start()  # nobody who types or waits is made to wait longer
        else:
            self._make(self._left.pop(0))
            self._quiet.start()
