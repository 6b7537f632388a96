"""What waits for the first painting."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.painted import Painted


def test_it_is_told_once_after_the_first_painting(qtbot: QtBot) -> None:
    told: list[bool] = []
    over = QWidget()
    qtbot.addWidget(over)
    Painted(over, lambda: told.append(over.isVisible()))
    qtbot.wait(20)
    assert told == []

    over.show()
    qtbot.waitUntil(lambda: told == [True])
    over.repaint()
    qtbot.wait(20)

    assert told == [True]


def test_two_paintings_before_the_telling_tell_once(qtbot: QtBot) -> None:
    told: list[int] = []
    over = QWidget()
    qtbot.addWidget(over)
    mark = Painted(over, lambda: told.append(1), after_ms=30)

    over.show()
    qtbot.waitExposed(over)
    mark.repaint()
    mark.repaint()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(50)

    assert told == [1]
