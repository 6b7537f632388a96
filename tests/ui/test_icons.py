"""Our own line icons."""

from pathlib import Path

from PySide6.QtCore import QSize

from ui import icons
from ui.actions import ACTIONS


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
