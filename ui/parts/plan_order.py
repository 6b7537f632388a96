"""The order in which the user would repay, dragged or moved by keys, kept at once."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.commands import Assume
from planner.app.queries_loans import LoanRow, loans
from planner.money import ZERO
from planner.wording.i18n import tr
from planner.wording.say import money
from ui import theme
from ui.desk import Desk
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card

_ID = Qt.ItemDataRole.UserRole
_ROW = 36
_PUSHES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Debts(QListWidget):
    """Rows to drag; Alt with an arrow key asks to move the current one."""

    pushed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Your own order"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setFont(theme.font())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QAbstractItemView.keyPressEvent."""
        by = _PUSHES.get(Qt.Key(event.key()))
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pushed.emit(by)
        else:
            super().keyPressEvent(event)


class Order(QWidget):
    """The debts from first to last; each move is a step that undo takes back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._list = _Debts()
        self._list.model().rowsMoved.connect(self._dragged)
        self._up = text.button(tr("Up"), "", partial(self._move, -1))
        self._down = text.button(tr("Down"), "", partial(self._move, 1))
        self._forget = text.button(tr("Forget this order"), "", self._drop)
        self._says = text.label("", Tone.MUTED, theme.SMALL_PT)
        self._list.pushed.connect(self._move)
        self._list.currentRowChanged.connect(self._enable)
        self._lay_out()

    def refresh(self) -> None:
        """Show the debts of the book as it is now, in the order that it keeps."""
        chosen = self._chosen()
        rows = _open_debts(self._desk)
        order = self._desk.book.assumed.order
        places = {name: place for place, name in enumerate(order)}
        rows.sort(key=lambda row: places.get(row.loan, len(places)))
        with QSignalBlocker(self._list):
            self._list.clear()
            for place, row in enumerate(rows, 1):
                words = f"{place}.   {row.name}     {money(row.outstanding)}"
                item = QListWidgetItem(words)
                item.setData(_ID, row.loan)
                item.setSizeHint(QSize(0, _ROW))
                self._list.addItem(item)
        names = [row.loan for row in rows]
        self._list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self._list.setFixedHeight(max(min(len(rows), 9), 1) * _ROW + 10)
        self._forget.setEnabled(bool(order))
        self._says.setText(
            tr(
                "Money to spare goes to the first debt, then to the next. The plan"
                " compares this with the other ways."
            )
            if order
            else tr("No order of your own yet: move a debt to begin one.")
        )
        self._enable()

    def _lay_out(self) -> None:
        card = Card(tr("Your own order"))
        card.add(
            text.label(
                tr("Drag a debt, or move it with Alt+Up and Alt+Down."), Tone.MUTED
            )
        )
        card.add(self._list)
        card.add(text.row(self._up, self._down, self._forget, 1))
        card.add(self._says)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(card)
        whole.addStretch(1)

    def _chosen(self) -> str:
        row = self._list.currentRow()
        return self._names()[row] if row >= 0 else ""

    def _enable(self) -> None:
        place, count = self._list.currentRow(), self._list.count()
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < count - 1)

    def _move(self, by: int) -> None:
        place = self._list.currentRow()
        if not 0 <= place + by < self._list.count():
            return
        names = self._names()
        names.insert(place + by, names.pop(place))
        self._keep(names)

    def _dragged(self) -> None:
        # After the drop has ended, which still holds on to its items.
        QTimer.singleShot(0, self, lambda: self._keep(self._names()))

    def _names(self) -> list[str]:
        items = (self._list.item(row) for row in range(self._list.count()))
        return [str(item.data(_ID)) for item in items]

    def _keep(self, names: list[str]) -> None:
        if tuple(names) != self._desk.book.assumed.order:
            self._desk.bridge.do(Assume({"order": tuple(names)}))
            self.refresh()

    def _drop(self) -> None:
        self._desk.bridge.do(Assume({"order": ()}))
        self.refresh()


def _open_debts(desk: Desk) -> list[LoanRow]:
    rows = loans(desk.book, desk.today)
    return [row for row in rows if row.outstanding > ZERO]
