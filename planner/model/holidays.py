"""Which days banks work; without it a due day on a holiday would surprise."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from types import MappingProxyType

from planner.lean import dataclass
from planner.model.dated import Dated, Text

_SATURDAY = 5
_DAY = timedelta(days=1)
_STATUTORY_AFTER_SPRING = 3  # eve and the first three days, State Council Order 795
# New Year, Labour Day (two days) and National Day (three): fixed by the same order
_FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


@dataclass(frozen=True, slots=True)
class YearOff:
    """The announced days of one year.

    Attributes:
        off: days off that were announced, with the name of the festival.
        working: weekend days that were swapped into working days (调休).
    """

    year: int
    off: Mapping[date, Text]
    working: frozenset[date]


@dataclass(frozen=True, slots=True)
class DayGuess:
    """Whether a day is worked, and whether that was announced or is only a guess."""

    works: bool
    known: bool


def _none() -> Mapping[int, Dated[YearOff]]:
    return MappingProxyType({})


def _no_spring() -> Mapping[int, Dated[date]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Holidays:
    """Days off and swapped working days by year, and the Spring Festivals.

    Attributes:
        years: only the years whose notice was published.
        spring: first day of the lunar year (正月初一) by year.
    """

    years: Mapping[int, Dated[YearOff]] = field(default_factory=_none)
    spring: Mapping[int, Dated[date]] = field(default_factory=_no_spring)

    def is_working_day(self, day: date) -> bool | None:
        """Whether the day is worked; None for a year not yet announced."""
        found = self.working_day(day)
        return found.works if found.known else None

    def working_day(self, day: date) -> DayGuess:
        """Announced, or guessed from weekends and the days fixed by law, saying so."""
        is_weekend = day.weekday() >= _SATURDAY
        year = self.years.get(day.year)
        if year is None:
            rests = is_weekend or self._is_statutory(day)
            return DayGuess(works=not rests, known=False)
        works = day in year.value.working or not (is_weekend or day in year.value.off)
        return DayGuess(works=works, known=True)

    def festival(self, day: date) -> Text | None:
        """The festival for which that day was announced to be off; else None."""
        year = self.years.get(day.year)
        return year.value.off.get(day) if year else None

    def spring_festival(self, year: int) -> date | None:
        """The first day of the lunar year; None for a year that is not there."""
        entry = self.spring.get(year)
        return entry.value if entry else None

    def next_working_day(self, day: date) -> date:
        """``day`` itself if worked, else the next that is; guessed where unknown."""
        while not self.working_day(day).works:
            day += _DAY
        return day

    def working_days_later(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; guessed where unknown."""
        for _ in range(count):
            day = self.next_working_day(day + _DAY)
        return day

    def _is_statutory(self, day: date) -> bool:
        spring = self.spring_festival(day.year)
        is_spring = (
            spring is not None
            and spring - _DAY <= day < spring + _STATUTORY_AFTER_SPRING * _DAY
        )
        return is_spring or (day.month, day.day) in _FIXED
