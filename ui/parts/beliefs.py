"""What the user knows better than the program: tight days, and values of his own."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.commands import Drop
from planner.app.labels import name_of
from planner.model.declared import FundingWindow
from planner.wording.i18n import tr
from ui import theme
from ui.desk import Desk
from ui.forms import window_form
from ui.models.beliefs import windows
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.frame import scrolled
from ui.widgets.table import Table


class Beliefs(QWidget):
    """Declared windows above, the values that estimates begin with below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._windows: Table[FundingWindow] = Table(
            windows(self._named),
            tr("Days in which money is tight"),
            tr("Nothing is declared."),
        )
        self._windows.opened.connect(self._edit_window)
        body = QWidget()
        body.setLayout(text.column(self._tight_days(), 1, gap=theme.PAD))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))

    def refresh(self) -> None:
        """Show what the book holds now."""
        rows = sorted(self._desk.book.windows.values(), key=lambda one: one.since)
        self._windows.show_rows(rows)
        self._windows.fit_height(8)

    def _tight_days(self) -> Card:
        card = Card(tr("Days in which money is tight"))
        words = tr(
            "A draw may fail on such days whatever the limit says. Holidays, quarter"
            " ends and promotions are known; say here what you know beside them."
        )
        card.add(text.label(words, Tone.MUTED))
        card.add(self._windows)
        card.add(
            text.row(
                text.primary(tr("Declare days …"), "add", self._new_window),
                text.button(tr("Correct …"), "edit", self._edit_chosen),
                text.button(tr("Remove"), "drop", self._drop_window),
                1,
            )
        )
        return card

    def _new_window(self) -> None:
        window_form.ask(self._desk, self.window()).open()

    def _edit_chosen(self) -> None:
        if self._windows.current is not None:
            self._edit_window(self._windows.current)

    def _edit_window(self, row: FundingWindow) -> None:
        window_form.ask(self._desk, self.window(), row).open()

    def _drop_window(self) -> None:
        row = self._windows.current
        if row is not None:
            self._desk.bridge.do(Drop(row.id))

    def _named(self, line: str) -> str:
        record = self._desk.book.lines.get(line)
        return name_of(record) if record else line
