"""The first page of an empty book: three questions, and one is at work."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from planner.app.commands import SetProfile
from planner.model.records import BookKind
from planner.wording.i18n import language, tr
from ui import theme
from ui.desk import Desk
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.empty import Empty

_WIDE = 720


class Welcome(QWidget):
    """The language, for whom the book is, and what to begin with.

    Attributes:
        asked: the id of an action.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(theme.PAD)
        self._steps.setVerticalSpacing(theme.PAD)
        self._steps.setColumnStretch(1, 1)
        self._kinds = {
            kind: _choice(words, partial(self._choose, kind))
            for kind, words in (
                (BookKind.PERSON, tr("A person")),
                (BookKind.BUSINESS, tr("A small firm")),
            )
        }
        for number, (words, buttons) in enumerate(self._asked(), start=1):
            self._add(number, words, buttons)
        card = Card("")
        card.setAccessibleName(tr("First steps"))
        card.setFixedWidth(_WIDE)
        inside = QWidget()
        inside.setLayout(self._steps)
        card.add(inside)
        tour = text.flat(
            tr("A short tour of the pages"), partial(self.asked.emit, "tour")
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(self._greeting())
        whole.addLayout(text.row(1, card, 1))
        whole.addLayout(text.row(1, tour, 1))
        whole.addStretch(2)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen now."""
        for kind, button in self._kinds.items():
            button.setChecked(kind is self._desk.book.profile.kind)

    def _asked(self) -> Sequence[tuple[str, Sequence[QPushButton]]]:
        return (
            (tr("Language"), self._languages()),
            (tr("The book is for"), tuple(self._kinds.values())),
            (
                tr("Begin with"),
                (
                    text.primary(
                        tr("Look at a sample book"), "sample", self._open_sample
                    ),
                    text.button(
                        tr("Import bills"), "import", partial(self.asked.emit, "import")
                    ),
                    text.button(
                        tr("Record my first line"),
                        "lines",
                        partial(self.asked.emit, "new-line"),
                    ),
                ),
            ),
        )

    def _languages(self) -> Sequence[QPushButton]:
        made = []
        for code, words in (("zh", tr("中文")), ("en", tr("English"))):
            ask = partial(self.asked.emit, f"language-{code}")
            made.append(_choice(words, ask))
            made[-1].setChecked(code == language())
        return made

    def _add(self, number: int, words: str, buttons: Sequence[QPushButton]) -> None:
        step = text.short(f"{number}  {words}", strong=True)
        self._steps.addWidget(step, number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._steps.addLayout(text.row(*buttons, 1), number, 1)

    def _greeting(self) -> QWidget:
        return Empty(
            "app",
            tr("Welcome to Duheng"),
            tr(
                "Record your credit lines and loans once; Duheng tells what is due,"
                " what it truly costs, how your limits may move, and how to repay"
                " best. All data stay in a book on this machine."
            ),
        )

    def _choose(self, kind: BookKind) -> None:
        profile = self._desk.book.profile
        if kind is not profile.kind:
            self._desk.bridge.do(SetProfile(replace(profile, kind=kind)))
        self.refresh()

    def _open_sample(self) -> None:
        self.asked.emit(f"sample-{self._desk.book.profile.kind.value}")


def _choice(words: str, chosen: partial[None]) -> QPushButton:
    """A button that shows whether it is what was chosen."""
    made = text.button(words, "", chosen)
    made.setCheckable(True)
    return made
