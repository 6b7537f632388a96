"""Kept plans side by side: adopt one, give it up, drop it, see how it goes."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.app.commands import Declare, Drop
from planner.app.kept_plans import adopted
from planner.app.queries_plans import PlanRow, plans
from planner.model.book import Book
from planner.model.declared import SavedPlan
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import tr
from ui import theme
from ui.desk import Desk
from ui.models.plan_kept import KEPT
from ui.parts.plan_compared import Compared
from ui.parts.plan_followed import FollowedPlan
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.frame import scrolled
from ui.widgets.table import Table


class Kept(QWidget):
    """The plans of a kind; below, how the one chosen is followed."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self._desk, self._kind = desk, kind
        self._table: Table[PlanRow] = Table(KEPT, tr("Kept plans"))
        self._compared = Compared(kind)
        self._followed = FollowedPlan(desk, kind)
        self._shown: tuple[SavedPlan | None, Book | None] = (None, None)
        self._adopt = text.button(tr("Follow this plan"), "good", self._follow)
        self._give_up = text.button(tr("Give it up"), "stop", self._leave)
        self._drop = text.button(tr("Delete"), "drop", self._delete)
        self._table.chosen.connect(self._choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(_none_yet())
        self._stack.addWidget(scrolled(self._body()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(self._stack)

    def refresh(self) -> None:
        """Show the plans that the book keeps now."""
        kept = plans(self._desk.book, self._desk.today)
        rows = [row for row in kept if row.kind == self._kind]
        chosen = self._table.current
        name = chosen.plan if chosen else ""
        self._table.show_rows(rows)
        self._table.fit_height(8)
        book = self._desk.book
        self._compared.show_plans([book.plans[row.plan] for row in rows])
        self._stack.setCurrentIndex(1 if rows else 0)
        if rows:
            names = [row.plan for row in rows]
            self._table.selectRow(names.index(name) if name in names else 0)
        self._choose(self._table.current)

    def _body(self) -> QWidget:
        card = Card(tr("Kept plans"), padded=False)
        card.add(self._table)
        words = text.label(
            tr("The steps of a plan that is followed stand in calendar and warnings."),
            Tone.MUTED,
            theme.SMALL_PT,
        )
        bottom = text.row(words, self._adopt, self._give_up, self._drop)
        bottom.setContentsMargins(theme.PAD, 0, theme.PAD, 4)
        card.add(bottom)
        body = QWidget()
        parts = (self._compared, self._followed)
        body.setLayout(text.column(card, *parts, 1, gap=theme.PAD))
        return body

    def _choose(self, row: PlanRow | None) -> None:
        self._adopt.setVisible(row is not None and row.adopted_on is None)
        self._give_up.setVisible(row is not None and row.adopted_on is not None)
        self._drop.setEnabled(row is not None)
        plan = self._plan(row)
        book = self._desk.book
        # Refreshing chooses the row anew, which need not be read twice.
        if self._shown[0] is not plan or self._shown[1] is not book:
            self._shown = (plan, book)
            self._followed.show_plan(plan)

    def _plan(self, row: PlanRow | None) -> SavedPlan | None:
        return self._desk.book.plans.get(row.plan) if row else None

    def _follow(self) -> None:
        plan = self._plan(self._table.current)
        if plan is None:
            return
        # Two plans at once would ask for every payment twice.
        others = [
            Declare(adopted(other, None))
            for other in self._desk.book.plans.values()
            if other.kind == self._kind and other.adopted_on and other.id != plan.id
        ]
        words = Sentence(Phrase("Follow plan “{name}”"), name=plan.name)
        wish = Declare(adopted(plan, self._desk.today))
        self._desk.bridge.do(*others, wish, named=words)

    def _leave(self) -> None:
        plan = self._plan(self._table.current)
        if plan is not None:
            self._desk.bridge.do(Declare(adopted(plan, None)))

    def _delete(self) -> None:
        # No question: undo takes it back.
        row = self._table.current
        if row is not None:
            self._desk.bridge.do(Drop(row.plan))


def _none_yet() -> Empty:
    return Empty(
        "repay",
        tr("No plan is kept yet"),
        tr("“Keep …” beside a plan puts it here, to compare it and to follow it."),
    )
