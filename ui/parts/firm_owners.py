"""Whose debt is whose: the firm's and its owner's, apart or together."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.owners import owners, part_of
from planner.app.queries_limits import LimitRow, limits
from planner.app.queries_loans import LoanRow, loans
from planner.model.book import Book
from planner.model.owner import owner_of
from planner.model.records import Owner
from planner.money import ZERO
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import money, percent, say
from reports import owners_report
from reports.document import Section
from ui import preview, theme
from ui.desk import Desk
from ui.models.lines import AT_A_GLANCE
from ui.models.loans import loan_columns
from ui.models.table import Column
from ui.parts.firm_paper import Paper
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.edit import Choice
from ui.widgets.frame import scrolled
from ui.widgets.table import Table

_MOST_ROWS = 8


class FirmOwners(QWidget):
    """A choice of whose above what is owed, what may be drawn, and the comparison."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._whose = Choice(
            (None, tr("Firm's and private")),
            (Owner.FIRM, tr("The firm's only")),
            (Owner.PRIVATE, tr("Private only")),
        )
        self._whose.setMinimumContentsLength(18)
        self._whose.setAccessibleName(tr("Whose debts"))
        self._whose.typed.connect(self.refresh)
        self._sum = text.label("", Tone.MUTED)
        name, _, owed, _, due, amount, cost = loan_columns(desk.today)
        whose = _whose_column(self._owner_of_loan)
        self._loans: Table[LoanRow] = Table(
            (name, whose, owed, due, amount, cost),
            tr("Loans and balances"),
            tr("Nothing is owed."),
        )
        line, *rest = AT_A_GLANCE
        holder = _whose_column(self._owner_of_line)
        self._lines: Table[LimitRow] = Table(
            (line, holder, *rest), tr("Credit lines"), tr("No line is recorded.")
        )
        self._paper = Paper(tr("The firm's and its owner's"))
        self._lay_out()

    def _lay_out(self) -> None:
        chosen = Card(tr("Whose debts"))
        chosen.head.addWidget(self._whose)
        chosen.add(self._sum)
        owed = Card(tr("Loans and balances"), padded=False)
        owed.add(self._loans)
        lines = Card(tr("Credit lines"), padded=False)
        lines.add(self._lines)
        both = Card(tr("The firm's and its owner's"))
        both.add(self._paper)
        body = QWidget()
        body.setLayout(text.column(chosen, owed, lines, both, 1, gap=theme.PAD))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))

    def refresh(self) -> None:
        """Show the chosen owner's part of the book as it is now."""
        book, today, whose = self._desk.book, self._desk.today, self._whose.value()
        part = book if whose is None else part_of(book, whose)
        self._loans.show_rows(
            [row for row in loans(part, today) if row.outstanding > ZERO]
        )
        self._lines.show_rows(limits(part, today))
        for table in (self._loans, self._lines):
            table.fit_height(_MOST_ROWS)
        (row,) = (one for one in owners(book, today) if one.owner is whose)
        words = tr(
            "{owed} owed, {soon} of it due in 30 days and {year} in 12 months;"
            " {available} of {limit} can be drawn."
        )
        said = words.format(
            owed=money(row.owed),
            soon=money(row.due_30_days),
            year=money(row.due_in_a_year),
            available=money(row.available),
            limit=money(row.limit),
        )
        if row.annual is not None:
            cost = tr("True annual cost: {rate}.").format(rate=percent(row.annual))
            said = f"{said} {cost}"
        self._sum.setText(said)
        told = Section("", owners_report.section(book, today).blocks)
        self._paper.tell(preview.section_html(told))

    def _owner_of_loan(self, row: LoanRow) -> Owner:
        book: Book = self._desk.book
        known = book.lines[row.loan] if row.is_card else book.loans[row.loan]
        return owner_of(book, known)

    def _owner_of_line(self, row: LimitRow) -> Owner:
        return owner_of(self._desk.book, self._desk.book.lines[row.line])


def _whose_column(owner: Callable[[Any], Owner]) -> Column[Any]:
    return Column(Phrase("Whose it is"), lambda row: say(owner(row)))
