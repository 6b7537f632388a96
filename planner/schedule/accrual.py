"""What a stretch of days costs; changes of rate happen here and nowhere else."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from planner.model.terms import Accrual, Every, EveryDays, Rhythm, Terms
from planner.rates import DayCount, Period, Rate, year_fraction
from planner.schedule.periods import PER_YEAR

MONTHS_A_YEAR = 12
# A daily rate by whole periods counts months of 30 days.
THIRTY_DAY_PERIODS: Mapping[Rhythm, int] = MappingProxyType(
    {
        Rhythm.WEEK: 7,
        Rhythm.TWO_WEEKS: 14,
        Rhythm.HALF_MONTH: 15,
        Rhythm.MONTH: 30,
        Rhythm.TWO_MONTHS: 60,
        Rhythm.QUARTER: 90,
        Rhythm.HALF_YEAR: 180,
        Rhythm.YEAR: 360,
    }
)


def period_factor(rate: Rate, every: Every, count: DayCount | None) -> Fraction:
    """Interest of one whole period on one yuan, whatever its days.

    A monthly rate counts as a twelfth of a year, also where a period is weeks or days.
    """
    value = Fraction(rate.value)
    if rate.per is Period.DAY:
        if isinstance(every, EveryDays):
            return value * every.days
        return value * THIRTY_DAY_PERIODS[every]
    yearly = value * MONTHS_A_YEAR if rate.per is Period.MONTH else value
    if isinstance(every, EveryDays):
        by_360 = count in (DayCount.ACT_360, DayCount.THIRTY_360)
        return yearly * Fraction(every.days, 360 if by_360 else 365)
    return yearly / PER_YEAR[every]


def days_factor(rate: Rate, start: date, end: date, count: DayCount | None) -> Fraction:
    """Interest of ``[start, end)`` on one yuan, by its days.

    A daily rate takes the days as they are, months of 30 days under ``30/360``.
    """
    value = Fraction(rate.value)
    if rate.per is Period.DAY:
        if count is DayCount.THIRTY_360:
            return value * year_fraction(start, end, count) * 360
        return value * (end - start).days
    yearly = value * MONTHS_A_YEAR if rate.per is Period.MONTH else value
    return yearly * year_fraction(start, end, count or DayCount.ACT_360)


class Accruals:
    """The interest factors of a loan's periods, as far as its rates are known.

    Periods are counted from 1; ``known`` is how many of the dated rate changes count.
    """

    def __init__(self, terms: Terms, ends: Sequence[date]) -> None:
        """Take the terms and ``ends``: the drawdown day, then each due day."""
        self._terms = terms
        self._ends = ends
        self._rates = [Rate(terms.rate.value, terms.rate.per)]
        self._rates += [change.rate for change in terms.rates]
        self._from = [change.from_ for change in terms.rates]
        self._found: dict[tuple[int, int], Fraction] = {}

    def known(self, period: int) -> int:
        """How many changes the instalment of ``period`` knows.

        By days one that began before its due day; by periods one that began by its
        first day.
        """
        if not self._from:
            return 0
        start, end = self._ends[period - 1], self._ends[period]
        if self._terms.interest is Accrual.DAYS:
            return sum(day < end for day in self._from)
        return sum(day <= start for day in self._from)

    def whole(self, period: int, known: int) -> Fraction:
        """The factor of a whole period."""
        return self.part(period, self._ends[period - 1], self._ends[period], known)

    def part(self, period: int, since: date, until: date, known: int) -> Fraction:
        """The factor of ``[since, until)`` within a period."""
        if self._terms.interest is Accrual.DAYS:
            return self._by_days(since, until, known)
        start, end = self._ends[period - 1], self._ends[period]
        whole = self._whole_period(sum(day <= start for day in self._from[:known]))
        if since == start and until == end:
            return whole
        return whole * Fraction((until - since).days, (end - start).days)

    def _whole_period(self, rate: int) -> Fraction:
        # Most periods of a loan bear the same factor: found once, then looked up.
        if (rate, 0) not in self._found:
            self._found[rate, 0] = period_factor(
                self._rates[rate], self._terms.every, self._terms.day_count
            )
        return self._found[rate, 0]

    def _by_days(self, since: date, until: date, known: int) -> Fraction:
        if not known:
            return self._stretch(0, since, until)
        changes = [day for day in self._from[:known] if since < day < until]
        first = sum(day <= since for day in self._from[:known])
        stretches = enumerate(pairwise([since, *changes, until]), start=first)
        return sum((self._stretch(n, a, b) for n, (a, b) in stretches), Fraction(0))

    def _stretch(self, rate: int, since: date, until: date) -> Fraction:
        count = self._terms.day_count
        if count in (DayCount.THIRTY_360, DayCount.ACT_ACT):
            return days_factor(self._rates[rate], since, until, count)
        key = rate, (until - since).days
        if key not in self._found:
            self._found[key] = days_factor(self._rates[rate], since, until, count)
        return self._found[key]
