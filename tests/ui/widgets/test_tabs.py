"""Only the tab that is looked at is worked out."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.tabs import Tabs


class Part(QLabel):
    """Counts how often it is refreshed."""

    def refresh(self) -> None:
        """Count."""
        self.setText(self.text() + "x")


def test_a_part_is_worked_out_once_and_when_it_is_looked_at(qtbot: QtBot) -> None:
    first, second = Part(), Part()
    tabs = Tabs(((first, "First"), (second, "Second")))
    qtbot.addWidget(tabs)
    tabs.age()
    assert tabs.stale == {0, 1}

    tabs.show_part()
    tabs.show_part()
    assert (first.text(), second.text()) == ("x", "")

    tabs.setCurrentIndex(1)
    tabs.setCurrentIndex(0)
    assert (first.text(), second.text()) == ("x", "x")
    assert tabs.stale == set()
