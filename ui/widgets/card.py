"""A framed place with a heading; it parts a page into things one can name."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.wording.i18n import tr
from ui import theme
from ui.theme import Tone
from ui.widgets import text

_CORNER = 26  # the button that explains a figure


class Card(QFrame):
    """A rounded frame; parts are added to ``inside``.

    Attributes:
        inside: the layout below the heading.
        head: the layout of the heading, for a button at its right end.
    """

    def __init__(self, title: str = "", *, padded: bool = True) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        whole = QVBoxLayout(self)
        if padded:
            whole.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        else:
            # Room for the frame and its round corners, which a table would cover.
            top = 12 if title else theme.GAP // 2
            whole.setContentsMargins(1, top, 1, theme.GAP)
        whole.setSpacing(theme.GAP)
        self.head = text.row()
        if title:
            heading = text.short(title, points=11.0, strong=True)
            # Else spare height would part the heading from what it names.
            heading.setSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum
            )
            self.head.addWidget(heading)
            self.head.addStretch(1)
            if not padded:
                self.head.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
            whole.addLayout(self.head, 0)
        self.inside = text.column()
        whole.addLayout(self.inside)

    def add(self, part: QWidget | QBoxLayout) -> None:
        """Put a part at the end."""
        if isinstance(part, QWidget):
            self.inside.addWidget(part)
        else:
            self.inside.addLayout(part)


class Figure(Card):
    """One large number with its name above and a remark below."""

    def __init__(
        self, caption: str, value: str, note: str = "", tone: Tone = Tone.PLAIN
    ) -> None:
        super().__init__()
        self._why: QPushButton | None = None
        self.value = text.short(value, tone, theme.FIGURE_PT, strong=True)
        self.note: QLabel = text.note(note, Tone.MUTED, theme.SMALL_PT)
        self.add(text.short(caption, Tone.MUTED))
        self.add(self.value)
        self.add(self.note)
        self.inside.setSpacing(2)
        self.inside.addStretch(1)
        self.setAccessibleName(caption)
        self.setAccessibleDescription(f"{value} {note}".strip())

    def explain(self, why: Callable[[], None]) -> None:
        """Offer in its corner how the figure comes about; nothing moves for it."""
        if self._why is None:
            words = tr("How “{figure}” comes about")
            name = words.format(figure=self.accessibleName())
            self._why = text.small(name, "info", why)
            self._why.setProperty("flat", "true")
            self._why.setParent(self)
            self._why.resize(_CORNER, _CORNER)
            self._place()
            self._why.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._why is not None:
            self._why.move(self.width() - _CORNER - theme.GAP, theme.GAP)
