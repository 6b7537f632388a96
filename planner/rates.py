"""Rates that say their period, and ways to count days; a bare 0.05 means nothing."""

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from planner.lean import dataclass

_HALF_WAY = 30


class Period(Enum):
    """What a rate is paid for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Rate:
    """A plain ratio per period: ``Rate(Decimal("0.0005"), Period.DAY)``: 0.05 %/day."""

    value: Decimal
    per: Period

    def __str__(self) -> str:
        """The plain ratio; the fallback where no language is chosen."""
        return f"{self.value:f} a {self.per.value}"


class DayCount(Enum):
    """How days become parts of a year."""

    ACT_360 = "ACT/360"
    ACT_365 = "ACT/365"
    THIRTY_360 = "30/360"
    ACT_ACT = "ACT/ACT"


def year_fraction(start: date, end: date, count: DayCount) -> Fraction:
    """The exact part of a year in ``[start, end)``.

    ``30/360`` is the US bond basis; ``ACT/ACT`` counts each calendar year by its own
    length.
    """
    days = (end - start).days
    match count:
        case DayCount.ACT_360:
            return Fraction(days, 360)
        case DayCount.ACT_365:
            return Fraction(days, 365)
        case DayCount.THIRTY_360:
            return Fraction(_days_30_360(start, end), 360)
        case _:
            return _actual_actual(start, end)


def _days_30_360(start: date, end: date) -> int:
    first = min(start.day, _HALF_WAY)
    last = _HALF_WAY if end.day > _HALF_WAY and first == _HALF_WAY else end.day
    return (
        (end.year - start.year) * 360 + (end.month - start.month) * 30 + (last - first)
    )


def _actual_actual(start: date, end: date) -> Fraction:
    whole = Fraction(0)
    for year in range(start.year, end.year + 1):
        opens, closes = date(year, 1, 1), date(year + 1, 1, 1)
        days = (min(end, closes) - max(start, opens)).days
        whole += Fraction(days, (closes - opens).days)
    return whole
