"""The list of pages at the side; without it one would need the menu for each step."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from planner.wording.i18n import tr
from ui import icons, theme
from ui.actions import ACTIONS, PAGES
from ui.desk import Desk

_WIDTH = 196


class Navigation(QListWidget):
    """The pages that this book has, in their order.

    Attributes:
        chosen: the page that the user went to.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, shown: str) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(tr("Pages"))
        self.setFixedWidth(_WIDTH)
        self.setIconSize(QSize(20, 20))
        self.setFont(theme.font())
        for page, words in PAGES.items():
            if not ACTIONS[f"go-{page}"].may(desk) and page != shown:
                continue
            item = QListWidgetItem(icons.icon(page), tr(words))
            item.setData(Qt.ItemDataRole.UserRole, page)
            self.addItem(item)
        self._accented: QListWidgetItem | None = None
        self.currentItemChanged.connect(self._moved)

    def show_page(self, page: str) -> None:
        """Mark the page that is shown; none where it is not in the list."""
        rows = (self.item(row) for row in range(self.count()))
        names = [item.data(Qt.ItemDataRole.UserRole) for item in rows]
        self.setCurrentRow(names.index(page) if page in names else -1)
        self._accent(self.currentItem())

    def _accent(self, item: QListWidgetItem | None) -> None:
        """Only this entry takes the accent's colour: all of them twice take long."""
        for one, draw in ((self._accented, icons.icon), (item, icons.chosen)):
            if one is not None:
                one.setIcon(draw(str(one.data(Qt.ItemDataRole.UserRole))))
        self._accented = item

    def _moved(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
