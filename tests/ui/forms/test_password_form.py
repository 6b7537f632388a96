"""The password of a locked zip is asked for, handed on and forgotten."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.forms import password_form


def opened(qtbot: QtBot, told: list[str]) -> QDialog:
    dialog = password_form.ask("locked", told.append)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_enter_hands_the_password_on(qtbot: QtBot) -> None:
    told: list[str] = []
    dialog = opened(qtbot, told)
    field = dialog.findChild(QLineEdit)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()

    qtbot.keyClicks(field, "483920")
    assert field.displayText() != "483920"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert told == ["483920"]
    assert not dialog.isVisible()


def test_leaving_hands_nothing_on(qtbot: QtBot) -> None:
    told: list[str] = []
    dialog = opened(qtbot, told)

    screen.press(dialog, "Cancel", qtbot)

    assert not told
    assert not dialog.isVisible()
