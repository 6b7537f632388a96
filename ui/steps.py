"""The steps of this session in their order; without it undo would be one at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.bridge import Bridge
from ui.widgets import text
from ui.widgets.frame import dialog_column

_PLACE = Qt.ItemDataRole.UserRole


class Steps(QDialog):
    """All steps since the book was opened; Enter goes back, or forward, to one."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setWindowTitle(tr("History"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(520, 380)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Steps"))
        self._list.setFont(theme.font())
        self._list.setSpacing(4)
        self._list.itemActivated.connect(self._go)
        note = tr("Choose a step to have the book as it was after it.")
        close = text.button(tr("Close"), clicked=self.reject)
        there = text.primary(tr("Go there"), clicked=self._go_chosen)
        there.setDefault(True)
        whole = dialog_column(self)
        whole.addWidget(text.label(note))
        whole.addWidget(self._list, 1)
        whole.addLayout(text.row(1, close, there))
        self._fill()

    def _fill(self) -> None:
        done = [say(change.label) for change in self._bridge.history]
        undone = [say(change.label) for change in self._bridge.future]
        names = [tr("As it was when the book was opened"), *done, *undone]
        for place, name in enumerate(names):
            item = QListWidgetItem(name)
            item.setData(_PLACE, place)
            if place > len(done):
                item.setForeground(theme.color("muted"))
                item.setToolTip(tr("Undone; going there does it again."))
            self._list.addItem(item)
        self._list.setCurrentRow(len(done))
        self._list.setFocus()

    def _go_chosen(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        wanted = int(item.data(_PLACE))
        while len(self._bridge.history) > wanted and self._bridge.undo():
            pass
        while len(self._bridge.history) < wanted and self._bridge.redo():
            pass
        self.accept()
