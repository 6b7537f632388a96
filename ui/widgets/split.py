"""A list above what belongs to its chosen row, as high as its rows and no higher."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui import theme
from ui.widgets.card import Card
from ui.widgets.table import Table

_FEWEST = 2  # rows that are seen however low the window is
_EDGE = 14  # of the card around the list


class Split(QSplitter):
    """Two parts; until somebody drags the border, the list has whole rows only."""

    def __init__(self, rows: Table[Any], below: QWidget, share: float) -> None:
        """Put them together.

        Args:
            rows: the list.
            below: what the chosen row is about.
            share: of the height that the list takes at most.
        """
        super().__init__(Qt.Orientation.Vertical)
        self._rows, self._share, self._was_dragged = rows, share, False
        self.above = Card(padded=False)
        self.above.add(rows)
        self.setHandleWidth(theme.PAD)
        self.setChildrenCollapsible(False)
        self.addWidget(self.above)
        self.addWidget(below)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._dragged)
        rows.model().modelReset.connect(self.fit)
        rows.model().layoutChanged.connect(self.fit)
        rows.horizontalScrollBar().rangeChanged.connect(self.fit)

    def fit(self) -> None:
        """Give the list what its rows need, as far as there is room."""
        if self._was_dragged:
            return
        bar = self._rows.horizontalScrollBar()
        around = self._rows.horizontalHeader().sizeHint().height() + _EDGE
        around += bar.sizeHint().height() if bar.maximum() > 0 else 0
        room = int(self.height() * self._share - around) // theme.ROW
        shown = max(min(self._rows.model().rowCount(), room), _FEWEST)
        high = around + shown * theme.ROW
        self.above.setMinimumHeight(around + _FEWEST * theme.ROW)
        self.setSizes([high, max(self.height() - high - self.handleWidth(), 1)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QSplitter.resizeEvent."""
        super().resizeEvent(event)
        self.fit()

    def _dragged(self) -> None:
        self._was_dragged = True
