"""How to repay for the least cost, beside the familiar ways, step by step."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from planner.app.labels import name_of
from planner.app.queries import Look
from planner.app.queries_loans import name_of as named_by_id
from planner.app.usual import card_usual
from planner.errors import PlannerError
from planner.model import records as r
from planner.model.book import Book
from planner.model.records import Record
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.plan.plan import Conflict, Found, Infeasible, Plan, Step, Stopped
from planner.wording.i18n import tr
from planner.wording.say import day, money, say
from ui import theme
from ui.desk import Desk
from ui.forms import assumptions_form
from ui.forms.form import Field, Form
from ui.models.plan import WAYS, Way, owed_over_time, step_columns, ways
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card, Figure
from ui.widgets.chart import Chart, Drawing, Line
from ui.widgets.edit import AheadEdit, money_edit
from ui.widgets.empty import Empty
from ui.widgets.frame import framed, scrolled
from ui.widgets.table import Table

_TASK = "repay"
Answer = Found | Infeasible | Stopped


class Page(QWidget):
    """Two wishes above; the answer below: figures, comparison, chart, steps."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {
            *(r.Line, r.Loan, r.Repayment, r.Move, r.Cash, r.Expected),
            *(r.Assumptions, r.Receivable),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._wishes = Form(
            (
                Field(
                    "until",
                    Phrase("Free of debt by"),
                    partial(AheadEdit, desk.today),
                    Phrase("Empty: as the contracts say"),
                    is_needed=False,
                ),
                Field(
                    "extra",
                    Phrase("Extra each month"),
                    money_edit,
                    Phrase("Beside the incomes that the book expects"),
                    is_needed=False,
                ),
            ),
            across=2,
        )
        self._notice = Banner()
        self._busy = Busy(tr("Looking for the cheapest plan …"), self._stop)
        self._figures = QGridLayout()
        self._figures.setSpacing(theme.PAD)
        self._ways: Table[Way] = Table(WAYS, tr("Compared"))
        self._chart = Chart(tr("Owed over time"), 220)
        self._steps: Table[Step] = Table(step_columns(self._named), tr("Steps"))
        self._answer = QWidget()
        self._answer.setLayout(self._filled())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(scrolled(self._body()))
        framed(
            self,
            tr("Repayment plan"),
            tr("The cheapest way out that keeps every due day and your reserve."),
            self._stack,
            text.button(tr("Assumptions"), "settings", self._assume),
            text.primary(tr("Plan"), "repay", self.plan),
        )
        self.refresh()

    def refresh(self) -> None:
        """Plan anew for the book as it is now."""
        owes = any(row.outstanding > ZERO for row in self._look().loans)
        self._stack.setCurrentIndex(1 if owes else 0)
        if owes:
            self.plan()

    def plan(self) -> None:
        """Ask for a plan with the wishes typed."""
        if self._wishes.complain():
            return
        self._notice.tell("")
        self._busy.begin()
        work = partial(
            planned,
            self.desk.book,
            self.desk.today,
            self._wishes.value("until"),
            self._wishes.value("extra"),
        )
        self.desk.tasks.start(_TASK, work, self._take, self.show_refusal)

    def _look(self) -> Look:
        return Look(self.desk.book, self.desk.today)

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

    def _body(self) -> QWidget:
        wishes = Card()
        wishes.add(self._wishes)
        body = QWidget()
        body.setLayout(
            text.column(
                wishes, self._busy, self._notice, self._answer, 1, gap=theme.PAD
            )
        )
        self._answer.hide()
        return body

    def _filled(self) -> QGridLayout:
        compared = Card(tr("Compared"), padded=False)
        compared.add(self._ways)
        owed = Card(tr("Owed over time"))
        owed.add(self._chart)
        steps = Card(tr("Steps"), padded=False)
        self._steps.setMinimumHeight(theme.ROW * 9)
        steps.add(self._steps)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.PAD)
        grid.addLayout(self._figures, 0, 0)
        grid.addWidget(compared, 1, 0)
        grid.addWidget(owed, 2, 0)
        grid.addWidget(steps, 3, 0)
        return grid

    def _take(self, answer: object) -> None:
        self._busy.hide()
        self.show_answer(cast("Answer", answer))

    def show_answer(self, answer: Answer) -> None:
        """Show the answer, whichever it is."""
        match answer:
            case Found():
                self._show_found(answer)
            case Infeasible(conflicts=conflicts):
                self._answer.hide()
                self._notice.tell(_conflict_words(conflicts), Tone.BAD)
            case Stopped(best=best):
                self._show_stopped(best, answer)

    def _show_stopped(self, best: Plan | None, answer: Stopped) -> None:
        if best is None:
            self._answer.hide()
            words = tr("The time was up before a plan was found.")
            self._notice.tell(words, Tone.WARN)
            return
        found = Found(best, answer.baselines, answer.bound or ZERO)
        self._show_found(found)
        words = tr(
            "The time was up: this is the best plan found; a better one could save"
            " {gap} at the very most."
        )
        self._notice.tell(words.format(gap=money(found.gap)), Tone.WARN)

    def _show_found(self, found: Found) -> None:
        self._answer.show()
        plan = found.plan
        self._show_figures(found)
        self._ways.show_rows(ways(found))
        self._ways.fit_height()
        self._steps.show_rows(plan.steps)
        owed = self._look().summary.owed
        lines = [
            Line(
                way.name,
                tuple(owed_over_time(way.plan, self.desk.today, owed)),
                steps=True,
            )
            for way in ways(found)
        ]
        self._chart.show_drawing(Drawing(tuple(lines)))
        if found.advice:
            self._notice.tell(" ".join(say(one) for one in found.advice), Tone.GOOD)

    def _show_figures(self, found: Found) -> None:
        text.clear_grid(self._figures)
        plan = found.plan
        bound = tr("Proven: no plan costs less than {bound}.")
        made = (
            Figure(
                tr("Whole cost"),
                money(plan.cost.total),
                bound.format(bound=money(found.bound)),
            ),
            Figure(
                tr("Free of debt on"),
                day(plan.free_on),
                tr("{n} payments, replayed to the fen").format(n=len(plan.steps)),
            ),
            Figure(
                tr("Lowest cash"),
                money(plan.lowest_cash.amount),
                tr("on {day}").format(day=day(plan.lowest_cash.on)),
            ),
        )
        for place, figure in enumerate(made):
            self._figures.addWidget(figure, 0, place)
            self._figures.setColumnStretch(place, 1)

    def _named(self, record_id: str) -> str:
        record = self.desk.book.find(record_id)
        return name_of(record) if record else record_id

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why nothing could be planned."""
        self._busy.hide()
        self._answer.hide()
        self._notice.tell(say(refusal), Tone.BAD)

    def _stop(self) -> None:
        self.desk.tasks.cancel(_TASK)
        self._busy.hide()
        self._notice.tell(tr("Stopped. “Plan” begins again."), Tone.PLAIN)

    def _assume(self) -> None:
        assumptions_form.ask(self.desk, self.window()).open()


def planned(
    book: Book, today: date, until: date | None, extra: Money | None, told: Told
) -> Answer:
    """The plan; runs on a worker's thread."""
    # The solver and its arrays are fetched here, on the worker's thread.
    find: Callable[..., Answer] = import_module("planner.plan.repay").plan
    return find(
        book,
        today,
        until,
        extra,
        usual=card_usual(book, today),
        named=partial(named_by_id, book),
        cancelled=told.cancelled,
    )


def _conflict_words(conflicts: tuple[Conflict, ...]) -> str:
    said = [tr("No plan keeps every due day and the reserve.")]
    for conflict in conflicts:
        said.append(say(conflict.say))
        said += [say(remedy) for remedy in conflict.remedy]
    return "\n".join(said)
