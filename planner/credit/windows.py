"""The days on which lenders are said to be careful; else warnings came too late."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.holidays import Holidays
from planner.model.priors import DeclaredWindow
from planner.phrases import Phrase

_DAY = timedelta(days=1)
_TWO, _WEEK, _TEN = timedelta(days=2), timedelta(days=7), timedelta(days=10)

NAMES: Mapping[str, Phrase] = MappingProxyType(
    {
        "month-end": Phrase("end of the month"),
        "quarter-end": Phrase("end of the quarter"),
        "half-year-end": Phrase("end of the half year"),
        "year-end": Phrase("end of the year"),
        "before-spring": Phrase("days before Spring Festival"),
        "spring": Phrase("Spring Festival"),
        "promotion": Phrase("shopping festival"),
        "policy": Phrase("policy change that you declared"),
        "outage": Phrase("outage that you declared"),
    }
)

# The days at the end of a month: 2 of any, 7 of a quarter or half year, 10 of a year.
_ENDS: Mapping[int, tuple[str, timedelta]] = MappingProxyType(
    {
        3: ("quarter-end", _WEEK),
        6: ("half-year-end", _WEEK),
        9: ("quarter-end", _WEEK),
        12: ("year-end", _TEN),
    }
)


@dataclass(frozen=True, slots=True)
class Window:
    """Days, both ends included, in which drawings may fail more often."""

    kind: str
    since: date
    until: date
    line: str | None = None

    @property
    def name(self) -> Phrase:
        """What people call it."""
        return NAMES[self.kind]

    def holds(self, day: date, line: str | None = None) -> bool:
        """Whether ``day`` lies in it, for that line."""
        return self.since <= day <= self.until and self.line in (None, line)


def windows(
    since: date,
    until: date,
    holidays: Holidays,
    declared: Iterable[DeclaredWindow] = (),
) -> tuple[Window, ...]:
    """All windows that touch ``[since, until]``, by their first day.

    See ``docs/estimate.md`` for their weights.

    A year whose Spring Festival is not known gives no window of that kind.
    """
    found = [
        *_month_ends(since, until),
        *_springs(since, until, holidays),
        *_promotions(since, until),
        *(Window(own.kind, own.since, own.until, own.line) for own in declared),
    ]
    near = [one for one in found if one.since <= until and one.until >= since]
    return tuple(sorted(near, key=lambda one: (one.since, one.until, one.kind)))


def _month_ends(since: date, until: date) -> Iterator[Window]:
    month = since.replace(day=1)
    while month <= until:
        following = month_step(month, 1)
        last = following - _DAY
        kind, length = _ENDS.get(month.month, ("month-end", _TWO))
        yield Window(kind, following - length, last)
        month = following


def _springs(since: date, until: date, holidays: Holidays) -> Iterator[Window]:
    for year in range(since.year, until.year + 1):
        spring = holidays.spring_festival(year)
        if spring is not None:
            eve = spring - _DAY
            yield Window("before-spring", spring - _TEN, spring - _TWO)
            yield Window("spring", eve, spring + 6 * _DAY)


def _promotions(since: date, until: date) -> Iterator[Window]:
    for year in range(since.year, until.year + 1):
        yield Window("promotion", date(year, 6, 16), date(year, 6, 18))
        yield Window("promotion", date(year, 11, 1), date(year, 11, 11))


def wave(
    declared: Iterable[DeclaredWindow], line: str, since: date, until: date
) -> tuple[float, float, float]:
    """How many times as often the events come in ``[since, until)`` as declared."""
    rise = cut = freeze = 1.0
    whole = max(1, (until - since).days)
    for one in declared:
        days = (min(until, one.until + _DAY) - max(since, one.since)).days
        if days > 0 and one.line in (None, line):
            share = days / whole
            rise *= 1 + (one.rise - 1) * share
            cut *= 1 + (one.cut - 1) * share
            freeze *= 1 + (one.freeze - 1) * share
    return rise, cut, freeze
