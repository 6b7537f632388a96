"""Labels, buttons and spaces in the sizes of the tokens."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent, QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.theme import Tone
from ui.tip import plain_tip

L = TypeVar("L", bound=QBoxLayout)


def label(
    text: str,
    tone: Tone = Tone.PLAIN,
    points: float = theme.TEXT_PT,
    *,
    strong: bool = False,
) -> QLabel:
    """A text that may wrap and can be selected with the mouse."""
    made = _dressed(QLabel(text), tone, theme.font(points, strong=strong))
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def short(
    text: str,
    tone: Tone = Tone.PLAIN,
    points: float = theme.TEXT_PT,
    *,
    strong: bool = False,
) -> QLabel:
    """A text of one line that is never cut; it too can be selected."""
    return _dressed(_Selected(text), tone, theme.font(points, strong=strong))


def note(text: str, tone: Tone = Tone.PLAIN, points: float = theme.TEXT_PT) -> QLabel:
    """A text that wraps in a width that its place gives, whatever it asks for.

    It is made quicker than a label, and asks for another width once it can be selected.
    """
    made = _dressed(_Selected(text), tone, theme.font(points))
    made.setWordWrap(True)
    return made


class _Selected(QLabel):
    """Can be selected once the mouse is there.

    Before, it is drawn as it is: what can be selected is a whole document for Qt.
    """

    def enterEvent(self, event: QEnterEvent) -> None:
        """Override QWidget.enterEvent."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)


def _dressed(made: QLabel, tone: Tone, face: QFont) -> QLabel:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("tone", tone.value)
    made.setFont(face)
    return made


def retone(shown: QLabel, tone: Tone) -> None:
    """Give a label another tone."""
    shown.setProperty("tone", tone.value)
    shown.style().unpolish(shown)
    shown.style().polish(shown)


def button(
    text: str, icon: str = "", clicked: Callable[[], None] | None = None
) -> QPushButton:
    """A push button; ``clicked`` is called without Qt's checked argument."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if icon:
        made.setIcon(icons.icon(icon))
    if clicked is not None:
        made.clicked.connect(lambda: clicked())  # noqa: PLW0108  # drops `checked`
    return made


def small(name: str, icon: str, clicked: Callable[[], None]) -> QPushButton:
    """A button of an icon only, with its name for readers and on hovering."""
    made = button("", icon, clicked)
    made.setAccessibleName(name)
    made.setToolTip(plain_tip(name))
    return made


def primary(
    text: str, icon: str = "", clicked: Callable[[], None] | None = None
) -> QPushButton:
    """The one button of a place that does what most people want."""
    made = button(text, "", clicked)
    made.setProperty("primary", "true")
    if icon:
        made.setIcon(icons.on_accent(icon))
    return made


def flat(text: str, clicked: Callable[[], None] | None = None) -> QPushButton:
    """A button that looks like a link."""
    made = button(text, "", clicked)
    made.setProperty("flat", "true")
    return made


def column(*parts: QWidget | QBoxLayout | int, gap: int = theme.GAP) -> QVBoxLayout:
    """Parts under each other; a number is a stretch."""
    return _filled(QVBoxLayout(), parts, gap)


def row(*parts: QWidget | QBoxLayout | int, gap: int = theme.GAP) -> QHBoxLayout:
    """Parts beside each other; a number is a stretch."""
    return _filled(QHBoxLayout(), parts, gap)


def clear(layout: QBoxLayout) -> None:
    """Take all parts out of a layout, whatever they are."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)


def clear_grid(grid: QGridLayout) -> None:
    """Take all widgets out of a grid."""
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _filled(layout: L, parts: tuple[QWidget | QBoxLayout | int, ...], gap: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout
