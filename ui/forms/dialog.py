"""The window around a form: it makes the wish and shows a refusal in place."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.app.commands import Command, Drop
from planner.errors import PlannerError
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.bridge import Bridge
from ui.forms.form import Form
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.frame import dialog_column

Build = Callable[[Mapping[str, Any]], Command]
_HIGHEST = 560  # of the fields; more of them scroll
_AROUND = 200  # heading, buttons, the system's own frame and bar


class FormDialog(QDialog):
    """A form with Save and Cancel; Enter saves, Esc leaves.

    Attributes:
        form: the form inside.
    """

    def __init__(  # noqa: PLR0913  # a window has this many parts
        self,
        title: str,
        form: Form,
        build: Build,
        bridge: Bridge,
        *,
        parent: QWidget | None = None,
        beside: QWidget | None = None,
        drops: str = "",
    ) -> None:
        """Make the window.

        Args:
            title: what is recorded.
            form: its fields.
            build: makes the wish from the values; may refuse.
            bridge: carries the wish out.
            parent: the window that waits behind.
            beside: shown right of the form, such as a preview.
            drops: the id that the delete button drops; empty for no such button.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        self._build, self._bridge, self._drops = build, bridge, drops
        self._banner = Banner()
        self._save = text.primary(tr("Save"), clicked=self.save)
        self._save.setDefault(True)
        cancel = text.button(tr("Cancel"), clicked=self.reject)
        bottom = text.row(1, cancel, self._save)
        if drops:
            bottom.insertWidget(0, text.button(tr("Delete"), "drop", self._drop))
        whole = dialog_column(self)
        whole.addWidget(text.short(title, points=14.0, strong=True))
        whole.addWidget(self._banner)
        whole.addLayout(self._middle(beside), 1)
        whole.addLayout(bottom)
        form.edited.connect(self._forget)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)

    def save(self) -> None:
        """Carry out the wish and close, or say what is wrong."""
        if self.result():
            return  # clicked twice
        if self.form.complain():
            return
        values = self.form.values()
        assert values is not None  # noqa: S101  # complain() said so
        refusal = self._refusal(values)
        if refusal is None:
            self.accept()
        elif not self.form.show_refusal(refusal):
            self._banner.tell(say(refusal), Tone.BAD)

    def _refusal(self, values: Mapping[str, Any]) -> PlannerError | None:
        try:
            command = self._build(values)
        except PlannerError as refusal:
            return refusal
        return self._bridge.ask(command)

    def _drop(self) -> None:
        if self.result():
            return  # clicked twice
        # No question: undo takes it back.
        refusal = self._bridge.ask(Drop(self._drops))
        if refusal is None:
            self.accept()
        else:
            self._banner.tell(say(refusal), Tone.BAD)

    def _forget(self) -> None:
        self._banner.tell("")

    def _middle(self, beside: QWidget | None) -> QHBoxLayout:
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        # A field that is gone to scrolls itself into sight; one types at once.
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("scrolled")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(2, 2, theme.GAP, 2)
        inner.addWidget(self.form)
        inner.addStretch(1)
        scrolled.setWidget(holder)
        scrolled.setMinimumWidth(408)
        room = self.screen().availableGeometry().height() - _AROUND
        scrolled.setMinimumHeight(min(holder.sizeHint().height() + 4, room, _HIGHEST))
        line = text.row(gap=theme.EDGE)
        line.addWidget(scrolled, 3)
        if beside is not None:
            line.addWidget(beside, 4)
        return line
