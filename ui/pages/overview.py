"""What is owed, what is due, what needs a look."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from planner.app.queries import (
    CashView,
    DueRow,
    LimitRow,
    Look,
    SummaryRow,
    WarningRow,
)
from planner.model import declared as d
from planner.model import records as r
from planner.model.records import Record
from planner.money import ZERO, total
from planner.wording.i18n import tr
from planner.wording.say import day, money, percent
from ui import theme
from ui.desk import Desk
from ui.models.lines import AT_A_GLANCE
from ui.models.loans import ahead, soon_columns
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card, Figure
from ui.widgets.frame import framed, scrolled
from ui.widgets.later import Later
from ui.widgets.painted import Painted
from ui.widgets.table import Table
from ui.widgets.warnings import Warnings

if TYPE_CHECKING:
    from ui.parts.cash_ahead import CashAhead

_CHART_HEIGHT = 200  # kept free until the chart is there, so that nothing jumps
_REST_MS = 40  # what was painted is on the screen by then
_MOST = 6  # rows of a table
_SOON = timedelta(days=30)
_WHY = ("owed", "cost", "due", "lowest")  # what explains the figures, in their order
_PAGE_OF = {
    "overdue": "go-loans",
    "due-soon": "go-calendar",
    "cash-below-reserve": "go-calendar",
    "cash-unknown": "new-cash",
    "cash-old": "new-cash",
    "high-cost": "go-loans",
    "figures-old": "go-business",
    "open-question": "go-files",
    "repayment-failed": "go-files",
}


class Page(QWidget):
    """Figures above; dues, limits, cash and warnings below.

    What is read first is painted first: the limits, the chart of the cash and what has
    changed follow at once, in places that are kept for them.
    """

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {
            *(r.Profile, r.Line, r.LimitReading, r.Loan, r.Repayment, r.Move, r.Note),
            *(r.Cash, r.Expected, r.Assumptions, r.Question, r.Figures, r.Receivable),
            *(d.SavedPlan, d.Order),
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._figures = QGridLayout()
        self._figures.setSpacing(theme.PAD)
        self._dues: Table[DueRow] = Table(
            soon_columns(desk.today),
            tr("Due in 30 days"),
            tr("Nothing falls due in the next 30 days."),
        )
        self._dues.opened.connect(lambda _row: self.asked.emit("go-loans"))
        self._limits = Later(self._new_limits)
        self._warnings = Warnings(self._look)
        self._cash = Later(_new_cash)
        self._cash.setMinimumHeight(_CHART_HEIGHT)
        self._since = Later(partial(_new_since, desk))
        self._look_now: Look | None = None
        self._made: tuple[Figure, ...] = ()
        self._is_whole = False
        self._stack = QStackedWidget()
        self._welcome = Later(self._new_welcome)
        self._body = QWidget()
        # From the outside in: what is put into another is dressed anew with its parts.
        framed(self, tr("Overview"), day(desk.today), self._stack, *self._buttons())
        self._stack.addWidget(self._welcome)
        self._stack.addWidget(scrolled(self._body))
        self._fill()
        self.refresh()
        Painted(self, self.rehearse, _REST_MS)

    def rehearse(self) -> None:
        """Show what is left out until the page was painted once."""
        self._is_whole = True
        self._show_rest()

    def refresh(self) -> None:
        """Show the book as it is now."""
        book, today = self._desk.book, self._desk.today
        if not (book.lines or book.loans or book.cash or book.expected):
            self._stack.setCurrentIndex(0)
            self._welcome.refresh()
            return
        self._stack.setCurrentIndex(1)
        look = self._look_now = Look(book, today)
        soon = [row for row in look.dues if _is_soon(row, self._desk)]
        self._show_figures(look, soon)
        self._dues.show_rows(soon)
        self._warnings.show_rows(look.warnings)
        self._dues.fit_height(_MOST)
        more = _seen(len(look.limits)) - _seen(len(soon))
        self._limits.setMinimumHeight(self._dues.minimumHeight() + more * theme.ROW)
        if self._is_whole:
            self._show_rest()

    def _show_rest(self) -> None:
        if self._look_now is not None:
            limits = cast("Table[LimitRow]", self._limits.part)
            limits.show_rows(self._look_now.limits)
            limits.fit_height(_MOST)
            cast("CashAhead", self._cash.part).show_view(self._look_now.cash)
            self._since.refresh()
            for figure, why in zip(self._made, _WHY, strict=True):
                figure.explain(partial(self._explain, why))

    def _explain(self, why: str) -> None:
        from ui.parts import figure_why  # noqa: PLC0415  # not before it is asked for

        look = self._look_now
        if look is not None:
            given = look if why != "due" else self._dues.rows
            getattr(figure_why, why)(given, self.window()).open()

    def _buttons(self) -> list[QWidget]:
        return [
            text.button(
                tr("Repayment plan"), "repay", partial(self.asked.emit, "go-repay")
            ),
            text.primary(
                tr("Report as PDF"), "reports", partial(self.asked.emit, "report")
            ),
        ]

    def _fill(self) -> None:
        left, right = text.column(gap=theme.PAD), text.column(gap=theme.PAD)
        columns, whole = text.row(gap=theme.PAD), text.column(gap=theme.PAD)
        self._body.setLayout(whole)
        whole.addLayout(self._figures)
        whole.addLayout(columns)
        whole.addStretch(1)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        for card, part, where in (
            (Card(tr("Due in 30 days"), padded=False), self._dues, left),
            (Card(tr("Limits at a glance"), padded=False), self._limits, left),
            (Card(tr("Needs attention")), self._warnings, right),
            (Card(tr("Cash ahead")), self._cash, right),
        ):
            where.addWidget(card)
            card.add(part)
        right.addWidget(self._since)
        left.addStretch(1)
        right.addStretch(1)

    def _show_figures(self, look: Look, soon: list[DueRow]) -> None:
        text.clear_grid(self._figures)
        self._made = (
            _owed_figure(look.summary),
            _cost_figure(look.summary),
            self._due_figure(soon),
            self._cash_figure(look.cash),
        )
        for place, figure in enumerate(self._made):
            self._figures.addWidget(figure, 0, place)
            self._figures.setColumnStretch(place, 1)

    def _due_figure(self, soon: list[DueRow]) -> Figure:
        today = self._desk.today
        late = [row for row in soon if row.on is not None and row.on < today]
        amount = total(row.left for row in soon)
        first = next((row.on for row in soon if row.on and row.on >= today), None)
        note = tr("Nothing is due.")
        if late:
            words = tr("{amount} of it is overdue")
            note = words.format(amount=money(total(row.left for row in late)))
        elif first is not None:
            note = tr("next: {when}").format(when=ahead(first, today))
        tone = Tone.BAD if late else Tone.PLAIN
        return Figure(tr("Due in 30 days"), money(amount), note, tone)

    def _cash_figure(self, view: CashView) -> Figure:
        lowest = view.lowest
        if view.counted_on is None:
            return Figure(
                tr("Lowest cash ahead"), "—", tr("Record your cash at hand to see it.")
            )
        below = view.first_below is not None
        tone = Tone.BAD if lowest.amount < ZERO else Tone.WARN if below else Tone.PLAIN
        note = tr("on {day}").format(day=day(lowest.on))
        return Figure(tr("Lowest cash ahead"), money(lowest.amount), note, tone)

    def _new_limits(self) -> QWidget:
        made: Table[LimitRow] = Table(
            AT_A_GLANCE, tr("Limits at a glance"), tr("No credit line is recorded yet.")
        )
        made.opened.connect(lambda _row: self.asked.emit("go-limits"))
        return made

    def _new_welcome(self) -> QWidget:
        from ui.parts.welcome import Welcome  # noqa: PLC0415  # of an empty book only

        made = Welcome(self._desk)
        made.asked.connect(self.asked)
        return made

    def _look(self, row: WarningRow) -> None:
        plan = self._desk.book.plans.get(row.about)
        page = _PAGE_OF.get(row.kind, "go-lines")
        self.asked.emit(f"go-{plan.kind}" if plan else page)


def _seen(rows: int) -> int:
    """How many rows a table shows without scrolling; an empty one is as high as one."""
    return min(max(rows, 1), _MOST)


def _new_cash() -> QWidget:
    from ui.parts.cash_ahead import CashAhead  # noqa: PLC0415  # after the first look

    return CashAhead(_CHART_HEIGHT)


def _new_since(desk: Desk) -> QWidget:
    from ui.parts.since import Since  # noqa: PLC0415  # after the first look

    return Since(desk)


def _is_soon(row: DueRow, desk: Desk) -> bool:
    return row.on is not None and bool(row.left) and row.on <= desk.today + _SOON


def _owed_figure(summary: SummaryRow) -> Figure:
    note = tr("{n} loans and card balances").format(n=summary.loans)
    return Figure(tr("Owed"), money(summary.owed), note)


def _cost_figure(summary: SummaryRow) -> Figure:
    return Figure(
        tr("True annual cost"),
        "—" if summary.annual is None else percent(summary.annual),
        tr("simple, loans weighted by what is owed"),
    )
