"""Somebody who presses everything: a random user of the real window, by seed.

Every step is a mouse, key, drop or clipboard event. Beside the window a replay of what
the book said of itself is kept, so that a record that is lost would be missed.
"""

import random
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from planner.model.book import TABLE_OF, Book
from planner.model.change import Change
from planner.model.records import Record
from ui.actions import ACTIONS
from ui.bridge import Bridge
from ui.forms.password_form import PasswordDialog
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
TYPED = (
    *("3,000", "3千", "1.2万", "12", "0", "-5", "1e9", "¥3,000.50", "abc", "==", "="),
    *("万5/日", "0.05%/天", "年化18%", "7.2厘", "18%", "0.1", "2026-12-01", "+7"),
    *("today", "11-25", "31", "2026-02-30", "名字", "A name", "'; drop table", "😀"),
    *("\u202eabc", "\u200b", "\x00", "a\tb\nc", "9" * 60, "ｅ１２", " "),
)
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space),
    *(Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_7),
)
CLIPBOARD = (
    *("x" * 1_000_000, "3,000\t4,000\n5,000", "\u202e\u2066evil", "a\x00b"),
    *("😀" * 2_000, "1\n" * 50_000, "0.05%/天", "2026-12-24", ""),
)
# The rest of the program's own keys; what leaves it is a step of its own.
SHORTCUTS = tuple(
    action.shortcut
    for action in ACTIONS.values()
    if action.shortcut and action.id != "quit"
)


@dataclass
class Replay:
    """What a book must hold, told by its changes alone."""

    records: dict[tuple[type[Record], str], Record] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book) -> "Replay":
        """As a book begins."""
        return cls({(type(one), one.id): one for one in records_of(book)})

    def take(self, change: Change) -> None:
        """Follow one step, forward or back."""
        for one in change.saved():
            self.records[type(one), one.id] = one
        for one in change.dropped():
            del self.records[type(one), one.id]

    def holds(self, book: Book) -> bool:
        """Whether a book has these records and no others."""
        return self.records == Replay.of(book).records


def records_of(book: Book) -> Sequence[Record]:
    """Every record that has an id of its own."""
    return [one for name in TABLE_OF.values() for one in getattr(book, name).values()]


