"""Receivables sold instead of borrowing, on what they truly cost a year."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.money import total
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import money, say
from ui.desk import Desk
from ui.forms.form import Field, Form
from ui.models.plan_papers import SOLD, Sold, sold
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.edit import rate_edit
from ui.widgets.table import Table


class Papers(QWidget):
    """The rate that a bank or factor asks, and what each receivable would bring."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._by: date | None = None
        hint = Phrase("As the bank, factor or platform quotes it")
        self._form = Form(
            (Field("rate", Phrase("Rate asked"), rate_edit, hint, is_needed=False),)
        )
        self._form.setMaximumWidth(420)
        self._form.edited.connect(self._show)
        self._says = text.label("", Tone.MUTED)
        self._table: Table[Sold] = Table(
            SOLD,
            tr("Receivables beside the loan"),
            tr("No receivable falls due after the day of the need."),
        )
        card = Card(tr("Receivables beside the loan"))
        card.add(self._form)
        card.add(self._says)
        card.add(self._table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def show_day(self, by: date) -> None:
        """Show what receivables would bring on the day of the need."""
        self._by = by
        self.setVisible(bool(self._desk.book.receivables))
        self._show()

    def _show(self) -> None:
        rate, by = self._form.value("rate"), self._by
        rows: tuple[Sold, ...] = ()
        words = tr("Type the rate that you were quoted to compare with the mix.")
        if rate is not None and by is not None:
            try:
                rows = tuple(sold(self._desk.book.receivables.values(), by, rate))
                brings = money(total(row.proceeds for row in rows))
                words = tr("All of them together bring {amount} on the day.")
                words = words.format(amount=brings)
            except PlannerError as refusal:
                words = say(refusal)
        self._says.setText(words)
        self._table.show_rows(rows)
        self._table.fit_height(6)
        self._table.setVisible(rate is not None)
