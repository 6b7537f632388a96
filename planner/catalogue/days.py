"""The days off as announced, and the Spring Festivals."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from planner.catalogue.dating import Reading
from planner.catalogue.named import A_DAY, name, tables
from planner.catalogue.table import Table
from planner.model.dated import Text
from planner.model.holidays import Holidays, YearOff
from planner.phrases import Phrase

_DAY = timedelta(days=1)
_LONGEST_FESTIVAL = 31


def calendar(reading: Reading, raw: Mapping[str, object]) -> Holidays:
    """The days off as announced, and the Spring Festivals."""
    table = Table(raw)
    years = reading.side_by_side("year", tables(reading, table, "year"), _year)
    spring = reading.side_by_side("spring", tables(reading, table, "spring"), _spring)
    reading.kept("", table.done)
    return Holidays(
        MappingProxyType({entry.value.year: entry for entry in years}),
        MappingProxyType({entry.value.year: entry for entry in spring}),
    )


def _year(table: Table) -> YearOff:
    year = table.count("year")
    if year is None:
        raise table.missing("year", Phrase("a whole number"))
    off: dict[date, Text] = {}
    for festival in table.tables("off"):
        first, last = festival.day("first"), festival.day("last")
        called = name(festival)
        festival.done()
        if first is None or last is None:
            raise festival.missing("first" if first is None else "last", A_DAY)
        if not first <= last < first + _LONGEST_FESTIVAL * _DAY:
            raise festival.wrong("last", Phrase("a day soon after the first"))
        off |= {first + n * _DAY: called for n in range((last - first).days + 1)}
    return YearOff(year, MappingProxyType(off), frozenset(table.days("working")))


def _spring(table: Table) -> date:
    day = table.day("value")
    if day is None:
        raise table.missing("value", A_DAY)
    return day
