"""Round numbers and months along an axis, worded before any ink."""

from collections.abc import Iterable
from datetime import date

from planner.calendar import month_step
from planner.money import Money
from planner.wording import i18n
from planner.wording.say import plain
from reports.document import Tick

_STEPS = (1, 2, 5)
_MOST_TICKS = 6
_MOST_MONTHS = 7
_FEN = 100


def amounts(sizes: Iterable[int], most: int = _MOST_TICKS) -> tuple[Tick, ...]:
    """Ticks at round yuan from at or below the least to above the greatest; 0 is in."""
    known = (0, *sizes)
    least, greatest = min(known), max(known)
    step = _step(greatest - least, most)
    first, last = least // step, -(-greatest // step)
    return tuple(
        Tick(n * step, plain(Money(n * step)).removesuffix(".00"))
        for n in range(first, max(last, first + 1) + 1)
    )


def _step(span: int, most: int) -> int:
    """The least of 1, 2, 5, 10, … yuan that needs no more than so many ticks."""
    unit = _FEN
    while True:
        for factor in _STEPS:
            if span <= unit * factor * (most - 1):
                return unit * factor
        unit *= 10


def months(first: date, last: date) -> tuple[Tick, ...]:
    """Ticks at the first day of some months between two days, evenly apart."""
    starts = [day for day in _firsts(first, last) if first <= day <= last]
    step = -(-len(starts) // _MOST_MONTHS) or 1
    return tuple(Tick(day.toordinal(), short_month(day)) for day in starts[::step])


def _firsts(first: date, last: date) -> list[date]:
    start = first.replace(day=1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [month_step(start, n) for n in range(count)]


def short_month(day: date) -> str:
    """A month as narrow as it can be told from the same month a year later."""
    if i18n.language() == "zh":
        return f"{day.year % 100:02d}年{day.month}月"
    return f"{day:%b} {day.year % 100:02d}"
