"""Which receivables may be used for a need; a mix would else sell every one of them."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.wording.i18n import tr
from planner.wording.say import day, money
from ui import theme
from ui.desk import Desk
from ui.theme import Tone
from ui.widgets import text

_ID = Qt.ItemDataRole.UserRole
_ROW, _MOST = 28, 4


class Receivables(QWidget):
    """Open receivables to tick; hidden where the book has none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = tr("Receivables that may be sold or collected early for it")
        self._list = QListWidget()
        self._list.setAccessibleName(words)
        self._list.setFont(theme.font())
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP // 2)
        whole.addWidget(text.label(words, Tone.MUTED, theme.SMALL_PT))
        whole.addWidget(self._list)
        self.refresh()

    def refresh(self) -> None:
        """Offer the receivables that are open now; what was unticked stays so."""
        unticked = self.held_back()
        self._list.clear()
        known = self._desk.book.receivables.values()
        some = [one for one in known if one.collected_on is None]
        for one in sorted(some, key=lambda one: (one.due_on, one.id)):
            words = tr("{debtor}: {amount}, due on {day}")
            item = QListWidgetItem(
                words.format(
                    debtor=one.debtor, amount=money(one.amount), day=day(one.due_on)
                )
            )
            item.setData(_ID, one.id)
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self._list.addItem(item)
        self.put(unticked)
        self._list.setFixedHeight(max(min(len(some), _MOST), 1) * _ROW + 2)
        self.setVisible(bool(some))

    def held_back(self) -> tuple[str, ...]:
        """The ids of those that may not be used."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return tuple(
            str(item.data(_ID))
            for item in items
            if item.checkState() is Qt.CheckState.Unchecked
        )

    def put(self, held_back: Collection[str]) -> None:
        """Untick these and tick all others."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            is_out = item.data(_ID) in held_back
            item.setCheckState(
                Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
            )
