"""A part of a page that is made when it is looked at; a page would else open slowly."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget


class _Refreshed(Protocol):
    def refresh(self) -> None:
        """Show the book as it is now."""
        ...


class Later(QWidget):
    """Empty until its first refresh; then it holds the part."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self._part: QWidget | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)

    @property
    def part(self) -> QWidget:
        """What it holds; made now if it was not made yet."""
        if self._part is None:
            self._part = self._make()
            cast("QVBoxLayout", self.layout()).addWidget(self._part)
            self._part.show()  # now, and not after the event at hand
        return self._part

    def refresh(self) -> None:
        """Show the book as it is now."""
        cast("_Refreshed", self.part).refresh()
