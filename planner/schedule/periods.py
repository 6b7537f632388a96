"""The days a rhythm falls on; without it neither dues nor incomes would have a date."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from planner.calendar import days_later, month_step
from planner.model.terms import Every, EveryDays, Rhythm, Terms

MONTHS: Mapping[Rhythm, int] = MappingProxyType(
    {
        Rhythm.MONTH: 1,
        Rhythm.TWO_MONTHS: 2,
        Rhythm.QUARTER: 3,
        Rhythm.HALF_YEAR: 6,
        Rhythm.YEAR: 12,
    }
)
PER_YEAR: Mapping[Rhythm, int] = MappingProxyType(
    {
        Rhythm.WEEK: 52,
        Rhythm.TWO_WEEKS: 26,
        Rhythm.HALF_MONTH: 24,
        Rhythm.MONTH: 12,
        Rhythm.TWO_MONTHS: 6,
        Rhythm.QUARTER: 4,
        Rhythm.HALF_YEAR: 2,
        Rhythm.YEAR: 1,
    }
)
WEEKS: Mapping[Rhythm, int] = MappingProxyType({Rhythm.WEEK: 7, Rhythm.TWO_WEEKS: 14})
HALF_MONTH_DAYS = 15


def occurrence(
    first: date, every: Every, steps: int, due_day: int | None = None
) -> date:
    """The day ``steps`` beats after ``first``; the 31st returns after a short month.

    >>> occurrence(date(2026, 1, 31), Rhythm.MONTH, 1)
    datetime.date(2026, 2, 28)
    """
    if isinstance(every, EveryDays):
        return days_later(first, every.days * steps)
    if every in WEEKS:
        return days_later(first, WEEKS[every] * steps)
    if every is Rhythm.HALF_MONTH:
        return _half_month(first, steps, due_day or first.day)
    return month_step(first, MONTHS[every] * steps, due_day or first.day)


def _half_month(first: date, steps: int, day: int) -> date:
    # Day d (1-15) and day d + 15; a first day of 31 pairs the 15th with the last day.
    early = day if day <= HALF_MONTH_DAYS else min(day - 15, HALF_MONTH_DAYS)
    late = day if day > HALF_MONTH_DAYS else day + HALF_MONTH_DAYS
    is_late = first.day > HALF_MONTH_DAYS
    months, half = divmod(steps + is_late, 2)
    return month_step(first.replace(day=1), months, late if half else early)


def due_days(terms: Terms) -> tuple[date, ...]:
    """The due day of each period."""
    return _days(terms.first_due, terms.every, terms.periods, terms.due_day)


@lru_cache(maxsize=1024)
def _days(
    first: date, every: Every, count: int, due_day: int | None
) -> tuple[date, ...]:
    # A plan walks through the same contract hundreds of times.
    return tuple(occurrence(first, every, step, due_day) for step in range(count))


def per_year(every: Every) -> Fraction:
    """How many equal periods a year has; 365/n where a period is n days."""
    if isinstance(every, EveryDays):
        return Fraction(365, every.days)
    return Fraction(PER_YEAR[every])
