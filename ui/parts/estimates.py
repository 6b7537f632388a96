"""One line at a time: its past, what its limit may become, and why."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from planner.app.outlook import limit_estimates
from planner.app.queries_course import Course, Happened, course
from planner.app.queries_limits import LimitRow, limits, readings_of
from planner.calendar import month_step
from planner.credit.drawable import Risk
from planner.credit.estimate import Estimate, FactorShare, TooLittleKnown
from planner.credit.history import Change
from planner.errors import PlannerError
from planner.model.book import Book
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.models.counts import changed_values
from ui.models.events import EVENTS, MEANS
from ui.models.limits import FACTORS, FORECAST
from ui.models.lines import CHOOSER
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Drawing, Fan, Flag, Line
from ui.widgets.frame import scrolled
from ui.widgets.table import Table

_TASK, _COURSE = "estimate", "course"
_NEWEST = 3  # changes of a limit that are told
_RISKS: Mapping[Risk, tuple[Phrase, Tone]] = {
    Risk.LOW: (Phrase("A draw today will most likely work."), Tone.GOOD),
    Risk.MEDIUM: (Phrase("A draw today may fail."), Tone.WARN),
    Risk.HIGH: (Phrase("A draw today will likely fail."), Tone.BAD),
}


class Estimates(QWidget):
    """The lines on the left; history, forecast and reasons of the chosen one right."""

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
        self._courses: dict[str, Course] = {}
        self._events: Table[Happened] = Table(EVENTS, tr("Events of the line"))
        self._happenings = Card(tr("Events"), padded=False)
        self._happenings.add(self._events)
        self._busy = Busy(tr("Estimating …"), self._stop)
        self._lay_out()

    def refresh(self) -> None:
        """Show the lines of the book and estimate them anew."""
        self._found, self._courses = {}, {}
        self._lines.show_rows(limits(self._desk.book, self._desk.today))
        if self._lines.current is None:
            self._lines.selectRow(0)
        self._show_line(self._lines.current)
        self._busy.begin()
        work = partial(_estimated, self._desk.book, self._desk.today)
        task = self._desk.tasks.start(_TASK, work, self._take, self.show_refusal)
        task.progressed.connect(self._busy.show_progress)

    def _lay_out(self) -> None:
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
            text.column(
                *(chart, self._happenings, self._happened, ahead, reasons, 1),
                gap=theme.PAD,
            )
        )
        line = text.row(left, scrolled(detail), gap=theme.PAD)
        line.setStretch(0, 1)
        line.setStretch(1, 2)
        line.setContentsMargins(0, theme.PAD, 0, 0)
        self.setLayout(line)

    @property
    def chosen_line(self) -> str:
        """The id of the line that is shown; empty for none."""
        row = self._lines.current
        return row.line if row else ""

    def _show_line(self, row: LimitRow | None) -> None:
        if row is None:
            return
        found = self._found.get(row.line)
        estimate = found if isinstance(found, Estimate) else None
        self._show_course(row.line)
        self._chart.show_drawing(self._drawing(row, estimate))
        self._forecast.show_rows(estimate.forecast if estimate else ())
        self._factors.show_rows(_telling_first(estimate) if estimate else ())
        self._forecast.fit_height()
        self._factors.fit_height(14)
        self._tell_drawable(found)
        notes = estimate.notes if estimate else ()
        told = [say(note) for note in notes]
        if notes and self._desk.book.priors:
            told.append(changed_values(len(self._desk.book.priors)))
        self._notes.setText("\n".join(told))
        self._notes.setVisible(bool(told))
        changes = estimate.history[:_NEWEST] if estimate else ()
        self._past.setText("\n\n".join(_told(change) for change in changes))
        self._happened.setVisible(bool(changes))

    def _show_course(self, line: str) -> None:
        """Show what happened to the line; work it out where that was not done yet."""
        found = self._courses.get(line)
        events = tuple(reversed(found.events)) if found else ()
        self._events.show_rows(events)
        self._events.fit_height(6)
        self._happenings.setVisible(bool(events))
        if found is None:
            work = partial(_course, self._desk.book, self._desk.today, line)
            self._desk.tasks.start(_COURSE, work, self._take_course, self.show_refusal)

    def _take_course(self, found: object) -> None:
        if isinstance(found, tuple):
            line, told = found
            self._courses[line] = told
            self._show_line(self._lines.current)

    def _drawing(self, row: LimitRow, estimate: Estimate | None) -> Drawing:
        history = self._history(row)
        course = self._courses.get(row.line)
        flags = _flags(course) if course else ()
        if estimate is None:
            return Drawing(history, flags=flags)
        start = (estimate.as_of, estimate.limit, estimate.limit, estimate.limit)
        ahead = tuple(
            (month_step(estimate.as_of, one.months), one.low, one.middle, one.high)
            for one in estimate.forecast
        )
        fan = Fan(tr("estimate: low, middle, high"), (start, *ahead))
        return Drawing(history, fan, flags=flags)

    def _history(self, row: LimitRow) -> tuple[Line, ...]:
        """Limit, use and room over time; the limit alone until that is worked out."""
        found = self._courses.get(row.line)
        if found is None:
            book, today = self._desk.book, self._desk.today
            line = book.lines[row.line]
            points = [(line.opened_on, line.limit)]
            points += [(one.on, one.limit) for one in readings_of(book, line, today)]
            points.append((today, row.limit))
            return (Line(tr("Limit"), tuple(points), steps=True, filled=True),)
        stops = found.stops
        return (
            Line(tr("Limit"), tuple((one.on, one.limit) for one in stops), steps=True),
            Line(
                tr("Used"),
                tuple((one.on, one.used) for one in stops),
                steps=True,
                filled=True,
            ),
            Line(
                tr("Available"),
                tuple((one.on, one.available) for one in stops),
                steps=True,
            ),
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


def _estimated(
    book: Book, today: date, _told: Told
) -> tuple[Estimate | TooLittleKnown, ...]:
    return limit_estimates(book, today)


def _flags(past: Course) -> tuple[Flag, ...]:
    """A sign for each event; readings tell of a rise or cut on the day it was seen."""
    return tuple(Flag(one.on, say(one.say), MEANS[one.is_good]) for one in past.events)


def _telling_first(estimate: Estimate) -> list[FactorShare]:
    return sorted(estimate.factors, key=lambda one: -abs(one.effect.minor))


def _told(change: Change) -> str:
    """What happened, and under it what went before, one thing a line."""
    rows = [say(change.head), *(f"· {say(sign.say)}" for sign in change.before)]
    return "\n".join([*rows, tr("{sentence}.").format(sentence=say(change.closing))])


def _course(book: Book, on: date, line: str, _told: Told) -> tuple[str, Course]:
    return line, course(book, line, on)
