"""The files that are no channels: reference rates, lines, rules, subsidies, days."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType
from typing import Literal, cast

from planner.catalogue.dating import Reading, source
from planner.catalogue.entries import rates, said
from planner.catalogue.table import Table
from planner.model.bands import Band, BandKind, BandLine
from planner.model.channel import ChannelKind
from planner.model.dated import History, Source, Text
from planner.model.holidays import Holidays, YearOff
from planner.model.offers import LenderKind, Purpose
from planner.model.records import LineType
from planner.model.rules import Rule, RuleKind, Ruling, Subsidy, SubsidyScheme, Words
from planner.phrases import Phrase
from planner.rates import Rate

_STATUS = ("in-force", "draft", "guidance", "announced")
_A_TEXT = Phrase("a text")
_A_DAY = Phrase("a day as YYYY-MM-DD, without quotes")
_A_NUMBER = Phrase("a number, zero or more")
_DAY = timedelta(days=1)
_LONGEST_FESTIVAL = 31


def sources(reading: Reading, raw: Mapping[str, object]) -> Mapping[str, Source]:
    """The sources by their keys."""
    table = Table(raw)
    found: dict[str, Source] = {}
    for key in table.keys():  # noqa: SIM118  # a Table, no dict
        inner = reading.kept(key, partial(table.table, key))
        told = None if inner is None else reading.kept(key, partial(source, inner))
        if told is not None:
            found[key] = told
    return MappingProxyType(found)


def benchmarks(
    reading: Reading, raw: Mapping[str, object]
) -> Mapping[str, History[Rate]]:
    """The reference rates by name, each with its days."""
    table = Table(raw)
    return MappingProxyType(
        {
            name: reading.history(name, _tables(reading, table, name), _rate)
            for name in table.keys()  # noqa: SIM118  # a Table, no dict
        }
    )


def bands(reading: Reading, raw: Mapping[str, object]) -> tuple[Band, ...]:
    """The lines that law and regulators draw."""
    found = []
    for name, table in _named(reading, raw, "band"):
        history = reading.history(name, _tables(reading, table, "line"), _band_line)
        band = reading.kept(name, partial(_band, table, history))
        if band is not None:
            found.append(band)
    return tuple(found)


def rules(reading: Reading, raw: Mapping[str, object]) -> tuple[Rule, ...]:
    """What is forbidden or capped."""
    found = []
    for name, table in _named(reading, raw, "rule", beside=("words",)):
        ruling = reading.history(name, _tables(reading, table, "ruling"), _ruling)
        rule = reading.kept(name, partial(_rule, table, ruling))
        if rule is not None:
            found.append(rule)
    return tuple(found)


def words(reading: Reading, raw: Mapping[str, object]) -> Words:
    """The words by which a free text tells its purpose."""
    table = reading.kept("words", partial(Table(raw).table, "words"))
    if table is None:
        return Words()
    found = {
        purpose: reading.kept("words", partial(table.texts, purpose.value)) or ()
        for purpose in Purpose
    }
    reading.kept("words", table.done)
    return Words(MappingProxyType(found))


def subsidies(reading: Reading, raw: Mapping[str, object]) -> tuple[SubsidyScheme, ...]:
    """The public subsidies of interest."""
    found = []
    for name, table in _named(reading, raw, "scheme"):
        history = reading.history(name, _tables(reading, table, "entry"), _subsidy)
        scheme = reading.kept(name, partial(_scheme, table, history))
        if scheme is not None:
            found.append(scheme)
    return tuple(found)


def calendar(reading: Reading, raw: Mapping[str, object]) -> Holidays:
    """The days off as announced, and the Spring Festivals."""
    table = Table(raw)
    years = reading.side_by_side("year", _tables(reading, table, "year"), _year)
    spring = reading.side_by_side("spring", _tables(reading, table, "spring"), _spring)
    reading.kept("", table.done)
    return Holidays(
        MappingProxyType({entry.value.year: entry for entry in years}),
        MappingProxyType({entry.value.year: entry for entry in spring}),
    )


def _named(
    reading: Reading,
    raw: Mapping[str, object],
    key: str,
    beside: tuple[str, ...] = (),
) -> Iterator[tuple[str, Table]]:
    """The tables under a key with the ids by which a fault names them."""
    known = Table({name: item for name, item in raw.items() if name not in beside})
    taken: set[str] = set()
    for n, table in enumerate(_tables(reading, known, key)):
        name = reading.kept(f"{key}[{n}]", partial(_id, table, taken))
        if name is not None:
            yield name, table
    reading.kept("", known.done)


def _id(table: Table, taken: set[str]) -> str:
    name = table.text("id")
    if name is None:
        raise table.missing("id", _A_TEXT)
    if name in taken:
        raise table.wrong("id", Phrase("an id that no other entry has"))
    taken.add(name)
    return name


def _tables(reading: Reading, table: Table, key: str) -> tuple[Table, ...]:
    return reading.kept(key, partial(table.tables, key)) or ()


def _name(table: Table) -> Text:
    name = table.both("name")
    if name is None:
        raise table.missing("name", _A_TEXT)
    return name


def _rate(table: Table) -> Rate:
    return rates(table).lowest


def _band(table: Table, history: History[BandLine]) -> Band:
    kind = table.word("kind", BandKind)
    if kind is None:
        raise table.missing("kind", _A_TEXT)
    band = Band(
        str(table.text("id")),
        _name(table),
        kind,
        frozenset(table.words("lender_kinds", LenderKind)),
        history,
    )
    table.done()
    return band


def _band_line(table: Table) -> BandLine:
    _yearly(table)
    line = BandLine(
        table.number("value"), table.number("multiple"), table.text("benchmark")
    )
    follows = line.multiple is not None and line.benchmark is not None
    if (line.value is not None) == follows:
        raise table.wrong("value", Phrase("a value, or a multiple of a benchmark"))
    return line


def _rule(table: Table, ruling: History[Ruling]) -> Rule:
    kind = table.word("kind", RuleKind)
    if kind is None:
        raise table.missing("kind", _A_TEXT)
    rule = Rule(
        id=str(table.text("id")),
        kind=kind,
        ruling=ruling,
        channels=frozenset(table.texts("channels")),
        lender_kinds=frozenset(table.words("lender_kinds", LenderKind)),
        channel_kinds=frozenset(table.words("channel_kinds", ChannelKind)),
        line_types=frozenset(table.words("line_types", LineType)),
        purposes=frozenset(table.words("purposes", Purpose)),
        students=table.flag("students") or False,
    )
    table.done()
    return rule


def _ruling(table: Table) -> Ruling:
    status = table.one_of("status", _STATUS)
    cap = table.money("cap")
    if status is None:
        raise table.missing("status", ", ".join(_STATUS))
    if cap is not None and table.one_of("unit", ("yuan",)) is None:
        raise table.missing("unit", "yuan")
    return Ruling(
        said(table),
        _notice(table),
        cast('Literal["in-force", "draft", "guidance", "announced"]', status),
        cap,
    )


def _notice(table: Table) -> Text:
    notice = table.both("notice")
    if notice is None:
        raise table.missing("notice", _A_TEXT)
    return notice


def _scheme(table: Table, history: History[Subsidy]) -> SubsidyScheme:
    scheme = SubsidyScheme(
        str(table.text("id")),
        _name(table),
        frozenset(table.words("purposes", Purpose)),
        history,
    )
    table.done()
    return scheme


def _subsidy(table: Table) -> Subsidy:
    _yearly(table)
    points = table.number("points")
    if points is None:
        raise table.missing("points", _A_NUMBER)
    return Subsidy(
        say=said(table),
        notice=_notice(table),
        points=points,
        largest_share=table.number("largest_share"),
        yearly_cap=table.money("yearly_cap"),
        principal_cap=table.money("principal_cap"),
        longest_months=table.count("longest_months"),
    )


def _yearly(table: Table) -> None:
    if table.one_of("unit", ("year",)) is None:
        raise table.missing("unit", "year")


def _year(table: Table) -> YearOff:
    year = table.count("year")
    if year is None:
        raise table.missing("year", Phrase("a whole number"))
    off: dict[date, Text] = {}
    for festival in table.tables("off"):
        first, last = festival.day("first"), festival.day("last")
        name = _name(festival)
        festival.done()
        if first is None or last is None:
            raise festival.missing("first" if first is None else "last", _A_DAY)
        if not first <= last < first + _LONGEST_FESTIVAL * _DAY:
            raise festival.wrong("last", Phrase("a day soon after the first"))
        off |= {first + n * _DAY: name for n in range((last - first).days + 1)}
    return YearOff(year, MappingProxyType(off), frozenset(table.days("working")))


def _spring(table: Table) -> date:
    day = table.day("value")
    if day is None:
        raise table.missing("value", _A_DAY)
    return day