class RandomUser:
    """Presses, types, drops and pastes at random; the same for the same seed."""

    def __init__(self, window: Window, seed: int, droppings: Sequence[Path]) -> None:
        self.window = window
        self.trail: list[str] = []
        self._dice = random.Random(seed)  # noqa: S311  # no secret depends on it
        self._droppings = tuple(droppings)
        self._bridge: Bridge | None = None
        self._replay = Replay()
        self._ways: tuple[tuple[Callable[[], None], int], ...] = (
            (self._press, 30),
            (self._type, 18),
            (self._key, 18),
            (self._go, 10),
            (self._row, 12),
            (self._shortcut, 10),
            (self._tab, 5),
            (self._undo, 8),
            (self._paste, 3),
            (self._drop, 2),
            (self._menu, 4),
            (self._context, 3),
            (self._twice, 3),
            (self._leave, 4),
        )

    def step(self) -> None:
        """Do one thing."""
        self._follow()
        ways, weights = zip(*self._ways, strict=True)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._in_popup(popup)
        else:
            (way,) = self._dice.choices(ways, weights)
            way()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def has_lost_nothing(self) -> bool:
        """Whether the book on the screen is what its changes tell."""
        self._follow()
        return self._replay.holds(self.window.desk.book)

    def _follow(self) -> None:
        bridge = self.window.desk.bridge
        if bridge is not self._bridge:
            self._bridge = bridge
            self._replay = Replay.of(bridge.book)
            bridge.changed.connect(self._replay.take)

    @property
    def _inside(self) -> QWidget:
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal
        others = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return self._dice.choice([*others, self.window])

    def _seen(self, *kinds: type[QWidget]) -> list[QWidget]:
        inside = self._inside
        return [
            one
            for kind in kinds
            for one in inside.findChildren(kind)
            if one.isVisible() and one.isEnabled() and one.width() > 0
        ]

    def _pick(self, *kinds: type[QWidget]) -> QWidget | None:
        seen = self._seen(*kinds)
        return self._dice.choice(seen) if seen else None

    def _say(self, what: str, widget: QWidget | None = None, more: str = "") -> None:
        words = ""
        if widget is not None:
            named = widget.accessibleName() or getattr(widget, "text", str)()
            words = f"{type(widget).__name__} {str(named)[:40]!r}"
        page = self.window.page.accessibleName()
        self.trail.append(f"[{page}] {what} {words} {more}".strip())

    def _press(self) -> None:
        button = self._pick(QAbstractButton)
        if isinstance(QApplication.activeModalWidget(), PasswordDialog):
            QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)
        elif button is not None:
            self._say("press", button)
            QTest.mouseClick(button, LEFT)

    def _twice(self) -> None:
        button = self._pick(QAbstractButton)
        if button is None or isinstance(button.window(), PasswordDialog):
            return
        self._say("press twice", button)
        QTest.mouseClick(button, LEFT)
        if isValid(button):  # what the first click asked may have closed its window
            QTest.mouseDClick(button, LEFT)

    def _type(self) -> None:
        edit = self._pick(QLineEdit, QComboBox)
        if edit is None:
            return
        words = self._dice.choice(TYPED)
        self._say("type", edit, repr(words[:20]))
        edit.setFocus()
        if isinstance(edit, QComboBox):
            down = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End)
            QTest.keyClick(edit, self._dice.choice(down))
            return
        if self._dice.random() < 0.7:
            QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for sign in words:
            key = Qt.Key(ord(sign)) if sign in string.digits else Qt.Key.Key_unknown
            QTest.sendKeyEvent(QTest.KeyAction.Click, edit, key, sign, PLAIN)
        if self._dice.random() < 0.4:
            QTest.keyClick(edit, Qt.Key.Key_Return)

    def _key(self) -> None:
        where = QApplication.focusWidget() or self._inside
        key = self._dice.choice(KEYS)
        self._say("key", where, key.name)
        QTest.keyClick(where, key)

    def _shortcut(self) -> None:
        keys = self._dice.choice(SHORTCUTS)
        self._say("keys", None, keys)
        QTest.keySequence(self._inside, QKeySequence(keys))

    def _undo(self) -> None:
        keys = self._dice.choice(("Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z"))
        self._say("keys", None, keys)
        QTest.keySequence(self._inside, QKeySequence(keys))

    def _go(self) -> None:
        nav = self.window.centralWidget().findChild(QListWidget, "navigation")
        if self._inside is not self.window:
            return
        item = nav.item(self._dice.randrange(nav.count()))
        self._say("go", nav, item.text())
        QTest.mouseClick(nav.viewport(), LEFT, PLAIN, nav.visualItemRect(item).center())

    def _tab(self) -> None:
        bar = self._pick(QTabBar)
        if isinstance(bar, QTabBar) and bar.count():
            place = self._dice.randrange(bar.count())
            self._say("tab", bar, bar.tabText(place))
            QTest.mouseClick(bar, LEFT, PLAIN, bar.tabRect(place).center())

    def _row(self) -> None:
        table = self._pick(QTableView)
        if not isinstance(table, QTableView) or table.model() is None:
            return
        model = table.model()
        if self._dice.random() < 0.2 or not model.rowCount():
            head = table.horizontalHeader()
            place = self._dice.randrange(max(model.columnCount(), 1))
            self._say("head", table, str(place))
            where = QPoint(head.sectionViewportPosition(place) + 5, head.height() // 2)
            QTest.mouseClick(head.viewport(), LEFT, PLAIN, where)
            return
        index = model.index(
            self._dice.randrange(min(model.rowCount(), 20)),
            self._dice.randrange(model.columnCount()),
        )
        where, view = table.visualRect(index).center(), table.viewport()
        self._say("row", table, str(index.row()))
        QTest.mouseClick(view, LEFT, PLAIN, where)
        if self._dice.random() < 0.3:
            QTest.mouseDClick(view, LEFT, PLAIN, where)

    def _leave(self) -> None:
        """Esc, so that no dialog holds the user for long."""
        inside = self._inside
        if inside is not self.window:
            self._say("leave", inside)
            QTest.keyClick(inside, Qt.Key.Key_Escape)

    def _paste(self) -> None:
        edit = self._pick(QLineEdit)
        if edit is not None:
            self._say("paste", edit)
            QGuiApplication.clipboard().setText(self._dice.choice(CLIPBOARD))
            edit.setFocus()
            QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _drop(self) -> None:
        if self._inside is not self.window:
            return
        path = self._dice.choice(self._droppings)
        self._say("drop", None, path.name)
        drop(self.window.page, path)

    def _menu(self) -> None:
        if self._inside is self.window:
            bar = self.window.menuBar()
            action = self._dice.choice(bar.actions())
            self._say("menu", None, action.text())
            where = bar.actionGeometry(action).center()
            QTest.mouseClick(bar, LEFT, PLAIN, where)

    def _context(self) -> None:
        table = self._pick(QTableView)
        if table is not None:
            self._say("context menu", table)
            key = QContextMenuEvent.Reason.Keyboard
            middle = table.rect().center()
            event = QContextMenuEvent(key, middle, table.mapToGlobal(middle))
            QApplication.sendEvent(table, event)

    def _in_popup(self, popup: QWidget) -> None:
        if isinstance(popup, QMenu) and self._dice.random() < 0.8:
            actions = [one for one in popup.actions() if one.isEnabled()]
            actions = [one for one in actions if one.objectName() != "quit"]
            if actions:
                action = self._dice.choice(actions)
                self._say("choose", None, action.text())
                where = popup.actionGeometry(action).center()
                QTest.mouseClick(popup, LEFT, PLAIN, where)
                return
        self._say("leave the menu")
        QTest.keyClick(popup, Qt.Key.Key_Escape)
        popup.close()


def drop(target: QWidget, *paths: Path) -> bool:
    """Drop files on a widget; whether it took them."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), action, dropped, LEFT, PLAIN)
    enter.ignore()
    QGuiApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(50, 50), action, dropped, LEFT, PLAIN)
    QGuiApplication.sendEvent(target, event)
    return True
