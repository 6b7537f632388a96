"""A part of a firm's report on the screen, as high as what it says."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from planner.model.book import Book
from reports.document import Section
from ui import preview, theme
from ui.desk import Desk
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.frame import scrolled

Told = Callable[[Book, date], tuple[Section, ...]]


class Paper(QTextBrowser):
    """Text without a frame that never scrolls by itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName("bare")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def tell(self, html: str) -> None:
        """Show this."""
        self.setHtml(html)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: what wraps anew is higher or lower."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = int(self.document().size().height()) + 2
        if height != self.height():
            self.setFixedHeight(height)


class FirmPaper(QWidget):
    """Sections below one another, each in a card with its title."""

    def __init__(self, desk: Desk, told: Told) -> None:
        super().__init__()
        self._desk, self._told = desk, told
        self._room = QWidget()
        self._column = text.column(gap=theme.PAD)
        self._room.setLayout(self._column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(self._room))

    def refresh(self) -> None:
        """Tell of the book as it is now."""
        text.clear(self._column)
        for section in self._told(self._desk.book, self._desk.today):
            card, paper = Card(section.title), Paper(section.title)
            card.add(paper)
            self._column.addWidget(card)
            paper.tell(preview.section_html(section))
        self._column.addStretch(1)
