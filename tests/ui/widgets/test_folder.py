"""A folder is chosen in a dialog of the system, and told in the field."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.widgets.folder import FolderEdit


def test_a_folder_is_chosen_or_left(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[Path | None] = []
    field = FolderEdit("Books", lambda: told.append(field.path))
    qtbot.addWidget(field)
    field.show()
    assert "none chosen" in screen.all_text(field)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    screen.press(field, "Choose: Books", qtbot)
    assert told == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    screen.press(field, "Choose: Books", qtbot)

    assert told == [tmp_path]
    assert str(tmp_path) in screen.all_text(field)
