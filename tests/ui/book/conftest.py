"""A window behind, for the dialogs of a book to belong to."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

BEHIND: list[QWidget] = []


@pytest.fixture(autouse=True)
def _behind(qtbot: QtBot) -> Iterator[None]:
    """A window for dialogs, which delete themselves, to belong to."""
    BEHIND[:] = [QWidget()]
    qtbot.addWidget(BEHIND[0])
    yield
    for left in BEHIND[0].findChildren(QDialog):
        left.hide()  # what is deleted later would keep all others waiting till then
    BEHIND.clear()
