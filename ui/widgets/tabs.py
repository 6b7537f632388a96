"""Tabs of which only the one that is looked at is worked out; pages would else wait."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QTabWidget, QWidget


class _Part(Protocol):
    """What a tab shows; a widget."""

    def refresh(self) -> None:
        """Show the book as it is now."""
        ...


class Tabs(QTabWidget):
    """Parts of a page side by side; each is refreshed when somebody looks at it.

    Attributes:
        stale: the places of those that do not show the book as it is now.
    """

    def __init__(self, parts: Sequence[tuple[_Part, str]]) -> None:
        super().__init__()
        self._parts = [part for part, _ in parts]
        self.stale: set[int] = set()
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        for part, words in parts:
            assert isinstance(part, QWidget)  # noqa: S101  # a protocol cannot say so
            self.addTab(part, words)
        self.currentChanged.connect(self.show_part)

    def age(self) -> None:
        """None of them shows the book as it is now."""
        self.stale = set(range(self.count()))

    def show_part(self) -> None:
        """Work out the part that is looked at, if that was not done yet."""
        place = self.currentIndex()
        if place in self.stale:
            self.stale.discard(place)
            self._parts[place].refresh()
