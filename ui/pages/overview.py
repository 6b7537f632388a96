"""What is owed, what is due, what needs a look."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.model.records import Line
from ui.desk import Desk
from ui.widgets import text
from ui.widgets.empty import Empty


class Page(QWidget):
    asked = Signal(str)
    CONCERNS = frozenset({Line})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(
            Empty("overview", "Hello", "words", text.primary("Go", "add"))
        )

    def refresh(self) -> None: ...
