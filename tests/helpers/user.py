"""What a user does: looks for words on the screen, clicks and types."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.forms import fill
from ui.forms.dialog import FormDialog
from ui.widgets.table import Table
from ui.window import Window

_MOST_STEPS = 50


class User:
    """Somebody with mouse and keyboard before a window."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def press(self, words: str) -> None:
        """Click the visible button with these words, in a dialog if there is one."""
        self.qtbot.waitUntil(lambda: bool(self._buttons(words)))
        self.qtbot.mouseClick(self._buttons(words)[0], Qt.MouseButton.LeftButton)

    def _buttons(self, words: str) -> list[QWidget]:
        inside: QWidget = self.dialogs[-1] if self.dialogs else self.window
        return [
            one
            for kind in (QPushButton, QToolButton)
            for one in inside.findChildren(kind)
            if one.isVisible() and one.text() == words
        ]

    def go(self, page: str) -> None:
        """Click a page in the side navigation."""
        nav = self.window.centralWidget().findChild(QListWidget, "navigation")
        (item,) = nav.findItems(page, Qt.MatchFlag.MatchExactly)
        place = nav.visualItemRect(item).center()
        self.qtbot.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def come(self) -> None:
        """Bring the window before all others, so that it hears the keys."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def keys(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key with modifiers, as the window's shortcuts hear it."""
        self.come()
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(self.window, key, held)

    def fill(self, **typed: object) -> None:
        """Fill the fields of the form that is open."""
        dialog = self.dialogs[-1]
        assert isinstance(dialog, FormDialog)
        fill(dialog, self.qtbot, **typed)

    def enter(self) -> None:
        """Press Enter in the form that is open."""
        self.qtbot.keyClick(self.dialogs[-1], Qt.Key.Key_Return)

    @property
    def dialogs(self) -> list[QDialog]:
        """The dialogs that are open."""
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def table(self, name: str) -> Table:
        """The visible table of that name."""
        self.qtbot.waitUntil(lambda: bool(self._tables(name)))
        return self._tables(name)[0]

    def _tables(self, name: str) -> list[Table]:
        return [
            one
            for one in self.window.page.findChildren(Table)
            if one.isVisible() and one.accessibleName() == name
        ]

    def click_row(self, name: str, row: int) -> None:
        """Click a row of a table."""
        table = self.table(name)
        place: QPoint = table.visualRect(table.model().index(row, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def cells(self, name: str, column: int) -> list[str]:
        """The texts of a column of a table."""
        model = self.table(name).model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def undo_all(self) -> None:
        """Undo by the keyboard until nothing is left."""
        # The newest one: those of a window rebuilt are deleted a little later.
        undo = self.window.findChildren(QAction, "undo")[-1]
        for _ in range(_MOST_STEPS):
            if not undo.isEnabled():
                return
            self.keys(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        raise AssertionError("undo never ends")
