"""Says that work is on its way, how far it is, and lets one stop it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from planner.wording.i18n import tr
from ui import theme
from ui.theme import Tone
from ui.widgets import text

_WHOLE = 1000


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
        line.addWidget(text.button(tr("Stop"), "stop", stop))
        self._bar.setRange(0, 0)
        self.hide()

    def begin(self) -> None:
        """Show that it began; how far it is, nobody knows yet."""
        self._bar.setRange(0, 0)
        self.show()

    def show_progress(self, share: float) -> None:
        """Show how much is done, 0 to 1."""
        self._bar.setRange(0, _WHOLE)
        self._bar.setValue(round(share * _WHOLE))
