"""What customers owe: the ledger to edit above, what it is likely to bring below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.model.records import Receivable
from planner.money import total
from planner.wording.i18n import tr
from planner.wording.say import money
from reports import receivables_report
from reports.document import Section
from ui import preview, theme
from ui.desk import Desk
from ui.forms import quote_form, receivable_form
from ui.models.quotes import QUOTES, QuoteRow, quote_rows
from ui.models.receivables import receivable_columns
from ui.parts.firm_orders import FirmOrders
from ui.parts.firm_paper import Paper
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.frame import scrolled
from ui.widgets.table import Table


class FirmReceivables(QWidget):
    """Receivables, their ages, and expected collections."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sum = text.short("", Tone.MUTED)
        self._table: Table[Receivable] = Table(
            receivable_columns(desk.today),
            tr("Receivables"),
            tr("No receivable is recorded; what customers still owe stands here."),
        )
        self._table.opened.connect(self._edit)
        owed = Card(tr("Receivables"), padded=False)
        owed.head.addWidget(self._sum)
        owed.add(self._table)
        self._offers: Table[QuoteRow] = Table(
            QUOTES,
            tr("Offers for receivables"),
            tr("No offer is recorded; what a factor or bank offers stands here."),
        )
        self._offers.opened.connect(self._edit_offer)
        offers = Card(tr("Offers for receivables"), padded=False)
        offers.head.addWidget(text.flat(tr("Record an offer"), self._new_offer))
        offers.add(self._offers)
        self._paper = Paper(tr("Expected collections"))
        self._likely = Card(tr("Ages, payments to come, debtors"))
        self._likely.add(self._paper)
        body = QWidget()
        self._orders = FirmOrders(desk)
        parts = (owed, self._orders, self._likely, offers)
        body.setLayout(text.column(*parts, 1, gap=theme.PAD))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))

    def refresh(self) -> None:
        """Show the receivables as they are now: the open ones first."""
        book, today = self._desk.book, self._desk.today
        rows = sorted(
            book.receivables.values(),
            key=lambda one: (one.collected_on is not None, one.due_on),
        )
        self._table.show_rows(rows)
        self._table.fit_height(8)
        self._orders.refresh()
        self._offers.show_rows(quote_rows(book))
        self._offers.fit_height(6)
        open_ = [one for one in rows if one.collected_on is None]
        words = tr("{n} receivables, {amount} in all")
        amount = money(total(one.amount for one in open_))
        self._sum.setText(words.format(n=len(open_), amount=amount) if open_ else "")
        told = receivables_report.section(book, today).blocks[1:]
        self._likely.setVisible(bool(told))
        self._paper.tell(preview.section_html(Section("", told)))

    def point_at(self, receivable: str) -> None:
        """Choose a receivable by its id."""
        self._table.point_at(lambda row: row.id == receivable)

    def _edit(self, known: Receivable) -> None:
        receivable_form.ask(self._desk, self.window(), known).open()

    def _new_offer(self) -> None:
        quote_form.ask(self._desk, self.window()).open()

    def _edit_offer(self, known: QuoteRow) -> None:
        quote_form.ask(self._desk, self.window(), known.quote).open()
