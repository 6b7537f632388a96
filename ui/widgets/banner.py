"""A notice inside a page; a dialog would stop the user for a mere sentence."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui import icons, theme
from ui.theme import Tone
from ui.widgets import text

_NAME = {Tone.BAD: Phrase("urgent"), Tone.WARN: Phrase("warning")}
_ICON = {Tone.BAD: "bad", Tone.WARN: "warning", Tone.PLAIN: "info", Tone.GOOD: "good"}


class Banner(QFrame):
    """A sentence with an icon; hidden until it has something to say."""

    def __init__(self, words: str = "", tone: Tone = Tone.WARN) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._icon = QLabel()
        self._words = text.label("")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self._line = line
        self._does: Callable[[], None] | None = None
        self._offer: QPushButton | None = None  # few banners ever have one
        self._say(words, tone)
        if not words:
            self.hide()

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def add(self, part: QWidget) -> None:
        """Put a button at its end."""
        self._line.addWidget(part)

    def offer(self, words: str, does: Callable[[], None]) -> None:
        """Put a way out beside what it says now, until it says something else."""
        if self._offer is None:
            self._offer = text.button("", clicked=self._do)
            self.add(self._offer)
        self._does = does
        self._offer.setText(words)
        self._offer.setAccessibleName(words)
        self._offer.show()

    def tell(self, words: str, tone: Tone = Tone.WARN) -> None:
        """Say this; an empty text hides the banner."""
        if self._offer is not None:
            self._offer.hide()
        self._say(words, tone)
        self.setVisible(bool(words))

    def _do(self) -> None:
        if self._does is not None:
            self._does()

    def _say(self, words: str, tone: Tone) -> None:
        if words:
            self._dress(tone)
        self._words.setText(words)
        self.setAccessibleName(words)

    def _dress(self, tone: Tone) -> None:
        look = theme.tokens()
        color = {Tone.BAD: look.bad, Tone.WARN: look.warn}.get(tone, look.accent)
        self._icon.setPixmap(
            icons.pixmap(_ICON[tone], 18, color, self.devicePixelRatioF())
        )
        self._icon.setAccessibleName(tr(_NAME.get(tone, Phrase("notice"))))
        self.setProperty("tone", "plain" if tone is Tone.GOOD else tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
