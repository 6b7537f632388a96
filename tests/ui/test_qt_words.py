"""Qt's own dialogs are Chinese to the last word."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import look
from ui.qt_words import QtWords


@pytest.fixture
def chinese(qtbot: QtBot) -> Iterator[None]:
    look.speak("zh")
    yield
    look.speak("en")


def is_english(words: str) -> bool:
    return any(sign.isascii() and sign.islower() for sign in words)


def labels(dialog: QWidget) -> list[str]:
    return [
        one.text()
        for kind in (QLabel, QAbstractButton)
        for one in dialog.findChildren(kind)
    ]


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("kind", ["file", "question", "print"])
def test_no_english_is_left_in_qts_own_dialogs(kind: str, qtbot: QtBot) -> None:
    dialog: QWidget
    printer = QPrinter()  # the dialog does not keep it
    if kind == "file":
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    elif kind == "print":
        dialog = QPrintDialog(printer)
    else:
        dialog = QMessageBox()
        dialog.setStandardButtons(QMessageBox.StandardButton.Yes)
    qtbot.addWidget(dialog)
    dialog.show()

    assert labels(dialog)
    assert [words for words in labels(dialog) if is_english(words)] == []


@pytest.mark.usefixtures("chinese")
def test_what_qt_has_itself_stays_as_qt_has_it() -> None:
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "查找范围(&L)："
    assert QCoreApplication.translate("QFileDialog", "File &name:").startswith(
        "文件名称"
    )
    assert QCoreApplication.translate("Elsewhere", "Folder") == "Folder"
    assert not QtWords().isEmpty()


def test_english_is_qts_own(qtbot: QtBot) -> None:
    look.speak("en")

    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"
