"""Loans and card balances, and of the chosen one its schedule and repayments."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from planner.app.commands import Drop
from planner.app.queries_loans import LoanRow, loans
from planner.model.records import Line, Loan, Move, Record, Repayment
from planner.money import ZERO, total
from planner.schedule.ledger import loan_state
from planner.schedule.replay import LoanState
from planner.wording.i18n import tr
from planner.wording.say import money, percent, say
from ui import theme
from ui.desk import Desk
from ui.forms import loan_form, move_form, repayment_form
from ui.models.loans import loan_columns
from ui.models.schedule import ACTUAL, REPAYMENTS
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.frame import framed
from ui.widgets.table import Table


class Page(QWidget):
    """All loans above, the chosen one below."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset({Loan, Repayment, Line, Move})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._loans: Table[LoanRow] = Table(loan_columns(desk.today), tr("Loans"))
        self._loans.chosen.connect(self._show_loan)
        self._loans.opened.connect(self._edit)
        self._title = text.short("", points=11.0, strong=True)
        self._words = text.label("", Tone.MUTED)
        self._rows = Table(ACTUAL, tr("Repayment schedule"))
        self._paid: Table[Repayment] = Table(
            REPAYMENTS, tr("Repayments"), tr("No repayment was recorded yet.")
        )
        self._paid.opened.connect(self._edit_repayment)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full())
        framed(
            self,
            tr("Loans"),
            tr("What you owe, what comes next, and what it truly costs a year."),
            self._stack,
            text.primary(tr("Loan"), "add", partial(self.asked.emit, "new-loan")),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the loans of the book."""
        known = loans(self._desk.book, self._desk.today)
        rows = sorted(known, key=lambda row: row.outstanding <= ZERO)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._loans.show_rows(rows)
        if rows and self._loans.current is None:
            self._loans.selectRow(0)
        self._show_loan(self._loans.current)

    def _empty(self) -> QWidget:
        return Empty(
            "loans",
            tr("No loan is recorded yet"),
            tr(
                "Record what you drew and its terms; schedule, true cost and due days"
                " follow from that."
            ),
            text.primary(
                tr("Record a loan"), "add", partial(self.asked.emit, "new-loan")
            ),
            text.button(
                tr("Import bills"), "import", partial(self.asked.emit, "import")
            ),
        )

    def _full(self) -> QWidget:
        above = Card(padded=False)
        above.add(self._loans)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(theme.PAD)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(self._detail())
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        return split

    def _detail(self) -> QWidget:
        self._edit_button = text.button(tr("Edit"), "edit", self._edit)
        self._repay_button = text.button(tr("Repayment"), "repayment", self._repay)
        self._drop_button = text.button(tr("Delete"), "drop", self._drop)
        head = text.row()
        head.addLayout(text.column(self._title, self._words, gap=2), 1)
        for part in (self._repay_button, self._edit_button, self._drop_button):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, 0)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self._rows, tr("Schedule"))
        tabs.addTab(self._paid, tr("Repayments"))
        detail = Card(padded=False)
        detail.add(head)
        detail.add(tabs)
        return detail

    def _show_loan(self, row: LoanRow | None) -> None:
        if row is None:
            return
        self._title.setText(row.name)
        is_loan = not row.is_card
        self._edit_button.setEnabled(is_loan)
        self._drop_button.setEnabled(is_loan)
        self._repay_button.setText(tr("Repayment") if is_loan else tr("Payment"))
        if not is_loan:
            self._words.setText(tr("Balance of a card or pay-later line."))
            self._rows.show_rows(())
            self._paid.show_rows(())
            return
        book = self._desk.book
        loan = book.loans[row.loan]
        paid = [one for one in book.repayments.values() if one.loan == row.loan]
        state = loan_state(loan, paid, self._desk.today)
        self._words.setText(_words(loan, row, state))
        self._rows.show_rows(state.rows)
        self._paid.show_rows(sorted(paid, key=lambda one: one.on, reverse=True))

    def _edit(self) -> None:
        row = self._loans.current
        if row is not None and not row.is_card:
            known = self._desk.book.loans[row.loan]
            loan_form.ask(self._desk, self.window(), known).open()

    def _repay(self) -> None:
        row = self._loans.current
        if row is None:
            return
        if row.is_card:
            move_form.ask(self._desk, self.window(), row.loan).open()
        else:
            repayment_form.ask(self._desk, self.window(), row.loan).open()

    def _edit_repayment(self, known: Repayment) -> None:
        repayment_form.ask(self._desk, self.window(), known=known).open()

    def _drop(self) -> None:
        row = self._loans.current
        if row is not None:
            self._desk.bridge.do(Drop(row.loan))


def _words(loan: Loan, row: LoanRow, state: LoanState) -> str:
    terms = loan.terms
    said = [
        say(terms.method),
        tr("{n} instalments").format(n=terms.periods),
        tr("nominal {rate}").format(rate=say(terms.rate)),
    ]
    if row.annual.nominal is not None and row.annual.effective is not None:
        words = tr("true annual cost {simple} simple, {compounded} compounded")
        said.append(
            words.format(
                simple=percent(row.annual.nominal),
                compounded=percent(row.annual.effective),
            )
        )
    left = total(one.left for one in state.rows)
    if left > ZERO:
        said.append(tr("{amount} still to pay").format(amount=money(left)))
    if state.settle is not None and state.settle > ZERO:
        said.append(tr("{amount} settles it today").format(amount=money(state.settle)))
    return " · ".join(said)
