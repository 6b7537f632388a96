"""A short tour of the pages; a newcomer would else have to guess what is where."""

from collections.abc import Callable

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui import theme
from ui.theme import Tone
from ui.widgets import text

STEPS: tuple[tuple[str, Phrase], ...] = (
    (
        "overview",
        Phrase("The overview: what is owed, what is due, and what needs a look."),
    ),
    (
        "lines",
        Phrase(
            "Each credit line with its limit. Record what the app shows, day by day."
        ),
    ),
    (
        "loans",
        Phrase("Each loan with its instalments, to the cent. Choose a row to see how."),
    ),
    ("limits", Phrase("How each limit may move, and for which reasons.")),
    ("repay", Phrase("The cheapest way to repay, beside the usual rules.")),
    ("files", Phrase("Bills of Alipay, WeChat and banks are read in here.")),
)


class Tour(QDialog):
    """Cards over the real pages: next, back, or skip the rest."""

    def __init__(
        self, go: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._go, self._place = go, 0
        self.setWindowTitle(tr("Tour"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(440)
        self._count = text.label("", Tone.MUTED)
        self._words = text.label("")
        self._back = text.button(tr("Back"), clicked=lambda: self._move(-1))
        self._next = text.primary(tr("Next"), clicked=lambda: self._move(1))
        self._next.setDefault(True)
        skip = text.flat(tr("Skip the tour"), self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.EDGE, theme.PAD, theme.EDGE, theme.PAD)
        whole.setSpacing(theme.PAD)
        whole.addWidget(self._count)
        whole.addWidget(self._words)
        whole.addLayout(text.row(skip, 1, self._back, self._next))
        self._show()
        self._next.setFocus()

    def _move(self, by: int) -> None:
        self._place += by
        if self._place == len(STEPS):
            self._go(STEPS[0][0])
            self.accept()
        else:
            self._show()

    def _show(self) -> None:
        page, words = STEPS[self._place]
        self._go(page)
        self._count.setText(f"{self._place + 1} / {len(STEPS)}")
        self._words.setText(tr(words))
        self._back.setEnabled(self._place > 0)
        is_last = self._place == len(STEPS) - 1
        self._next.setText(tr("Finish") if is_last else tr("Next"))
