"""Loans and card balances, and of the chosen one everything that its page tells."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from planner.app.commands import Amend, Drop
from planner.app.queries_loan import LoanDetail, loan_detail
from planner.app.queries_loans import DueRow, LoanRow, dues, loans
from planner.errors import PlannerError
from planner.model import declared as d
from planner.model.records import Line, Loan, Move, Record, Repayment
from planner.money import ZERO, total
from planner.wording.i18n import tr
from planner.wording.say import money, percent, say
from ui import theme
from ui.desk import Desk
from ui.forms import disclosure_form, loan_form, move_form, repayment_form
from ui.models.loans import bill_columns, loan_columns
from ui.models.schedule import REPAYMENTS
from ui.parts.balances import Balances
from ui.parts.loan_charts import LoanCharts
from ui.parts.loan_cost import LoanCost
from ui.parts.loan_early import LoanEarly
from ui.parts.loan_schedule import LoanFigures, LoanSchedule
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.explained import CellTable, Told
from ui.widgets.frame import framed
from ui.widgets.reading import read_day, read_money
from ui.widgets.split import Split
from ui.widgets.table import Table

# The widths from which on there is room for channel and principal.
_LEAST = (0, 820, 0, 900, 0, 0, 0)
_LIST_SHARE = 0.32  # of the height: the schedule of the chosen loan is longer

_Tab = LoanSchedule | LoanCharts | LoanFigures | LoanEarly | LoanCost


class Page(QWidget):
    """All loans above, the chosen one below; opened, it has the page to itself."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {Loan, Repayment, Line, Move, d.Disclosure, d.BureauMonth}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._loans = self._new_list()
        self._title = text.label("", points=11.0, strong=True)
        self._words = text.label("", Tone.MUTED)
        self._paid = self._new_repayments()
        self._early = LoanEarly(desk)
        self._early.wished.connect(self._record_early)
        self._cost = LoanCost(desk)
        self._cost.wished.connect(self._type_in)
        self._rows, self._figures = LoanSchedule(), LoanFigures()
        self._charts = LoanCharts()
        self._detail_shown: LoanDetail | None = None
        self._stale: set[_Tab] = set()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full())
        self._balances = Balances(desk)
        self._balances.left.connect(self._close)
        self._stack.addWidget(self._balances)
        self._picture = text.button(
            tr("Balances to zero"), "repay", self._show_balances
        )
        framed(
            self,
            tr("Loans"),
            tr("What you owe, what comes next, and what it truly costs a year."),
            self._stack,
            self._picture,
            text.primary(tr("Loan"), "add", partial(self.asked.emit, "new-loan")),
        )
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape),
            self,
            self._close,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self.refresh()

    def _new_list(self) -> Table[LoanRow]:
        name, *rest = loan_columns(self._desk.today)
        known = (replace(name, put=self._rename), *rest)
        columns = zip(known, _LEAST, strict=True)
        told = [Told(column, least=least) for column, least in columns]
        made: Table[LoanRow] = CellTable(told, tr("Loans"), "")
        made.chosen.connect(self._show_loan)
        made.opened.connect(self._open)
        return made

    def _new_repayments(self) -> Table[Repayment]:
        day, amount, kind = REPAYMENTS
        columns = (
            replace(day, put=self._move_repayment),
            replace(amount, put=self._resize_repayment),
            kind,
        )
        nothing = tr("No repayment was recorded yet.")
        made: Table[Repayment] = Table(columns, tr("Repayments"), nothing)
        made.opened.connect(self._edit_repayment)
        return made

    def refresh(self) -> None:
        """Show the loans of the book."""
        known = loans(self._desk.book, self._desk.today)
        rows = sorted(known, key=lambda row: row.outstanding <= ZERO)
        self._picture.setEnabled(any(not row.is_card for row in rows))
        if self._stack.currentWidget() is self._balances and rows:
            self._balances.refresh()
        else:
            self._stack.setCurrentIndex(1 if rows else 0)
        self._loans.show_rows(rows)
        if rows and self._loans.current is None:
            self._loans.selectRow(0)
        self._show_loan(self._loans.current)

    def point_at(self, loan: str) -> None:
        """Choose a loan by its id, in the list and below."""
        if self._stack.currentWidget() is self._balances:
            self._close()
        self._loans.point_at(lambda row: row.loan == loan)

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
        split = Split(self._loans, self._detail(), _LIST_SHARE)
        self._above = split.above
        self._say_turn()
        return split

    def _detail(self) -> QWidget:
        self._turn_button = text.button("", "loans", self._turn)
        self._edit_button = text.button(tr("Edit"), "edit", self._edit)
        self._repay_button = text.button(tr("Repayment"), "repayment", self._repay)
        self._drop_button = text.button(tr("Delete"), "drop", self._drop)
        top = text.row(
            self._title,
            self._turn_button,
            self._repay_button,
            self._edit_button,
            self._drop_button,
        )
        top.setStretch(0, 1)
        head = text.column(top, self._words, gap=2)
        head.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, 0)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        for tab, words in (
            (self._rows, tr("Schedule")),
            (self._charts, tr("Charts")),
            (self._figures, tr("Key figures")),
            (self._early, tr("What if I prepay")),
            (self._paid, tr("Repayments")),
            (self._cost, tr("Stated cost")),
        ):
            self._tabs.addTab(tab, words)
        self._tabs.currentChanged.connect(self._fill)
        detail = Card(padded=False)
        self._bills: Table[DueRow] = Table(
            bill_columns(self._desk.today),
            tr("Bills"),
            tr("No bill was made yet."),
        )
        self._bills.setVisible(False)
        detail.add(head)
        detail.add(self._tabs)
        detail.add(self._bills)
        return detail

    def _show_loan(self, row: LoanRow | None) -> None:
        if row is None:
            return
        self._title.setText(row.name)
        is_loan = not row.is_card
        for part in (self._edit_button, self._drop_button, self._turn_button):
            part.setEnabled(is_loan)
        self._repay_button.setText(tr("Repayment") if is_loan else tr("Pay it"))
        self._tabs.setVisible(is_loan)
        self._bills.setVisible(not is_loan)
        detail = None
        if is_loan:
            detail = loan_detail(self._desk.book, row.loan, self._desk.today)
            self._words.setText(_words(detail, row))
        else:
            self._words.setText(tr("Balance of a card or pay-later line."))
            known = dues(self._desk.book, self._desk.today)
            bills = [one for one in known if one.loan == row.loan]
            self._bills.show_rows(bills[::-1])  # the newest is what people look for
            self._above.setVisible(True)
            self._say_turn()
        self._detail_shown = detail
        self._stale = {self._rows, self._charts, self._figures, self._early, self._cost}
        self._fill()
        self._paid.show_rows(detail.paid if detail else ())

    def _fill(self) -> None:
        """Show the loan in the tab that is seen; the others wait until they are."""
        seen = self._tabs.currentWidget()
        for tab in [one for one in self._stale if one is seen]:
            self._stale.discard(tab)
            tab.show_loan(self._detail_shown)

    def _open(self) -> None:
        row = self._loans.current
        if row is not None and not row.is_card:
            self._above.setVisible(False)
            self._say_turn()
            self._tabs.setCurrentIndex(0)
            self._rows.table.setFocus()

    def _show_balances(self) -> None:
        self._balances.refresh()
        self._stack.setCurrentWidget(self._balances)
        self._balances.chart.setFocus()

    def _close(self) -> None:
        if self._stack.currentWidget() is self._balances:
            self._stack.setCurrentIndex(1)
            self.refresh()
        self._above.setVisible(True)
        self._say_turn()
        self._loans.setFocus()

    def _turn(self) -> None:
        if self._above.isHidden():
            self._close()
        else:
            self._open()

    def _say_turn(self) -> None:
        is_open = self._above.isHidden()
        self._turn_button.setText(tr("All loans") if is_open else tr("Open"))

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

    def _record_early(self, wish: Repayment) -> None:
        repayment_form.ask(self._desk, self.window(), proposed=wish).open()

    def _type_in(self, known: str | None) -> None:
        row = self._loans.current
        if row is not None:
            disclosure_form.ask(self._desk, row.loan, self.window(), known).open()

    def _edit_repayment(self, known: Repayment) -> None:
        repayment_form.ask(self._desk, self.window(), known=known).open()

    def _rename(self, row: LoanRow, typed: str) -> None:
        book = self._desk.book
        known = book.lines[row.loan] if row.is_card else book.loans[row.loan]
        self._desk.bridge.do(Amend(replace(known, name=typed.strip())))

    def _move_repayment(self, known: Repayment, typed: str) -> None:
        self._correct(known, lambda: {"on": read_day(typed, self._desk.today)})

    def _resize_repayment(self, known: Repayment, typed: str) -> None:
        self._correct(known, lambda: {"amount": read_money(typed)})

    def _correct(self, known: Repayment, read: Callable[[], Mapping[str, Any]]) -> None:
        try:
            corrected = replace(known, **read())
        except PlannerError as refusal:
            self._desk.bridge.refused.emit(say(refusal))
            return
        self._desk.bridge.do(Amend(corrected))

    def _drop(self) -> None:
        row = self._loans.current
        if row is not None:
            self._desk.bridge.do(Drop(row.loan))


def _words(detail: LoanDetail, row: LoanRow) -> str:
    terms, state = detail.loan.terms, detail.state
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
