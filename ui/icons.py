"""Our own line icons in the colour of the look; a picture file has one colour only."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import tokens

_FOLDER = Path(__file__).parent / "resources" / "icons"
# Shown at 18–20 logical pixels, on screens of single to double density.
_SIZES = (20, 40)


def icon(name: str, color: str = "") -> QIcon:
    """The icon of that name, in the text colour unless another is given."""
    return _drawn(name, color or tokens().text)


def on_accent(name: str) -> QIcon:
    """The icon of a button in the accent's colour; muted where it cannot be pressed."""
    look = tokens()
    return _with_disabled(name, look.on_accent, look.muted)


def chosen(name: str) -> QIcon:
    """The icon of the entry that is chosen, in the accent's colour."""
    whole = QIcon()
    for size in _sizes():
        picture = pixmap(name, size, tokens().accent)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            whole.addPixmap(picture, mode)
    return whole


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


def _sizes() -> tuple[int, ...]:
    """Those that some screen of this machine shows."""
    ratios = [screen.devicePixelRatio() for screen in QGuiApplication.screens()]
    return _SIZES if max(ratios) > 1 else _SIZES[:1]


@cache
def _drawn(name: str, color: str) -> QIcon:
    whole = QIcon()
    for size in _sizes():
        whole.addPixmap(pixmap(name, size, color))
    return whole


@cache
def _with_disabled(name: str, color: str, muted: str) -> QIcon:
    whole = QIcon()
    for size in _sizes():
        whole.addPixmap(pixmap(name, size, color))
        whole.addPixmap(pixmap(name, size, muted), QIcon.Mode.Disabled)
    return whole
