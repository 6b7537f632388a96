"""The days ahead on which a draw may fail, and whether a second line stands by."""

from datetime import date, timedelta

from planner.app.outlook import basis
from planner.app.own_priors import declared_windows
from planner.app.queries_limits import LineState, limits
from planner.catalogue.read import catalogue
from planner.credit.sharing import holders
from planner.credit.windows import Window, windows
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.priors import Evidence
from planner.phrases import Phrase, Sentence

AHEAD = timedelta(days=120)
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class WindowRow:
    """Days, both ends included, on which draws are thought to fail more often.

    Attributes:
        times: how many times as often as on an ordinary day; assumed.
        lines: those it is about; empty for all.
        say: what to do.
    """

    kind: str
    name: Phrase
    since: date
    until: date
    times: float
    grade: Evidence
    lines: tuple[str, ...]
    say: Sentence


@dataclass(frozen=True, slots=True)
class StandbyRow:
    """The lines that can be drawn on independently of one another.

    Attributes:
        lines: open, with something left, of different lenders and limits.
    """

    lines: tuple[str, ...]
    is_enough: bool
    say: Sentence


_SAY = Phrase(
    "{name}, {since} to {until}: draws may fail more often (assumed); draw before it,"
    " or have a second line"
)
_TWO = Phrase("for what must not fail there are {n} independent lines: {names}")
_FEW = Phrase(
    "for what must not fail have two independent lines; the book has {n} with something"
    " left to draw"
)


def windows_ahead(book: Book, on: date) -> tuple[WindowRow, ...]:
    """Those that begin or still last within 120 days; month ends left out."""
    rests_on = basis(book, on)
    drawing = rests_on.priors.drawing
    found = windows(on, on + AHEAD, rests_on.holidays, rests_on.declared)
    return tuple(
        WindowRow(
            one.kind,
            one.name,
            one.since,
            one.until,
            drawing.windows[one.kind],
            Evidence.ASSUMED,
            (one.line,) if one.line else (),
            Sentence(_SAY, name=one.name, since=one.since, until=one.until),
        )
        for one in found
        if one.kind != "month-end"
    )


def windows_until(book: Book, on: date, until: date) -> tuple[Window, ...]:
    """Those that begin or last in ``[on, until]``; month ends left out.

    Their days alone, so that no estimate need be read for a calendar.
    """
    found = windows(on, until, catalogue().holidays, declared_windows(book))
    return tuple(one for one in found if one.kind != "month-end")


def standby(book: Book, on: date) -> StandbyRow:
    """Lines of one lender or one limit fail together, so they count once."""
    names: dict[str, str] = {}
    lenders: set[str] = set()
    for row in limits(book, on):
        top = holders(book, row.line)[-1]
        is_free = row.state is LineState.OPEN and row.available.minor > 0
        if is_free and row.drawable is not False and row.channel not in lenders:
            lenders.add(row.channel)
            names.setdefault(top, row.name)
    is_enough = len(names) >= _ENOUGH
    words = (
        Sentence(_TWO, n=len(names), names=tuple(names.values()))
        if is_enough
        else Sentence(_FEW, n=len(names))
    )
    return StandbyRow(tuple(names), is_enough, words)
