"""A short tour of the real controls; a newcomer would else guess what is where."""

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from planner.wording.i18n import tr
from ui import theme
from ui.help.ring import Ring, beside, bring_up, shown_part
from ui.help.stops import STOPS, control
from ui.theme import Tone
from ui.widgets import text

_LOOKS_MS = 150  # a page may fill or move while it is shown


class Shown(Protocol):
    """What the tour knows of the window it leads through."""

    @property
    def page(self) -> QWidget:
        """The page shown."""
        ...

    def go(self, page: str) -> None:
        """Show a page."""
        ...


class Tour(QDialog):
    """A card inside the window beside a ring around what it speaks of."""

    def __init__(self, shown: Shown, window: QWidget) -> None:
        # A part of the window: desktops that place windows themselves would
        # else put the card over the very control it points at.
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._shown, self._window, self._place = shown, window, 0
        self._ring = Ring(window)
        self._at: QWidget | None = None
        self.setObjectName("tour")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Tour"))
        self.setAccessibleName(tr("Tour"))
        self.setFixedWidth(400)
        self._count = text.label("", Tone.MUTED)
        self._words = text.label("")
        self._back = text.button(tr("Back"), clicked=lambda: self._move(-1))
        self._next = text.primary(tr("Next"), clicked=lambda: self._move(1))
        self._next.setDefault(True)
        skip = text.flat(tr("Skip the tour"), self.reject)
        self._buttons = (skip, self._back, self._next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        whole.setSpacing(theme.PAD)
        whole.addWidget(self._count)
        whole.addWidget(self._words)
        whole.addLayout(text.row(skip, 1, self._back, self._next))
        self._looks = QTimer(self)
        self._looks.timeout.connect(self._point)
        self.finished.connect(self._leave)

    def begin(self) -> None:
        """Show the first stop."""
        self._ring.show()
        self.show()
        self._show()
        self._looks.start(_LOOKS_MS)

    def event(self, event: QEvent) -> bool:
        """Override QWidget.event: the window's keys wait until the tour is left."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001  # Qt's own
        """Override QWidget.focusNextPrevChild: Tab stays in the card."""
        stops = [one for one in self._buttons if one.isEnabled()]
        here = self.focusWidget()
        place = stops.index(here) if here in stops else -1
        stops[(place + (1 if is_next else -1)) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason
        )
        return True

    def _move(self, by: int) -> None:
        self._place += by
        if self._place == len(STOPS):
            self._shown.go(STOPS[0].page)
            self.accept()
        else:
            self._show()

    def _show(self) -> None:
        stop = STOPS[self._place]
        if stop.page:
            self._shown.go(stop.page)
        self._count.setText(f"{self._place + 1} / {len(STOPS)}")
        self._words.setText(tr(stop.words))
        self.setAccessibleDescription(tr(stop.words))
        self._back.setEnabled(self._place > 0)
        is_last = self._place == len(STOPS) - 1
        self._next.setText(tr("Finish") if is_last else tr("Next"))
        self._at = None
        self._point()
        self._next.setFocus()

    def _point(self) -> None:
        """Put ring and card where the control is now."""
        window = self._window
        at = control(STOPS[self._place], window, self._shown.page)
        if at is not self._at:
            self._at = at
            bring_up(at)
        place = shown_part(at, window)
        self._ring.follow(place)
        self.adjustSize()
        self.move(beside(place, self.rect(), window.rect()))
        self._ring.raise_()
        self.raise_()

    def _leave(self) -> None:
        self._looks.stop()
        self._ring.hide()
        self._ring.deleteLater()
        self._window.setFocus()
