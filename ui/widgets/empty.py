"""What stands where nothing is recorded yet; a blank page helps nobody."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.theme import Tone
from ui.widgets import text


class Empty(QWidget):
    """An icon, what belongs here, and the next steps as buttons."""

    def __init__(self, icon: str, title: str, words: str, *steps: QPushButton) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(
            icons.pixmap(icon, 48, theme.tokens().accent, self.devicePixelRatioF())
        )
        picture.setAccessibleName(title)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = text.label(title, points=13.0, strong=True)
        said = text.label(words, Tone.MUTED)
        for shown in (heading, said):
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setFixedWidth(560)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.EDGE)
        whole.setSpacing(theme.GAP)
        whole.addStretch(2)
        whole.addWidget(picture)
        whole.addWidget(heading)
        whole.addLayout(text.row(1, said, 1))
        if steps:
            whole.addSpacing(theme.GAP)
            whole.addLayout(text.row(1, *steps, 1))
        whole.addStretch(3)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
