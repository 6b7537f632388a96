"""Limits over time, what they may become, and why."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.app.outlook import limit_estimates
from planner.app.queries_limits import LimitRow, limits, readings_of
from planner.calendar import month_step
from planner.credit.drawable import Risk
from planner.credit.estimate import Estimate, FactorShare, TooLittleKnown
from planner.credit.history import Change
from planner.errors import PlannerError
from planner.model import records as r
from planner.model.book import Book
from planner.model.records import Record
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.forms import note_form, reading_form
from ui.models.limits import FACTORS, FORECAST
from ui.models.lines import CHOOSER
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Drawing, Fan, Line
from ui.widgets.empty import Empty
from ui.widgets.frame import framed, scrolled
from ui.widgets.table import Table

_TASK = "estimate"
_NEWEST = 3  # changes of a limit that are told
_RISKS: Mapping[Risk, tuple[Phrase, Tone]] = {
    Risk.LOW: (Phrase("A draw today will most likely work."), Tone.GOOD),
    Risk.MEDIUM: (Phrase("A draw today may fail."), Tone.WARN),
    Risk.HIGH: (Phrase("A draw today will likely fail."), Tone.BAD),
}


class Page(QWidget):
    """The lines on the left; history, forecast and reasons of the chosen one right."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {
            *(r.Line, r.LimitReading, r.Loan, r.Repayment, r.Move, r.Note),
            *(r.Profile, r.Assumptions),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: dict[str, Estimate | TooLittleKnown] = {}
        self._lines: Table[LimitRow] = Table(CHOOSER, tr("Credit lines"))
        self._lines.chosen.connect(self._show_line)
        self._chart = Chart(tr("Limit over time"), 250)
        self._forecast = Table(FORECAST, tr("Forecast"))
        self._factors = Table(FACTORS, tr("Reasons"), wraps=True)
        self._draw_note = Banner()
        self._notes = text.label("", Tone.MUTED, theme.SMALL_PT)
        self._past = text.label("")
        self._happened = Card(tr("What happened before"))
        self._happened.add(self._past)
        self._happened.hide()
        self._busy = Busy(tr("Estimating …"), self._stop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full())
        framed(
            self,
            tr("Limits"),
            tr(
                "What each limit may become. An estimate from your own readings, no"
                " promise."
            ),
            self._stack,
            text.button(tr("Event"), "info", self._note),
            text.primary(tr("Read today's limit"), "limits", self._read),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the lines of the book and estimate them anew."""
        rows = limits(self._desk.book, self._desk.today)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._found = {}
        self._lines.show_rows(rows)
        if not rows:
            return
        if self._lines.current is None:
            self._lines.selectRow(0)
        self._show_line(self._lines.current)
        self._busy.begin()
        work = partial(_estimated, self._desk.book, self._desk.today)
        self._desk.tasks.start(_TASK, work, self._take, self.show_refusal)

    def _empty(self) -> QWidget:
        return Empty(
            "limits",
            tr("No credit line is recorded yet"),
            tr(
                "Record a line and read its limit now and then; the estimate learns"
                " from that."
            ),
            text.primary(
                tr("Record a line"), "add", partial(self.asked.emit, "new-line")
            ),
        )

    def _full(self) -> QWidget:
        left = Card(padded=False)
        left.add(self._lines)
        left.setMinimumWidth(330)
        left.setMaximumWidth(400)
        chart = Card(tr("Limit over time"))
        chart.add(self._draw_note)
        chart.add(self._busy)
        chart.add(self._chart)
        ahead = Card(tr("Forecast"), padded=False)
        ahead.add(self._forecast)
        reasons = Card(tr("Reasons"), padded=False)
        reasons.add(self._factors)
        self._notes.setContentsMargins(theme.PAD, 0, theme.PAD, theme.GAP)
        reasons.add(self._notes)
        detail = QWidget()
        detail.setLayout(
            text.column(chart, self._happened, ahead, reasons, 1, gap=theme.PAD)
        )
        body = QWidget()
        line = text.row(gap=theme.PAD)
        line.addWidget(left, 1)
        line.addWidget(scrolled(detail), 2)
        body.setLayout(line)
        return body

    def _show_line(self, row: LimitRow | None) -> None:
        if row is None:
            return
        found = self._found.get(row.line)
        estimate = found if isinstance(found, Estimate) else None
        self._chart.show_drawing(self._drawing(row, estimate))
        self._forecast.show_rows(estimate.forecast if estimate else ())
        self._factors.show_rows(_telling_first(estimate) if estimate else ())
        self._forecast.fit_height()
        self._factors.fit_height(14)
        self._tell_drawable(found)
        notes = estimate.notes if estimate else ()
        self._notes.setText("\n".join(say(note) for note in notes))
        self._notes.setVisible(bool(notes))
        changes = estimate.history[:_NEWEST] if estimate else ()
        self._past.setText("\n\n".join(_told(change) for change in changes))
        self._happened.setVisible(bool(changes))

    def _drawing(self, row: LimitRow, estimate: Estimate | None) -> Drawing:
        book, today = self._desk.book, self._desk.today
        line = book.lines[row.line]
        points = [(line.opened_on, line.limit)]
        points += [(one.on, one.limit) for one in readings_of(book, line, today)]
        points.append((today, row.limit))
        history = Line(tr("Limit"), tuple(points), steps=True, filled=True)
        if estimate is None:
            return Drawing((history,))
        start = (estimate.as_of, estimate.limit, estimate.limit, estimate.limit)
        ahead = tuple(
            (month_step(estimate.as_of, one.months), one.low, one.middle, one.high)
            for one in estimate.forecast
        )
        return Drawing(
            (history,), Fan(tr("estimate: low, middle, high"), (start, *ahead))
        )

    def _tell_drawable(self, found: Estimate | TooLittleKnown | None) -> None:
        match found:
            case None:
                self._draw_note.tell("")
            case TooLittleKnown(why=why):
                words = tr("No estimate: {why}.").format(why=say(why))
                self._draw_note.tell(words, Tone.PLAIN)
            case Estimate(drawable=drawable):
                words, tone = _RISKS[drawable.risk]
                reasons = [say(reason) for reason in drawable.reasons]
                self._draw_note.tell(" · ".join([tr(words), *reasons]), tone)

    def _take(self, found: object) -> None:
        self._busy.hide()
        if isinstance(found, tuple):
            self._found = {one.line: one for one in found}
            self._show_line(self._lines.current)

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why nothing could be estimated."""
        self._busy.hide()
        self._draw_note.tell(say(refusal), Tone.BAD)

    def _stop(self) -> None:
        self._desk.tasks.cancel(_TASK)
        self._busy.hide()

    def _read(self) -> None:
        row = self._lines.current
        dialog = reading_form.ask(self._desk, self.window(), row.line if row else "")
        dialog.open()

    def _note(self) -> None:
        row = self._lines.current
        dialog = note_form.ask(self._desk, self.window(), row.line if row else "")
        dialog.open()


def _estimated(
    book: Book, today: date, _told: Told
) -> tuple[Estimate | TooLittleKnown, ...]:
    return limit_estimates(book, today)


def _telling_first(estimate: Estimate) -> list[FactorShare]:
    return sorted(estimate.factors, key=lambda one: -abs(one.effect.minor))


def _told(change: Change) -> str:
    """What happened, and under it what went before, one thing a line."""
    rows = [say(change.head), *(f"· {say(sign.say)}" for sign in change.before)]
    return "\n".join([*rows, tr("{sentence}.").format(sentence=say(change.closing))])
