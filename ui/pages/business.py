"""What only a firm has: receivables, figures, ratios."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from planner.model import records as r
from planner.model.records import BookKind, Receivable, Record
from planner.money import total
from planner.wording.i18n import tr
from planner.wording.say import money
from reports import firm_report
from ui import preview, theme
from ui.desk import Desk
from ui.forms import figures_form, profile_form, receivable_form
from ui.models.receivables import receivable_columns
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.frame import framed, scrolled
from ui.widgets.table import Table


class Page(QWidget):
    """Receivables above, figures and ratios by period below."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {
            *(r.Profile, r.Receivable, r.Figures, r.Loan, r.Repayment),
            *(r.Move, r.Line),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._private = Banner(
            tr("This book belongs to a private person; the page is meant for a firm."),
            Tone.PLAIN,
        )
        self._private.add(text.flat(tr("Change the profile"), self._profile))
        self._sum = text.short("", Tone.MUTED)
        self._receivables: Table[Receivable] = Table(
            receivable_columns(desk.today),
            tr("Receivables"),
            tr("No receivable is recorded; what customers still owe stands here."),
        )
        self._receivables.opened.connect(self._edit)
        self._figures = QTextBrowser()
        self._figures.setAccessibleName(tr("Figures and ratios"))
        self._figures.setObjectName("bare")
        self._figures.setMinimumHeight(420)
        framed(
            self,
            tr("Business"),
            tr("What customers owe, and the figures that a bank asks for."),
            scrolled(self._body()),
            text.button(tr("Figures"), "edit", self._figures_form),
            text.primary(
                tr("Receivable"), "add", partial(self.asked.emit, "new-receivable")
            ),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the firm as it is now."""
        book = self._desk.book
        self._private.setVisible(book.profile.kind is not BookKind.BUSINESS)
        rows = sorted(book.receivables.values(), key=lambda one: one.due_on)
        self._receivables.show_rows(rows)
        self._receivables.fit_height(8)
        words = tr("{n} receivables, {amount} in all")
        amount = money(total(one.amount for one in rows))
        self._sum.setText(words.format(n=len(rows), amount=amount) if rows else "")
        told = firm_report.figures(book, self._desk.today)
        self._figures.setHtml(preview.section_html(told))

    def _body(self) -> QWidget:
        owed = Card(tr("Receivables"), padded=False)
        owed.head.addWidget(self._sum)
        owed.add(self._receivables)
        figures = Card(tr("Figures and ratios"))
        figures.add(self._figures)
        body = QWidget()
        body.setLayout(text.column(self._private, owed, figures, 1, gap=theme.PAD))
        return body

    def _edit(self, known: Receivable) -> None:
        receivable_form.ask(self._desk, self.window(), known).open()

    def _figures_form(self) -> None:
        known = sorted(self._desk.book.figures.values(), key=lambda one: one.period)
        last = known[-1] if known else None
        figures_form.ask(self._desk, self.window(), last).open()

    def _profile(self) -> None:
        profile_form.ask(self._desk, self.window()).open()
