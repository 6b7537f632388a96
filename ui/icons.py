"""Our own line icons in the colour of the look; a picture file has one colour only."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import tokens

_FOLDER = Path(__file__).parent / "resources" / "icons"
_SIZES = (16, 20, 24, 32, 40, 48)


def icon(name: str, color: str = "") -> QIcon:
    """The icon of that name, in the text colour unless another is given."""
    return _drawn(name, color or tokens().text, tokens().accent)


def pixmap(name: str, size: int, color: str, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels, crisp at ``ratio``."""
    svg = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", color).encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _drawn(name: str, color: str, chosen: str) -> QIcon:
    whole = QIcon()
    look = tokens()
    for size in _SIZES:
        whole.addPixmap(pixmap(name, size, color))
        whole.addPixmap(pixmap(name, size, chosen), QIcon.Mode.Selected)
        whole.addPixmap(pixmap(name, size, look.muted), QIcon.Mode.Disabled)
    return whole
