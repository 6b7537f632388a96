"""The last full year of a firm: a quarter's cash flow covers no year's dues."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from planner.app.queries_warnings import period_end
from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.records import Figures
from planner.money import Money, total

_MONTHS = 12
_LENGTHS = (12, 6, 3, 1)  # months of a year, a half, a quarter, a month


@dataclass(frozen=True, slots=True)
class FullYear:
    """Twelve months whose revenue and cash flow are known.

    Attributes:
        parts: the periods that were added up, in order.
        end: the last day.
        last: the figures of the last period, whose balance closes the year.
    """

    parts: tuple[str, ...]
    end: date
    revenue: Money
    cash_flow: Money
    last: Figures


def months_of(period: str) -> int | None:
    """How many months a period has; None for what is none.

    >>> [months_of(text) for text in ("2025", "2026-H1", "2026-Q1", "2026-03", "x")]
    [12, 6, 3, 1, None]
    """
    if period_end(period) is None:
        return None
    if re.fullmatch("[0-9]{4}", period):
        return 12
    return {"H": 6, "Q": 3}.get(period[5], 1)


def full_year(figures: Iterable[Figures], on: date) -> FullYear | None:
    """The full year that ended last by ``on``, of alike ones that of fewest periods."""
    by_length: dict[int, dict[date, Figures]] = {}
    for one in figures:
        months, end = months_of(one.period), period_end(one.period)
        if months is not None and end is not None and end <= on:
            by_length.setdefault(months, {})[end] = one
    found = [
        year
        for months in _LENGTHS
        if (year := _latest(by_length.get(months, {}), months)) is not None
    ]
    return max(found, key=lambda year: year.end, default=None)


def _latest(ends: dict[date, Figures], months: int) -> FullYear | None:
    """The latest twelve months without a gap in periods of one length."""
    for end in sorted(ends, reverse=True):
        steps = range(months - _MONTHS, 1, months)
        days = [month_step(end, step, 31) for step in steps]
        if all(day in ends for day in days):
            return _year([ends[day] for day in days], end)
    return None


def _year(parts: Sequence[Figures], end: date) -> FullYear:
    return FullYear(
        parts=tuple(one.period for one in parts),
        end=end,
        revenue=total(one.revenue for one in parts),
        cash_flow=total(one.cash_flow for one in parts),
        last=parts[-1],
    )
