"""Whether to borrow for a need, from whom and how much, with reasons and refusals."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from planner.app.held_back import usable
from planner.app.kept_plans import kept_mix
from planner.app.market import market
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.records import Record
from planner.money import Money
from planner.plan.offers import Need
from planner.plan.pieces import Outcome
from planner.wording.i18n import tr
from ui import theme
from ui.desk import Desk
from ui.forms import assumptions_form
from ui.parts import plan_keep
from ui.parts.plan_kept import Kept
from ui.parts.plan_mix import MixAnswer
from ui.parts.plan_need import NeedForm
from ui.parts.plan_papers import Papers
from ui.parts.plan_since import is_same
from ui.parts.plan_wait import Wait
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.empty import Empty
from ui.widgets.frame import framed, scrolled

_REHEARSED = Money(7_000_00)
_MATTERS: frozenset[type[Record]] = frozenset(
    {
        *(r.Line, r.LimitReading, r.Loan, r.Repayment, r.Move, r.Note, d.Quote),
        d.Order,
        *(r.Cash, r.Expected, r.Assumptions, r.Receivable, r.Profile),
        *(d.FundingWindow, d.PriorEdit, d.BureauMonth, d.Correction),
    }
)


class Page(QWidget):
    """The need above, the answer below; beside them the mixes that were kept."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = _MATTERS | {d.SavedPlan, d.Need}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._book: Book | None = None
        self._need = NeedForm(desk)
        self._wait = Wait(
            desk, "finance", tr("Looking for the cheapest mix …"), self._clear
        )
        self._answer = MixAnswer(desk)
        self._answer.kept.connect(self._keep)
        self._papers = Papers(desk)
        self._kept = Kept(desk, "finance")
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(self._mix_tab(), tr("Mix"))
        self._tabs.addTab(self._kept, tr("Kept plans"))
        self._tabs.currentChanged.connect(self._show_kept)
        self._clear()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._tabs)
        self._plan_it = text.primary(tr("Plan"), "finance", self.plan)
        framed(
            self,
            tr("Financing plan"),
            tr("Tell what you need; the answer may also be not to borrow."),
            self._stack,
            text.button(tr("Assumptions"), "settings", self._assume),
            self._plan_it,
        )
        self._show_whether_known()

    def refresh(self) -> None:
        """Drop an answer that was made for the book as it was."""
        self._show_whether_known()
        self._need.refresh()
        self._show_kept()
        if is_same(self._book, self.desk.book, _MATTERS):
            return
        was_asked = self._book is not None
        self._book = None
        self._wait.leave()
        self._clear()
        if was_asked:
            self._wait.tell(tr("The book has changed; plan again."), Tone.PLAIN)

    def rehearse(self) -> None:
        """Ask as a user would, for a picture of the page."""
        if not self._is_known():
            return
        if not self._need.take_up_first():
            self._need.put_amount(_REHEARSED)
        self.plan()

    def plan(self) -> None:
        """Look for a mix that meets the need typed."""
        self._tabs.setCurrentIndex(0)
        need = self._need.need()
        if need is None:
            return
        self._book = self.desk.book
        own = usable(self._book, self._need.held_back)
        work = partial(_planned, own, self.desk.today, need)
        self._wait.start(work, partial(self._take, need), takes_best=True)

    def show_outcome(self, outcome: Outcome, by: date) -> None:
        """Show the answer for a need that has its day."""
        self._answer.show_outcome(outcome)
        self._papers.show_day(by)

    def _mix_tab(self) -> QWidget:
        body = QWidget()
        parts = (self._need, self._wait, self._answer, self._papers, 1)
        body.setLayout(text.column(*parts, gap=theme.PAD))
        tab = QWidget()
        whole = QVBoxLayout(tab)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))
        return tab

    def _is_known(self) -> bool:
        book = self.desk.book
        kinds = (book.lines, book.loans, book.cash, book.expected, book.receivables)
        return any(kinds) or bool(book.needs) or bool(book.plans)

    def _show_whether_known(self) -> None:
        is_known = self._is_known()
        self._stack.setCurrentIndex(1 if is_known else 0)
        self._plan_it.setVisible(is_known)

    def _empty(self) -> QWidget:
        return Empty(
            "finance",
            tr("Nothing to plan with yet"),
            tr(
                "Once your lines, cash and incomes are recorded, tell here what you"
                " need: how much, by when, for how long. The answer names lenders,"
                " amounts and days, or says that you need not borrow."
            ),
            text.primary(
                tr("Record my first line"),
                "lines",
                partial(self.asked.emit, "new-line"),
            ),
        )

    def _take(self, need: Need, outcome: object) -> None:
        self.show_outcome(cast("Outcome", outcome), need.by)

    def _clear(self) -> None:
        self._answer.hide()
        self._papers.hide()

    def _keep(self) -> None:
        need, found = self._need.need(), self._answer.found
        if found is not None and need is not None:
            name = need.purpose or tr("Financing")
            plan = kept_mix(found, name, self.desk.today)
            plan_keep.ask(self.desk, plan, self.window()).open()

    def _show_kept(self) -> None:
        # What nobody looks at is worked out when somebody does.
        if self._tabs.currentIndex() == 1:
            self._kept.refresh()

    def _assume(self) -> None:
        assumptions_form.ask(self.desk, self.window()).open()


def _planned(book: Book, today: date, need: Need, told: Told) -> Outcome:
    # The arrays and the solver are fetched here, on the worker's thread.
    find: Callable[..., Outcome] = import_module("planner.plan.finance").mix
    return find(
        book,
        today,
        need,
        market(book, today, need.by),
        cancelled=told.cancelled,
        tell=lambda progress: told.progress(progress.share),
    )
