"""How to repay, at what price, what could go wrong, and the plans that were kept."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.app.queries_loans import loans
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.records import Record
from planner.money import ZERO
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms import assumptions_form
from ui.parts.plan_aims import Aims
from ui.parts.plan_kept import Kept
from ui.parts.plan_more import More
from ui.parts.plan_order import Order
from ui.parts.plan_repay import Proposal
from ui.parts.plan_since import is_same
from ui.parts.plan_stress import StressTest
from ui.widgets import text
from ui.widgets.empty import Empty
from ui.widgets.frame import framed
from ui.widgets.later import Later
from ui.widgets.tabs import Tabs

_MATTERS: frozenset[type[Record]] = frozenset(
    {
        *(r.Line, r.Loan, r.Repayment, r.Move, r.Cash, r.Expected),
        *(r.Assumptions, r.Receivable, d.Order),
    }
)
_KEPT = 5


class Page(QWidget):
    """The plan, its aims, what more money does, stress, order, and kept plans."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = _MATTERS | {d.SavedPlan}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._proposal = Proposal(desk)
        aims, more = Aims(desk), More(desk)
        aims.chosen.connect(self._plan_for)
        more.wished.connect(self._plan_with)
        self._tabs = Tabs(
            (
                (self._proposal, tr("The plan")),
                (aims, tr("Aims")),
                (more, tr("More a month, or a day")),
                (Later(partial(StressTest, desk)), tr("What may go wrong")),
                (Later(partial(Order, desk)), tr("Your own order")),
                (Later(partial(Kept, desk, "repay")), tr("Kept plans")),
            )
        )
        self._book: Book | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._tabs)
        self._plan_it = text.primary(tr("Plan"), "repay", self.plan)
        framed(
            self,
            tr("Repayment plan"),
            tr("The cheapest way out that keeps every due day and your reserve."),
            self._stack,
            text.button(tr("Assumptions"), "settings", self._assume),
            self._plan_it,
        )
        self._is_new = True

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget.showEvent: work begins when the page is first looked at."""
        if self._is_new:
            self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        """Work out anew what is looked at, for the book as it is now."""
        self._is_new = False
        owes = any(
            row.outstanding > ZERO for row in loans(self.desk.book, self.desk.today)
        )
        is_of_use = owes or bool(self.desk.book.plans)
        self._stack.setCurrentIndex(1 if is_of_use else 0)
        self._plan_it.setVisible(owes)
        unseen = self._tabs.stale
        self._tabs.age()
        if is_same(self._book, self.desk.book, _MATTERS):
            self._tabs.stale = unseen | {_KEPT}
        self._book = self.desk.book
        if is_of_use:
            self._tabs.show_part()

    def plan(self) -> None:
        """Ask for a plan with the wishes typed."""
        self._look_at_plan()
        self._proposal.plan()

    def _look_at_plan(self) -> None:
        """Turn to the plan, which is about to be asked for anew."""
        self._tabs.stale.discard(0)
        self._tabs.setCurrentIndex(0)

    def _plan_for(self, aim: str) -> None:
        self._look_at_plan()
        self._proposal.wish_for(aim=aim)

    def _plan_with(self, until: object, extra: object) -> None:
        self._look_at_plan()
        self._proposal.wish_for(until=until, extra=extra)

    def _empty(self) -> QWidget:
        return Empty(
            "repay",
            tr("Nothing is owed"),
            tr(
                "As soon as a loan or a card balance is recorded, the plan stands here."
            ),
            text.primary(
                tr("Record a loan"), "add", partial(self.asked.emit, "new-loan")
            ),
        )

    def _assume(self) -> None:
        assumptions_form.ask(self.desk, self.window()).open()
