"""Says that work is on its way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.busy import Busy


def test_it_shows_how_far_and_stops_on_demand(qtbot: QtBot) -> None:
    stops: list[int] = []
    busy = Busy("Working", lambda: stops.append(1))
    qtbot.addWidget(busy)
    assert busy.isHidden()
    bar = busy.findChild(QProgressBar)

    busy.begin()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    busy.show_progress(0.25)
    assert bar.value() == 250
    qtbot.mouseClick(busy.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert stops == [1]
