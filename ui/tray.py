"""The program's entry in the desktop's tray; without it nobody is told there."""

from collections.abc import Callable
from typing import Protocol

from PySide6 import QtWidgets  # its tray is made when it is first named
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui import icons


class Desktop(Protocol):
    """Where the desktop is told something."""

    def tell(self, title: str, words: str) -> bool:
        """Show it; whether the desktop can."""
        ...

    def leave(self) -> None:
        """Go away from the desktop."""
        ...


class Tray(QObject):
    """One entry of the tray, there from the first word on; a click opens the window."""

    def __init__(
        self, opened: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._icon: QtWidgets.QSystemTrayIcon | None = None

    def tell(self, title: str, words: str) -> bool:
        """Show it; whether the desktop can."""
        if not QtWidgets.QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            self._icon = QtWidgets.QSystemTrayIcon(icons.icon("app"), self)
            self._icon.activated.connect(self._clicked)
            self._icon.messageClicked.connect(self.come)
        self._icon.setToolTip(f"{QGuiApplication.applicationDisplayName()}: {words}")
        self._icon.show()
        self._icon.showMessage(title, words, icons.icon("app"))
        return True

    def leave(self) -> None:
        """Go away from the desktop."""
        if self._icon is not None:
            self._icon.hide()

    def come(self) -> None:
        """Open the window, as a click does."""
        self._opened()

    def _clicked(self, how: "QtWidgets.QSystemTrayIcon.ActivationReason") -> None:
        if how is QtWidgets.QSystemTrayIcon.ActivationReason.Trigger:
            self.come()
