"""A book's own lines month by month, so that its estimates can be judged."""

from collections.abc import Callable
from datetime import date, timedelta

from planner.calendar import month_step
from planner.credit.observed import observed
from planner.credit.past import Past
from planner.credit.sharing import one_limit
from planner.credit.standing import off, z_on
from planner.credit.track import Row, Track
from planner.model.priors import Priors
from planner.model.records import Line, LineType

_YEAR = 12


def book_tracks(
    past: Past, priors: Priors, type_of: Callable[[Line], LineType]
) -> tuple[Track, ...]:
    """Each line, with a row for every month in which somebody looked.

    Args:
        past: the book until a day; each row uses nothing later than its month.
        priors: say which factors there are.
        type_of: the type of a line.
    """
    book = past.book
    return tuple(
        Track(
            line_id,
            type_of(book.lines[line_id]),
            _rows(past, line_id, priors),
            holder="own",
        )
        for line_id in past.lines
        if _first(past, line_id) == line_id
    )


def _first(past: Past, line_id: str) -> str:
    """Lines that stand on one limit are one track, under the first of them."""
    group = one_limit(past.book, past.book.lines[line_id])
    return next(key for key in group if key in past.lines)


def _rows(past: Past, line_id: str, priors: Priors) -> tuple[Row, ...]:
    line, away = past.book.lines[line_id], off(past.book, priors)
    rows = []
    for month in sorted(_looked_at(past, line_id)):
        first = date(month // _YEAR, month % _YEAR + 1, 1)
        end = min(month_step(first, 1) - timedelta(days=1), past.on)
        limit = observed(past.book, line, end).limit
        rows.append(Row(month, limit, z_on(past, line_id, end, priors, away)))
    return tuple(rows)


def _looked_at(past: Past, line_id: str) -> set[int]:
    opened = past.lines[line_id].opened_on
    group = one_limit(past.book, past.book.lines[line_id])
    days = [
        reading.on
        for reading in past.book.readings.values()
        if reading.line in group and opened <= reading.on <= past.on
    ]
    return {day.year * _YEAR + day.month - 1 for day in days}
