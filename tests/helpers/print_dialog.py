"""Somebody who answers the print dialog, and leaves it where it cannot be answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

_EVERY_MS = 20
_MOST_TRIES = 500  # who has not printed by then never will


class Printing:
    """Types a file's name into Qt's own print dialog, and presses Print.

    Attributes:
        fault: why it could not be done; empty where it was.
    """

    def __init__(self, out: Path) -> None:
        self._out, self._tries, self._is_done = out, 0, False
        self.fault = "no print dialog came"

    def look(self) -> None:
        """Answer what is there; leave all that is open once the patience is over."""
        self._tries += 1
        if self._tries > _MOST_TRIES:
            self._leave()
        elif not self._is_done:
            self._answer()

    def _answer(self) -> None:
        # Not only the one in front: a dialog that another test left open must be named.
        seen = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        dialogs = [one for one in seen if isinstance(one, QPrintDialog)]
        if not dialogs:
            return
        (dialog,) = dialogs
        front = QApplication.activeModalWidget()
        place = dialog.findChild(QLineEdit, "filename")
        # By its place, not its words: they are in whatever language Qt speaks by now.
        buttons = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
        self._is_done = True
        if front is not dialog or place is None or len(buttons) != 1:
            self.fault = f"in front: {front}; place: {place}; buttons: {buttons}"
            dialog.reject()
            return
        self.fault = ""
        place.selectAll()
        QTest.keyClicks(place, str(self._out))
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    def _leave(self) -> None:
        self.fault = self.fault or "the print dialog did not go when it was answered"
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.reject()


@contextmanager
def printing(out: Path) -> Iterator[Printing]:
    """Answer the print dialog that comes meanwhile, into this file."""
    answers, timer = Printing(out), QTimer()
    timer.timeout.connect(answers.look)
    timer.start(_EVERY_MS)
    yield answers
    timer.stop()
