"""The few settings there are."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.preferences import Preferences, Wanted
from ui.settings import Settings
from ui.theme import Theme


def opened(tmp_path: Path, qtbot: QtBot, *, has_key: bool = False) -> Preferences:
    made = Preferences(Settings(tmp_path / "s.ini"), has_key=has_key)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_set_is_shown_and_saved_as_chosen(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(tmp_path, qtbot)
    assert shown.wanted() == Wanted("en", Theme.SYSTEM, "a4", None, reminds=False)
    chosen: list[Wanted] = []
    shown.chosen.connect(chosen.append)
    place = tmp_path / "stick"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))

    screen.named(shown, "Language").put("zh")
    screen.named(shown, "Light or dark").put(Theme.DARK)
    screen.named(shown, "Page size").put("letter")
    shown.findChild(QCheckBox).setChecked(True)
    screen.press(shown, "Choose …", qtbot)
    screen.press(shown, "Save", qtbot)

    assert chosen == [Wanted("zh", Theme.DARK, "letter", place, reminds=True)]


def test_a_place_may_be_left_as_it_is_or_given_up(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    Settings(tmp_path / "s.ini").backup_place = tmp_path
    shown = opened(tmp_path, qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    screen.press(shown, "Choose …", qtbot)
    assert shown.wanted().backup_place == tmp_path

    screen.press(shown, "Beside the book", qtbot)

    assert shown.wanted().backup_place is None
    assert "In a folder beside the book" in screen.all_text(shown)


def test_each_setting_says_what_it_is_for(tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(tmp_path, qtbot)

    for name in ("Language", "Light or dark", "Page size", "Reminders", "Password"):
        assert screen.named(shown, name).accessibleDescription()


@pytest.mark.parametrize("words", ["Set password …", "Change password …"])
def test_the_password_is_asked_for_elsewhere(
    tmp_path: Path, qtbot: QtBot, words: str
) -> None:
    shown = opened(tmp_path, qtbot, has_key=words.startswith("Change"))

    with qtbot.waitSignal(shown.password_asked):
        screen.press(shown, words, qtbot)

    assert not shown.isVisible()
