"""Wishes above; below the plan beside the familiar ways, its chart and its steps."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.kept_plans import kept
from planner.app.labels import name_of
from planner.app.queries import Look
from planner.app.queries_loans import name_of as named_by_id
from planner.app.usual import card_usual
from planner.errors import PlannerError
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.plan.plan import Found, Infeasible, Plan, Step, Stopped
from planner.wording.i18n import tr
from planner.wording.say import day, money, say
from ui import theme
from ui.desk import Desk
from ui.forms.form import Field, Form
from ui.models.plan import WAYS, Way, owed_over_time, rules, step_columns, ways
from ui.models.plan_aims import AIMS
from ui.parts import plan_keep
from ui.parts.plan_conflict import conflict_words
from ui.parts.plan_figures import Figures
from ui.parts.plan_wait import Wait
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card, Figure
from ui.widgets.chart import Chart, Drawing, Line
from ui.widgets.edit import AheadEdit, Choice, money_edit
from ui.widgets.frame import scrolled
from ui.widgets.table import Table

Answer = Found | Infeasible | Stopped
_MOST_STEPS = 14


class Proposal(QWidget):
    """The plan for what is wished, proven and replayed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._plan: Plan | None = None
        self._wishes = Form(_fields(desk), across=2)
        self._aim.typed.connect(self.plan)
        self._wait = Wait(
            desk, "repay", tr("Looking for the cheapest plan …"), self._clear
        )
        self._figures = Figures()
        self._ways: Table[Way] = Table(WAYS, tr("Compared"))
        self._chart = Chart(tr("Owed over time"), 220)
        self._steps: Table[Step] = Table(step_columns(self._named), tr("Steps"))
        self._answer = QWidget()
        self._answer.setLayout(self._filled())
        self._answer.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(self._body()))

    @property
    def words(self) -> str:
        """What is said above the answer."""
        return self._wait.notice.words

    def refresh(self) -> None:
        """Plan anew for the book as it is now."""
        self.plan()

    def wish_for(self, **wishes: object) -> None:
        """Put wishes in the fields, such as ``aim`` or ``extra``, and plan."""
        self._aim.blockSignals(True)  # noqa: FBT003  # Qt's own
        self._wishes.put(**wishes)
        self._aim.blockSignals(False)  # noqa: FBT003  # Qt's own
        self.plan()

    def plan(self) -> None:
        """Ask for a plan with the wishes typed."""
        if self._wishes.complain():
            return
        values = self._wishes.values() or {}
        work = partial(planned, self.desk.book, self.desk.today, **values)
        self._wait.start(work, self._take, takes_best=True)

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why nothing could be planned."""
        self._wait.show_refusal(refusal)

    @property
    def _aim(self) -> Choice:
        return cast("Choice", self._wishes.widget("aim"))

    def _body(self) -> QWidget:
        wishes = Card()
        wishes.add(self._wishes)
        body = QWidget()
        body.setLayout(text.column(wishes, self._wait, self._answer, 1, gap=theme.PAD))
        return body

    def _filled(self) -> QVBoxLayout:
        compared = Card(tr("Compared"), padded=False)
        compared.add(self._ways)
        owed = Card(tr("Owed over time"))
        owed.add(self._chart)
        steps = self._steps_card = Card(tr("Steps"), padded=False)
        steps.head.addWidget(text.button(tr("Keep this plan …"), "add", self._keep))
        steps.add(self._steps)
        return text.column(self._figures, compared, owed, steps, gap=theme.PAD)

    def _take(self, answer: object) -> None:
        self.show_answer(cast("Answer", answer))

    def show_answer(self, answer: Answer) -> None:
        """Show the answer, whichever it is."""
        match answer:
            case Found():
                self._show_found(answer)
            case Infeasible(conflicts=conflicts, baselines=baselines):
                self._clear()
                self._wait.tell(conflict_words(conflicts), Tone.BAD)
                if baselines:
                    self._answer.show()
                    self._show_ways(rules(baselines))
            case Stopped(best=best):
                self._show_stopped(best, answer)

    def _show_stopped(self, best: Plan | None, answer: Stopped) -> None:
        if best is None:
            self._clear()
            words = tr("Stopped before a plan was found. “Plan” begins again.")
            self._wait.tell(words, Tone.WARN)
            return
        found = Found(best, answer.baselines, answer.bound or ZERO)
        self._show_found(found)
        if answer.bound is None:
            words = tr(
                "Stopped: this is the best plan found so far; what a better one could"
                " save is not known yet."
            )
            self._figures.show_figures(*_figures(best, tr("Nothing is proven yet.")))
        else:
            words = tr(
                "Stopped: this is the best plan found so far; a better one could save"
                " {gap} at the very most."
            )
        self._wait.tell(words.format(gap=money(found.gap)), Tone.WARN)

    def _show_found(self, found: Found) -> None:
        self._plan = found.plan
        self._answer.show()
        bound = tr("Proven: no plan costs less than {bound}.")
        proven = bound.format(bound=money(found.bound))
        self._figures.show_figures(*_figures(found.plan, proven))
        self._show_ways(ways(found))
        self._steps_card.show()
        self._steps.show_rows(found.plan.steps)
        self._steps.fit_height(_MOST_STEPS)
        self._wait.tell("\n".join(say(one) for one in found.advice), Tone.GOOD)

    def _show_ways(self, compared: tuple[Way, ...]) -> None:
        self._ways.show_rows(compared)
        self._ways.fit_height()
        self._chart.show_drawing(self._drawing(compared))

    def _drawing(self, compared: tuple[Way, ...]) -> Drawing:
        today = self.desk.today
        owed = Look(self.desk.book, today).summary.owed
        return Drawing(
            tuple(
                Line(way.name, tuple(owed_over_time(way.plan, today, owed)), steps=True)
                for way in compared
            )
        )

    def _clear(self) -> None:
        self._plan = None
        self._figures.show_figures()
        self._steps_card.hide()
        self._answer.hide()

    def _keep(self) -> None:
        if self._plan is not None:
            aim = tr(AIMS[self._aim.value()])
            plan = kept(self._plan, aim, self.desk.today)
            plan_keep.ask(self.desk, plan, self.window()).open()

    def _named(self, record_id: str) -> str:
        record = self.desk.book.find(record_id)
        return name_of(record) if record else record_id


def _fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field("aim", Phrase("Aim"), _aims, Phrase("“Aims” tells the price of each")),
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
    )


def _aims() -> Choice:
    return Choice(*((word, tr(words)) for word, words in AIMS.items()))


def _figures(plan: Plan, proven: str) -> tuple[Figure, ...]:
    return (
        Figure(tr("Whole cost"), money(plan.cost.total), proven),
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


def planned(  # a plan's own wishes
    book: Book,
    today: date,
    told: Told,
    *,
    aim: str = "cost",
    until: date | None = None,
    extra: Money | None = None,
) -> Answer:
    """The plan; runs on a worker's thread."""
    # The solver and its arrays are fetched here, on the worker's thread.
    find: Callable[..., Answer] = import_module("planner.plan.repay").plan
    aims: Any = import_module("planner.plan.aims").Aim
    weights = {}
    if aim == "limits":
        weigh: Any = import_module("planner.app.risk_weights").risk_weights
        weights = weigh(book, today)
    return find(
        book,
        today,
        until,
        extra,
        aim=aims(aim),
        weights=weights,
        usual=card_usual(book, today),
        named=partial(named_by_id, book),
        cancelled=told.cancelled,
        tell=lambda progress: told.progress(progress.share),
    )
