"""What needs a look, one line each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.queries import Level, WarningRow
from planner.phrases import Phrase, Sentence
from tests.helpers.screen import TODAY
from ui.widgets.warnings import Warnings

ROWS = [
    WarningRow("overdue", TODAY, level, Sentence(Phrase("{n} loans"), n=n), "x")
    for n, level in enumerate([*Level, *Level, *Level])
]


def shown(widget: Warnings) -> list[str]:
    return [
        one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)
    ]


def test_the_first_ones_stand_there_and_the_rest_is_counted(qtbot: QtBot) -> None:
    opened: list[WarningRow] = []
    widget = Warnings(opened.append)
    qtbot.addWidget(widget)
    widget.show()

    widget.show_rows(ROWS)
    qtbot.waitUntil(lambda: "and 3 more" in shown(widget))
    buttons = [
        one for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)
    ]
    assert buttons[0].accessibleName() == "Look: 0 loans"
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert opened == ROWS[:1]

    widget.show_rows(())
    qtbot.waitUntil(lambda: shown(widget) == ["Nothing needs your attention."])
