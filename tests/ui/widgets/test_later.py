"""A part of a page that is made when it is looked at."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.later import Later


class Part(QLabel):
    """Counts how often it is refreshed."""

    def refresh(self) -> None:
        """Count."""
        self.setText(self.text() + "x")


def test_it_is_made_once_at_the_first_refresh(qtbot: QtBot) -> None:
    later = Later(Part)
    qtbot.addWidget(later)
    assert later.findChild(Part) is None

    later.refresh()
    later.refresh()

    (part,) = later.findChildren(Part)
    assert part is later.part
    assert part.text() == "xx"
