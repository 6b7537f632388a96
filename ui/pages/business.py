"""What only a firm has: receivables, cash by weeks, ratios, and what fits its trade."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.app.queries_ratios import in_order
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.records import BookKind, Record
from planner.wording.i18n import tr
from reports import firm_report, receivables_report
from reports.document import Section
from ui import theme
from ui.desk import Desk
from ui.forms import figures_form, profile_form
from ui.parts.firm_cash import FirmCash
from ui.parts.firm_owners import FirmOwners
from ui.parts.firm_paper import FirmPaper
from ui.parts.firm_receivables import FirmReceivables
from ui.parts.sector_help import SectorHelp
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.frame import framed
from ui.widgets.tabs import Tabs


class Page(QWidget):
    """One part at a time; what nobody looks at is not worked out."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {
            *(r.Profile, r.Receivable, r.Figures, r.Loan, r.Repayment),
            *(r.Move, r.Line, r.Cash, r.Expected, r.Assumptions, d.Quote),
            d.Order,
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._private = Banner(
            tr("This book belongs to a private person; the page is meant for a firm."),
            Tone.PLAIN,
        )
        self._private.add(text.flat(tr("Change the profile"), self._profile))
        self._owing = FirmReceivables(desk)
        self._tabs = Tabs(
            (
                (self._owing, tr("Receivables")),
                (FirmCash(desk), tr("Cash ahead")),
                (FirmPaper(desk, firm_report.ratios), tr("Figures and ratios")),
                (FirmPaper(desk, _missed), tr("What if …")),
                (FirmOwners(desk), tr("Whose debts")),
                (SectorHelp(desk), tr("What fits the trade")),
            )
        )
        body = QWidget()
        body.setLayout(text.column(self._private, self._tabs, gap=theme.GAP))
        framed(
            self,
            tr("Business"),
            tr("What customers owe, and the figures that a bank asks for."),
            body,
            text.button(tr("Figures"), "edit", self._figures_form),
            text.primary(
                tr("Receivable"), "add", partial(self.asked.emit, "new-receivable")
            ),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the firm as it is now."""
        kind = self._desk.book.profile.kind
        self._private.setVisible(kind is not BookKind.BUSINESS)
        self._tabs.age()
        self._tabs.show_part()

    def point_at(self, receivable: str) -> None:
        """Choose a receivable by its id."""
        self._tabs.setCurrentIndex(0)
        self._owing.point_at(receivable)

    def _figures_form(self) -> None:
        known = in_order(self._desk.book)
        last = known[-1] if known else None
        figures_form.ask(self._desk, self.window(), last).open()

    def _profile(self) -> None:
        profile_form.ask(self._desk, self.window()).open()


def _missed(book: Book, on: date) -> tuple[Section, ...]:
    """What a debtor who does not pay would do."""
    return (receivables_report.missed(book, on),)
