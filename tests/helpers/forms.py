"""Fills a form as a user would, with keys and clicks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.forms.dialog import FormDialog
from ui.widgets.edit import Choice


def shown(dialog: FormDialog, qtbot: QtBot) -> FormDialog:
    """The dialog, open."""
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def fill(dialog: FormDialog, qtbot: QtBot, **typed: object) -> None:
    """Type a text into each field, or choose a value of a choice."""
    for name, value in typed.items():
        widget = dialog.form.widget(name)
        widget.setFocus()
        if isinstance(widget, Choice):
            widget.put(value)
        elif isinstance(widget, QLineEdit):
            widget.selectAll()
            qtbot.keyClick(widget, Qt.Key.Key_Delete)
            type_text(widget, str(value), qtbot)


def type_text(widget: QLineEdit, words: str, qtbot: QtBot) -> None:
    """Type with keys; Chinese comes from an input method, which commits it whole."""
    if words.isascii():
        qtbot.keyClicks(widget, words)
        return
    event = QInputMethodEvent()
    event.setCommitString(words)
    QGuiApplication.sendEvent(widget, event)


def press(dialog: FormDialog, qtbot: QtBot, words: str) -> None:
    """Click the button with these words."""
    buttons = [one for one in dialog.findChildren(QPushButton) if one.text() == words]
    assert len(buttons) == 1, words
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
