"""Says that work is on its way, how far it is, and lets one stop it."""

import math
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from planner.wording.i18n import tr
from ui import theme
from ui.models.counts import seconds_left
from ui.theme import Tone
from ui.widgets import text

_WHOLE = 1000
_FIRST_MS = 1000  # what took less tells nothing of the rest


class Busy(QWidget):
    """A line of words, a bar and a stop button; hidden while nothing runs."""

    def __init__(self, words: str, stop: Callable[[], None]) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.PAD)
        line.addWidget(text.short(words, Tone.MUTED))
        line.addWidget(self._bar, 1)
        self._left = text.short("", Tone.MUTED)
        self._left.hide()
        line.addWidget(self._left)
        line.addWidget(text.button(tr("Stop"), "stop", stop))
        self._bar.setRange(0, 0)
        self._since = QElapsedTimer()
        self._since.start()
        self.hide()

    def begin(self) -> None:
        """Show that it began; how far it is, nobody knows yet."""
        self._bar.setRange(0, 0)
        self._left.hide()
        self._since.start()
        self.show()

    def show_progress(self, share: float) -> None:
        """Show how much is done, 0 to 1, and how long the rest will take."""
        self._bar.setRange(0, _WHOLE)
        self._bar.setValue(round(share * _WHOLE))
        passed = self._since.elapsed()
        if passed >= _FIRST_MS and share > 0:
            rest = math.ceil(passed * (1 - share) / share / 1000)
            self._left.setText(seconds_left(max(rest, 1)))
            self._left.show()
