"""The heading of a page and the room below; pages would else begin differently."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Tone
from ui.widgets import text


def framed(
    page: QWidget, title: str, words: str, body: QWidget, *beside: QWidget
) -> None:
    """Lay out a page: its title and words, controls right of them, the body below."""
    heading = text.column(
        text.short(title, points=theme.TITLE_PT, strong=True),
        text.note(words, Tone.MUTED),
        gap=2,
    )
    head = text.row()
    head.addLayout(heading, 1)
    for part in beside:
        head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(theme.EDGE, theme.PAD, theme.EDGE, theme.PAD)
    whole.setSpacing(theme.PAD)
    whole.addLayout(head)
    whole.addWidget(body, 1)
    page.setAccessibleName(title)


def dialog_column(dialog: QWidget) -> QVBoxLayout:
    """The column in which a dialog lays out its parts, its buttons below them."""
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.PAD)
    whole.setSpacing(theme.PAD)
    return whole


def scrolled(body: QWidget) -> QScrollArea:
    """The body in an area that scrolls where the window is too low."""
    body.setObjectName("scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area


def rolled(body: QWidget) -> QScrollArea:
    """The body in an area that scrolls inside a card, on the card's own ground."""
    area = scrolled(body)
    body.setObjectName("oncard")
    area.setObjectName("oncard")
    return area
