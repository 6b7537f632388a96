"""What to remember in the days ahead; without it a due day would be news on the day."""

from datetime import date, timedelta

from planner.app.queries import Look
from planner.app.queries_warnings import WarningRow
from planner.app.queries_windows import windows_until
from planner.lean import dataclass
from planner.model.book import Book
from planner.phrases import Phrase, Sentence

AHEAD = timedelta(days=14)  # how far ahead a window is told
_OF_DUES = ("overdue", "due-soon")
_OF_PLANS = ("plan-missed", "plan-step")
_WINDOW = Phrase("{name}, {since} to {until}: draws may fail more often (assumed)")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to remember.

    Attributes:
        kind: ``overdue``, ``due-soon``, ``plan-missed``, ``plan-step`` or ``window``.
        on: the day that it is about; of a window, its first.
        about: the loan, line or plan; empty for a window.
    """

    kind: str
    on: date
    say: Sentence
    about: str = ""


def reminders(book: Book, on: date) -> tuple[Reminder, ...]:
    """Dues, steps of the plans that are followed, and windows ahead, by day.

    What a followed plan pays is told as its step, so that no due is told twice.
    """
    rows = Look(book, on).warnings
    steps = [row for row in rows if row.kind in _OF_PLANS]
    planned = {
        (step.loan, step.on)
        for row in steps
        for step in book.plans[row.about].steps
        if step.on == row.on
    }
    dues = [
        row
        for row in rows
        if row.kind in _OF_DUES and (row.about, row.on) not in planned
    ]
    ahead = [
        Reminder(
            "window",
            one.since,
            Sentence(_WINDOW, name=one.name, since=one.since, until=one.until),
        )
        for one in windows_until(book, on, on + AHEAD)
    ]
    told = [*map(_of, dues), *map(_of, steps), *ahead]
    return tuple(sorted(told, key=lambda one: one.on))


def _of(row: WarningRow) -> Reminder:
    return Reminder(row.kind, row.on, row.say, row.about)
