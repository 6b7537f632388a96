"""One box over everything: pages, actions, what the book holds, channels."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.labels import name_of
from planner.catalogue.read import catalogue
from planner.model.book import Book
from planner.wording.i18n import language, tr
from planner.wording.say import money, say
from ui import icons, theme
from ui.actions import ACTIONS
from ui.desk import Desk

_MOST = 12
_RECORD = Qt.ItemDataRole.UserRole + 1


class Search(QDialog):
    """Type a few letters, choose with the arrows, Enter goes there.

    Attributes:
        chosen: the id of an action.
        meant: the id of what the action's page is to show: a line, a loan, a channel.
    """

    chosen = Signal(str)
    meant = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Search everything"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._places = tuple(_places(desk))
        self._typed = QLineEdit()
        self._typed.setMaxLength(200)
        self._typed.setPlaceholderText(
            tr("Page, action, line, loan, income, customer, channel or plan")
        )
        self._typed.setAccessibleName(tr("Search everything"))
        self._found = QListWidget()
        self._found.setAccessibleName(tr("Found"))
        self._found.setFont(theme.font())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        whole.addWidget(self._typed)
        whole.addWidget(self._found)
        self._typed.textChanged.connect(self._look_up)
        self._typed.installEventFilter(self)
        self._typed.returnPressed.connect(self._choose)
        self._found.itemActivated.connect(self._choose)
        self._look_up("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: arrows in the box move in the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self._found.currentRow() + step
                self._found.setCurrentRow(max(0, min(row, self._found.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _look_up(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self._found.clear()
        for words, icon, action, record in self._places:
            if all(part in words.casefold() for part in wanted):
                item = QListWidgetItem(icons.icon(icon or "open"), words)
                item.setData(Qt.ItemDataRole.UserRole, action)
                item.setData(_RECORD, record)
                self._found.addItem(item)
                if self._found.count() == _MOST:
                    break
        self._found.setCurrentRow(0)

    def _choose(self) -> None:
        item = self._found.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
            if record := str(item.data(_RECORD)):
                self.meant.emit(record)


def _places(desk: Desk) -> Iterator[tuple[str, str, str, str]]:
    for action in ACTIONS.values():
        if action.may(desk) and action.id != "find":
            words = tr(action.words).removesuffix("…").rstrip()
            yield words, action.icon, action.id, ""
    yield from _records(desk.book)
    for channel in catalogue().channels.values():
        if desk.book.profile.kind in channel.borrowers:
            name = channel.name.in_(language())
            yield name, "channels", "go-channels", channel.id


def _records(book: Book) -> Iterator[tuple[str, str, str, str]]:
    for line in book.lines.values():
        yield name_of(line), "lines", "go-lines", line.id
    for loan in book.loans.values():
        yield name_of(loan), "loans", "go-loans", loan.id
    for expected in book.expected.values():
        yield expected.name, "calendar", "go-calendar", expected.id
    for one in book.receivables.values():
        words = f"{one.debtor}  {money(one.amount)}  {say(one.due_on)}"
        yield words, "business", "go-business", one.id
    for plan in book.plans.values():
        yield plan.name, plan.kind, f"go-{plan.kind}", plan.id
