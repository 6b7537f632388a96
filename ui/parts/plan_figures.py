"""The large numbers above an answer, side by side and equally wide."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets import text
from ui.widgets.card import Figure


class Figures(QWidget):
    """A row of figure cards; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.PAD)
        self.hide()

    def show_figures(self, *figures: Figure) -> None:
        """Show these instead."""
        text.clear_grid(self._grid)
        for place, figure in enumerate(figures):
            self._grid.addWidget(figure, 0, place)
            self._grid.setColumnStretch(place, 1)
        self.setVisible(bool(figures))
