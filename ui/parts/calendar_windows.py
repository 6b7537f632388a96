"""The days on which draws may fail; a calendar of dues alone tells half of a year."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from planner.app.labels import name_of
from planner.credit.windows import Window
from planner.model.book import Book
from planner.money import ZERO
from planner.wording.i18n import tr
from planner.wording.say import day, say
from ui.models.calendar import Event


def window_events(book: Book, found: Iterable[Window], on: date) -> Iterator[Event]:
    """Each window as a row of its first day; one that is on already, of today."""
    for one in found:
        words = tr("until {day} draws may fail more often")
        what = words.format(day=day(one.until))
        name = _name(book, one)
        yield Event(max(one.since, on), "", name, what, ZERO, is_window=True)


def window_days(
    book: Book, found: Iterable[Window], on: date, until: date
) -> Mapping[date, str]:
    """What is said of each day in a window."""
    days: dict[date, list[str]] = {}
    for one in found:
        since, last = max(one.since, on), min(one.until, until)
        for number in range((last - since).days + 1):
            names = days.setdefault(since + timedelta(days=number), [])
            names.append(_name(book, one))
    words = tr("draws may fail more often: {why}")
    return {on: words.format(why=tr(", ").join(why)) for on, why in days.items()}


def _name(book: Book, one: Window) -> str:
    line = book.lines.get(one.line or "")
    if line is None:
        return say(one.name)
    words = tr("{line}: {why}")
    return words.format(line=name_of(line), why=say(one.name))
