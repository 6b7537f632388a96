"""Tight days ahead, those that the user declares, and values of the user's own."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.commands import Drop
from planner.app.labels import name_of
from planner.app.own_priors import BeliefRow, beliefs
from planner.app.queries_windows import WindowRow, standby, windows_ahead
from planner.model.declared import FundingWindow
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.forms import prior_form, window_form
from ui.models.beliefs import AHEAD, BELIEFS, windows
from ui.models.counts import changed_values
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.frame import scrolled
from ui.widgets.table import Table


class Beliefs(QWidget):
    """Known and declared days above, the values that estimates begin with below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._windows: Table[FundingWindow] = Table(
            windows(self._named),
            tr("Days in which money is tight"),
            tr("Nothing is declared."),
        )
        self._windows.opened.connect(self._edit_window)
        self._ahead: Table[WindowRow] = Table(
            AHEAD,
            tr("Days ahead on which a draw may fail"),
            tr("No such days are near."),
            wraps=True,
        )
        self._standby = Banner()
        self._beliefs: Table[BeliefRow] = Table(
            BELIEFS, tr("What estimates begin with")
        )
        self._beliefs.opened.connect(self._edit_belief)
        self._changed = text.label("", Tone.ACCENT)
        body = QWidget()
        body.setLayout(
            text.column(
                *(self._days_ahead(), self._tight_days(), self._values(), 1),
                gap=theme.PAD,
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))

    def refresh(self) -> None:
        """Show what the book holds now."""
        rows = sorted(self._desk.book.windows.values(), key=lambda one: one.since)
        self._windows.show_rows(rows)
        self._windows.fit_height(8)
        book, today = self._desk.book, self._desk.today
        self._ahead.show_rows(windows_ahead(book, today))
        self._ahead.fit_height(8)
        second = standby(book, today)
        self._standby.tell(
            say(second.say), Tone.GOOD if second.is_enough else Tone.WARN
        )
        found = beliefs(book)
        self._beliefs.show_rows(found)
        self._beliefs.fit_height(len(found))
        count = sum(row.own is not None for row in found)
        self._changed.setText(changed_values(count))
        self._changed.setVisible(bool(count))

    def _days_ahead(self) -> Card:
        card = Card(tr("Days ahead on which a draw may fail"))
        card.add(self._standby)
        card.add(self._ahead)
        return card

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

    def _values(self) -> Card:
        card = Card(tr("What estimates begin with"))
        words = tr(
            "These values are believed before your book has shown anything; each has a"
            " grade and its source. Yours take their place until you delete them."
        )
        card.add(text.label(words, Tone.MUTED))
        card.add(self._changed)
        card.add(
            text.row(
                text.button(tr("Change …"), "edit", self._edit_chosen_belief),
                text.button(tr("As it is shipped"), "undo", self._drop_belief),
                1,
            )
        )
        card.add(self._beliefs)
        return card

    def _edit_chosen_belief(self) -> None:
        if self._beliefs.current is not None:
            self._edit_belief(self._beliefs.current)

    def _edit_belief(self, row: BeliefRow) -> None:
        prior_form.ask(self._desk, row, self.window()).open()

    def _drop_belief(self) -> None:
        row = self._beliefs.current
        if row is not None and row.own is not None:
            self._desk.bridge.do(Drop(row.belief))

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
