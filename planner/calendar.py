"""Days: today, month steps that keep the 31st; without it due dates would wander."""

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Protocol

from planner.errors import FieldError
from planner.lean import dataclass
from planner.phrases import Phrase

FIRST_DAY = date(1900, 1, 1)  # nobody's loan is older, and every day has a
LAST_DAY = date(2200, 12, 31)  # neighbour on both sides that a calendar knows
_FEBRUARY, _SHORT = 2, (4, 6, 9, 11)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 40  # characters of what was found that a sentence can bear


class Clock(Protocol):
    """Where today comes from."""

    def today(self) -> date:
        """The day on which the program acts."""
        ...


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands: for ``--on``, for tests, for pictures."""

    day: date

    def today(self) -> date:
        """The day it was set to."""
        return self.day


class SystemClock:
    """The machine's own day."""

    def today(self) -> date:
        """The local calendar day."""
        return date.today()  # noqa: TID251, DTZ011  # the one place that may look


def parse_day(text: str, field: str = "on") -> date:
    """Read an ISO day such as ``2026-11-22``.

    Raises:
        FieldError: another form, a day that does not exist, or one that no book needs.
    """
    if _ISO_DAY.fullmatch(text):
        with suppress(ValueError):
            day = date.fromisoformat(text)
            if is_usable(day):
                return day
    raise FieldError(
        field=field,
        found=repr(text[:_SHOWN]),
        expected=Phrase("an existing day from 1900 to 2200 as YYYY-MM-DD"),
    )


def is_usable(day: date) -> bool:
    """Whether a book may hold the day: from 1900 to 2200."""
    return FIRST_DAY <= day <= LAST_DAY


def month_step(day: date, months: int, due_day: int | None = None) -> date:
    """The day ``months`` later, on ``due_day`` or else the same day of the month.

    A day that the month lacks becomes its last day; passing ``due_day`` from step to
    step is what lets it return afterwards.

    >>> month_step(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    >>> month_step(date(2026, 2, 28), 1, due_day=31)
    datetime.date(2026, 3, 31)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _last_day(year, month + 1)
    return date(year, month + 1, min(due_day or day.day, last))


def _last_day(year: int, month: int) -> int:
    """The last day of a month; the standard library's way loads its locales first."""
    if month == _FEBRUARY:
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if is_leap else 28
    return 30 if month in _SHORT else 31


def days_later(day: date, days: int) -> date:
    """The day ``days`` later; earlier for a negative number."""
    return day + timedelta(days=days)
