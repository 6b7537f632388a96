"""Says that work is on its way."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
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


def test_after_a_second_it_tells_how_long_the_rest_takes(
    qtbot: QtBot, monkeypatch
) -> None:
    busy = Busy("Working", lambda: None)
    qtbot.addWidget(busy)
    busy.begin()
    said = busy.findChildren(QLabel)[-1]

    monkeypatch.setattr(QElapsedTimer, "elapsed", lambda _: 500)
    busy.show_progress(0.5)
    assert said.isHidden()
    monkeypatch.setattr(QElapsedTimer, "elapsed", lambda _: 3000)
    busy.show_progress(0.25)
    assert said.text() == "about 9 s left"
    busy.show_progress(0.0)
    assert said.text() == "about 9 s left"
    monkeypatch.setattr(QElapsedTimer, "elapsed", lambda _: 60_000)
    busy.show_progress(0.2)
    assert said.text() == "about 4 min left"
    busy.begin()
    assert said.isHidden()
