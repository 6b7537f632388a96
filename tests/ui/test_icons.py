"""Our own line icons."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon

from ui import icons
from ui.actions import ACTIONS
from ui.theme import tokens


def test_every_action_with_an_icon_has_its_file(qtbot: object) -> None:
    for action in ACTIONS.values():
        if action.icon:
            assert not icons.icon(action.icon).isNull()
            assert not icons.icon(action.icon).pixmap(QSize(20, 20)).isNull()


def test_every_file_can_be_drawn_in_any_color(qtbot: object) -> None:
    folder = Path(icons.__file__).parent / "resources" / "icons"
    for file in folder.glob("*.svg"):
        picture = icons.pixmap(file.stem, 20, "#ff0000", 1.5).toImage()

        assert picture.width() == 30
        seen = {
            picture.pixelColor(x, y).name()
            for x in range(30)
            for y in range(30)
            if picture.pixelColor(x, y).alpha() == 255
        }
        assert seen == {"#ff0000"}, file.name


def test_a_screen_of_single_density_needs_one_size_only(
    qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = icons.icon("app", "#123456").availableSizes()

    dense_one = SimpleNamespace(devicePixelRatio=lambda: 2.0)
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [dense_one])
    dense = icons.icon("app", "#123457").availableSizes()

    assert sizes == [QSize(20, 20)]
    assert dense == [QSize(20, 20), QSize(40, 40)]


def test_what_may_not_be_pressed_has_a_muted_icon(qtbot: object) -> None:
    icon = icons.on_accent("edit")

    look = {
        mode: icon.pixmap(QSize(20, 20), mode).toImage()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    }
    seen = {
        mode: {
            picture.pixelColor(x, y).name()
            for x in range(20)
            for y in range(20)
            if picture.pixelColor(x, y).alpha() == 255
        }
        for mode, picture in look.items()
    }
    assert seen[QIcon.Mode.Normal] == {tokens().on_accent.lower()}
    assert seen[QIcon.Mode.Disabled] == {tokens().muted.lower()}
