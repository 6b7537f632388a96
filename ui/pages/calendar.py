"""The year ahead: what falls due, what comes in, and the lowest cash."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.app.queries import Look
from planner.app.queries_windows import windows_until
from planner.calendar import month_step
from planner.model import declared as d
from planner.model import records as r
from planner.model.records import Record, Way
from planner.money import ZERO, Money
from planner.schedule.cash import occurrences
from planner.wording.i18n import tr
from planner.wording.say import day, money, say
from ui import theme
from ui.desk import Desk
from ui.forms import expected_form
from ui.models.calendar import Event, event_columns
from ui.parts.calendar_windows import window_days, window_events
from ui.parts.plan_calendar import planned
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Drawing, Line, Mark
from ui.widgets.edit import Choice
from ui.widgets.empty import Empty
from ui.widgets.frame import framed, scrolled
from ui.widgets.heat import Heat, Year
from ui.widgets.table import Table

_MONTHS = 12
_IN, _OUT, _WINDOW = "in", "out", "window"


class Page(QWidget):
    """A heat map of the year, the list of its days, and the cash forecast."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {
            *(r.Line, r.Loan, r.Repayment, r.Move, r.Cash, r.Expected),
            *(r.Assumptions, r.Receivable, d.SavedPlan, d.FundingWindow),
            d.Order,
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._events: list[Event] = []
        self._heat = Heat(desk.today, tr("What falls due in the year ahead"))
        self._heat.chosen.connect(self._go_to)
        self._list: Table[Event] = Table(
            event_columns(desk.today), tr("Days ahead"), tr("Nothing is expected.")
        )
        self._list.opened.connect(self._edit)
        self._chart = Chart(tr("Cash ahead"), 200)
        self._lowest = text.label("", Tone.MUTED)
        self._filter = Choice(
            (None, tr("everything")),
            (_IN, tr("comes in")),
            (_OUT, tr("goes out")),
            (_WINDOW, tr("liquidity windows")),
        )
        self._filter.setAccessibleName(tr("Show"))
        self._filter.typed.connect(self._fill_list)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(scrolled(self._body()))
        framed(
            self,
            tr("Calendar"),
            tr("Dues, incomes, expenses and liquidity windows of the year ahead."),
            self._stack,
            text.button(
                tr("Cash at hand"), "cash", partial(self.asked.emit, "new-cash")
            ),
            text.primary(
                tr("Income or expense"), "add", partial(self.asked.emit, "new-expected")
            ),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the year ahead of the book."""
        book, today = self._desk.book, self._desk.today
        look, until = Look(book, today), month_step(today, _MONTHS)
        moves = (*_dues(look, until), *_expected(look, until))
        windows = windows_until(book, today, until)
        self._heat.show_year(
            Year(
                _by_day(one for one in moves if one.amount < ZERO),
                _by_day(one for one in moves if one.amount > ZERO),
                window_days(book, windows, today, until),
            )
        )
        plans = planned(book, today, until)
        self._events = sorted(
            (*moves, *plans, *window_events(book, windows, today)),
            key=lambda event: (event.on, event.amount),
        )
        self._fill_list()
        self._draw(look)
        is_known = any(not one.is_window for one in self._events)
        is_empty = not is_known and look.cash.counted_on is None
        self._stack.setCurrentIndex(0 if is_empty else 1)

    def _empty(self) -> QWidget:
        return Empty(
            "calendar",
            tr("Nothing lies ahead yet"),
            tr("Dues of your loans, incomes and expenses, and your cash stand here."),
            text.primary(
                tr("Record cash at hand"), "cash", partial(self.asked.emit, "new-cash")
            ),
        )

    def _body(self) -> QWidget:
        heat = Card(tr("What falls due in the year ahead"))
        heat.add(self._heat)
        cash = Card(tr("Cash ahead"))
        cash.add(self._lowest)
        cash.add(self._chart)
        days = Card(tr("Days ahead"), padded=False)
        days.head.addWidget(self._filter)
        self._list.setMinimumHeight(theme.ROW * 9)
        days.add(self._list)
        body = QWidget()
        body.setLayout(text.column(heat, cash, days, gap=theme.PAD))
        return body

    def _fill_list(self) -> None:
        wanted = self._filter.value()
        self._list.show_rows(
            [event for event in self._events if wanted in (None, _way(event))]
        )

    def _draw(self, look: Look) -> None:
        view = look.cash
        line = Line(
            tr("Cash at the end of the day"),
            tuple((one.on, one.amount) for one in view.days),
            steps=True,
            filled=True,
        )
        lowest = view.lowest
        mark = Mark(
            lowest.on,
            lowest.amount,
            tr("lowest {amount}").format(amount=money(lowest.amount)),
        )
        self._chart.show_drawing(Drawing((line,), marks=(mark,)))
        words = tr("Lowest on {day}: {amount}. Reserve: {reserve}.")
        self._lowest.setText(
            words.format(
                day=day(lowest.on),
                amount=money(lowest.amount),
                reserve=money(view.reserve),
            )
            if view.counted_on is not None
            else tr("No cash at hand is recorded; the forecast starts at nothing.")
        )

    def _go_to(self, chosen: date) -> None:
        self._filter.put(None)
        rows = self._list.rows
        place = next((n for n, one in enumerate(rows) if one.on >= chosen), None)
        if place is not None:
            self._list.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
            self._list.selectRow(place)

    def _edit(self, event: Event) -> None:
        if event.is_window:
            self.asked.emit("go-limits")
            return
        plan = self._desk.book.plans.get(event.record)
        if plan is not None:
            self.asked.emit(f"go-{plan.kind}")
            return
        if event.record in self._desk.book.orders:
            self.asked.emit("go-business")
            return
        known = self._desk.book.expected.get(event.record)
        if known is None:
            self.asked.emit("go-loans")
            return
        dialog = expected_form.ask(self._desk, self.window(), known)
        dialog.open()


def _way(event: Event) -> str:
    if event.is_window:
        return _WINDOW
    return _IN if event.amount > ZERO else _OUT


def _by_day(events: Iterable[Event]) -> dict[date, Money]:
    found: dict[date, Money] = {}
    for event in events:
        found[event.on] = found.get(event.on, ZERO) + max(event.amount, -event.amount)
    return found


def _dues(look: Look, until: date) -> Iterator[Event]:
    for due in look.dues:
        if due.on is not None and due.left and due.on <= until:
            what = tr("instalment {n}").format(n=due.n)
            if due.loan in look.book.lines:
                what = tr("bill")
            if due.minimum is not None:
                what = tr("bill, at least {amount}").format(amount=money(due.minimum))
            # What is overdue is to be paid today.
            yield Event(max(due.on, look.on), due.loan, due.name, what, -due.left)


def _expected(look: Look, until: date) -> Iterator[Event]:
    for one in (*look.book.expected.values(), *look.book.ordered()):
        amount = one.amount if one.way is Way.IN else -one.amount
        for on in occurrences(one, look.on, until):
            is_sure = one.certainty == 1
            yield Event(on, one.id, one.name, say(one.way), amount, is_sure)
