"""The thirteen behaviour factors of the limit model at a day, from nothing later.

A factor that cannot be known is None, never 0. Windows are half open, ``(t - w, t]``.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import log, log1p
from types import MappingProxyType
from typing import Protocol, TypeVar

from planner.calendar import month_step
from planner.credit.past import LinePast, Past
from planner.lean import dataclass
from planner.model.records import Note, NoteKind

_NEW = timedelta(days=180)
_RECENT = timedelta(days=90)
_SAME_ASKING = timedelta(days=14)
_HIGH_USE = 0.9
_HALF = 0.5
_YEAR_DAYS = 365.25
_STATEMENTS = 3
_YEAR = 12

_ASKS = frozenset({NoteKind.INQUIRY, NoteKind.LIMIT_REQUEST})


class Dated(Protocol):
    """What has a day."""

    @property
    def on(self) -> date:
        """The day."""
        ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Counted:
    """A factor at a day: None means not known; ``rows`` are the records behind it."""

    value: float | None
    rows: tuple[str, ...] = ()


UNKNOWN = Counted(None)


def features(past: Past, line: str, on: date) -> Mapping[str, Counted]:
    """Every factor of the line as it stood at the end of ``on``.

    Args:
        past: what the book tells, until ``on`` or later; later rows are not looked at.
        line: the line's id.
        on: the day.
    """
    own = past.lines[line]
    found = {name: count(past, own, on) for name, count in COUNTS.items()}
    return MappingProxyType(found)


def values(past: Past, line: str, on: date) -> dict[str, float | None]:
    """The same, bare."""
    own = past.lines[line]
    return {name: count(past, own, on).value for name, count in COUNTS.items()}


def _late12(past: Past, _: LinePast, on: date) -> Counted:
    if not past.owes_by(on):
        return UNKNOWN
    since = month_step(on.replace(day=1), 1 - _YEAR)
    months: set[int] = set()
    rows: list[str] = []
    for lapse in past.lapses:
        first, last = max(lapse.since, since), min(lapse.last or on, on)
        if first <= last:
            rows.append(lapse.record)
            months.update(range(_month(first), _month(last) + 1))
    return Counted(float(len(months)), _once(rows))


def _month(day: date) -> int:
    return day.year * _YEAR + day.month


def _late_now(past: Past, _: LinePast, on: date) -> Counted:
    if not past.owes_by(on):
        return UNKNOWN
    rows = [
        lapse.record
        for lapse in past.lapses
        if lapse.since <= on and (lapse.last or on) > on - _RECENT
    ]
    return Counted(float(bool(rows)), _once(rows))


def _new_lenders(past: Past, own: LinePast, on: date) -> Counted:
    if not past.uses_by(on):
        return UNKNOWN
    rows = [
        first.record
        for lender, first in past.first_uses.items()
        if lender != own.lender and on - _NEW < first.on <= on
    ]
    return Counted(float(len(rows)), tuple(rows))


def _inq90(past: Past, _: LinePast, on: date) -> Counted:
    asked = asks(past, on)
    if not asked:
        return UNKNOWN
    rows = [note.id for note in asked if note.on > on - _RECENT]
    return Counted(float(len(rows)), tuple(rows))


def asks(past: Past, on: date) -> list[Note]:
    """Inquiries and applications until ``on``, by day.

    Asking again within a fortnight at one lender counts once; a note that names no
    lender stands for itself.
    """
    last: dict[tuple[NoteKind, str], date] = {}
    found = []
    for note in past.notes:
        if note.kind not in _ASKS or note.on > on:
            continue
        key = (note.kind, past.lender_of(note) or note.id)
        if key not in last or note.on - last[key] > _SAME_ASKING:
            last[key] = note.on
            found.append(note)
    return found


def _below_min(_: Past, own: LinePast, on: date) -> Counted:
    due = [bill for bill in own.statements if bill.due <= on][-_STATEMENTS:]
    if all(bill.below is None for bill in due):
        return UNKNOWN
    rows = [bill.record for bill in due if bill.below]
    return Counted(float(len(rows)), tuple(rows))


def _util_hi(past: Past, own: LinePast, on: date) -> Counted:
    if not past.uses_by(on):
        return UNKNOWN
    used = limit_days = 0.0
    since = max(on - _RECENT, own.opened_on - timedelta(days=1))
    for first, last in _stretches(own, since, on):
        limit = own.observed.at(last).minor
        if limit > 0:
            days = (last - first).days
            used += days * own.balance(last).minor / limit
            limit_days += days
    if not limit_days:
        return UNKNOWN
    return Counted(float(used / limit_days > _HIGH_USE))


def _stretches(own: LinePast, since: date, until: date) -> Iterator[tuple[date, date]]:
    """Half-open stretches ``(first, last]`` on which balance and limit stand still."""
    day_before = timedelta(days=1)
    turns = {step.on - day_before for step in _within(own.balances, since, until)}
    turns |= {level.since - day_before for level in own.observed.levels}
    inside = sorted(day for day in turns if since < day < until)
    ends = [since, *inside, until]
    yield from pairwise(ends)


def _within(dated: Sequence[D], since: date, until: date) -> Sequence[D]:
    """What is dated in ``(since, until]``, of things sorted by day."""
    first = bisect_right(dated, since, key=_day)
    return dated[first : bisect_right(dated, until, key=_day)]


def _day(dated: Dated) -> date:
    return dated.on


def _activity(past: Past, own: LinePast, on: date) -> Counted:
    if not past.uses_by(on):
        return UNKNOWN
    rows = [use.record for use in _within(own.uses, on - _RECENT, on)]
    return Counted(log1p(len(rows)), tuple(rows))


def _dormant(past: Past, own: LinePast, on: date) -> Counted:
    if not past.uses_by(on):
        return UNKNOWN
    since = on - _NEW
    if own.opened_on > since:
        return Counted(0.0)
    used = [use.record for use in _within(own.uses, since, on)]
    first = max(0, bisect_right(own.balances, since, key=_day) - 1)
    last = bisect_right(own.balances, on, key=_day)
    steps = own.balances[first:last]
    owed = [step.record for step in steps if step.after.minor > 0]
    return Counted(float(not used and not owed), _once([*used, *owed]))


def _lim_inc(past: Past, own: LinePast, on: date) -> Counted:
    limit = own.observed.at(on).minor
    income = past.income.minor if past.income else 0
    if limit <= 0 or income <= 0:
        return UNKNOWN
    return Counted(log(limit / income), ("profile",))


def _since_y(_: Past, own: LinePast, on: date) -> Counted:
    observed = own.observed
    looked = [level for level in observed.levels[1:] if level.since <= on]
    moved = [day for day in observed.moved_on if day <= on]
    if not looked and not moved:
        return UNKNOWN
    last = moved[-1] if moved else own.opened_on
    rows = tuple(level.record for level in looked if level.since == last)
    return Counted((on - last).days / _YEAR_DAYS, rows)


def _churn90(past: Past, own: LinePast, on: date) -> Counted:
    if not past.uses_by(on):
        return UNKNOWN
    rows = [
        quick.record for quick in own.returned if on - _RECENT < quick.settled_on <= on
    ]
    return Counted(float(len(rows)), tuple(rows))


def _reliance(past: Past, own: LinePast, on: date) -> Counted:
    if not past.uses_by(on):
        return UNKNOWN
    own_share = own.balance(on).minor
    whole = past.owed(on).minor
    if own_share <= 0 or whole <= 0:
        return Counted(0.0)
    return Counted(max(0.0, own_share / whole - _HALF))


def _profile_gap(past: Past, own: LinePast, on: date) -> Counted:
    rows = [
        note.id
        for note in past.notes
        if note.kind is NoteKind.PROFILE_COMPLETED
        and note.on <= on
        and note.line in (None, own.id)
    ]
    # What a lender asks for is not known; only that it was all filled in can be.
    return Counted(0.0, tuple(rows)) if rows else UNKNOWN


def _once(rows: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rows))


COUNTS: Mapping[str, Callable[[Past, LinePast, date], Counted]] = MappingProxyType(
    {
        "late12": _late12,
        "late_now": _late_now,
        "new_lenders": _new_lenders,
        "inq90": _inq90,
        "below_min": _below_min,
        "util_hi": _util_hi,
        "activity": _activity,
        "dormant": _dormant,
        "lim_inc": _lim_inc,
        "since_y": _since_y,
        "churn90": _churn90,
        "reliance": _reliance,
        "profile_gap": _profile_gap,
    }
)
