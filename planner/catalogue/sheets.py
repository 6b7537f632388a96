"""The reference rates, cost lines and subsidies from their files."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from planner.catalogue.dating import Reading
from planner.catalogue.entries import rates, said
from planner.catalogue.named import A_TEXT, name, named, tables
from planner.catalogue.rulebook import notice
from planner.catalogue.table import Table
from planner.model.bands import Band, BandKind, BandLine
from planner.model.dated import History
from planner.model.offers import LenderKind, Purpose
from planner.model.rules import Subsidy, SubsidyScheme
from planner.phrases import Phrase
from planner.rates import Rate

_A_NUMBER = Phrase("a number, zero or more")


def benchmarks(
    reading: Reading, raw: Mapping[str, object]
) -> Mapping[str, History[Rate]]:
    """The reference rates by name, each with its days."""
    table = Table(raw)
    return MappingProxyType(
        {
            key: reading.history(key, tables(reading, table, key), _rate)
            for key in table.keys()  # noqa: SIM118  # a Table, no dict
        }
    )


def bands(reading: Reading, raw: Mapping[str, object]) -> tuple[Band, ...]:
    """The lines that law and regulators draw."""
    found = []
    for key, table in named(reading, raw, "band"):
        history = reading.history(key, tables(reading, table, "line"), _band_line)
        band = reading.kept(key, partial(_band, table, history))
        if band is not None:
            found.append(band)
    return tuple(found)


def subsidies(reading: Reading, raw: Mapping[str, object]) -> tuple[SubsidyScheme, ...]:
    """The public subsidies of interest."""
    found = []
    for key, table in named(reading, raw, "scheme"):
        history = reading.history(key, tables(reading, table, "entry"), _subsidy)
        scheme = reading.kept(key, partial(_scheme, table, history))
        if scheme is not None:
            found.append(scheme)
    return tuple(found)


def _rate(table: Table) -> Rate:
    return rates(table).lowest


def _band(table: Table, history: History[BandLine]) -> Band:
    kind = table.word("kind", BandKind)
    if kind is None:
        raise table.missing("kind", A_TEXT)
    band = Band(
        str(table.text("id")),
        name(table),
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


def _scheme(table: Table, history: History[Subsidy]) -> SubsidyScheme:
    scheme = SubsidyScheme(
        str(table.text("id")),
        name(table),
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
        notice=notice(table),
        points=points,
        largest_share=table.number("largest_share"),
        yearly_cap=table.money("yearly_cap"),
        principal_cap=table.money("principal_cap"),
        longest_months=table.count("longest_months"),
        loan_cap=table.money("loan_cap"),
        small_cap=table.money("small_cap"),
        small_below=table.money("small_below"),
    )


def _yearly(table: Table) -> None:
    if table.one_of("unit", ("year",)) is None:
        raise table.missing("unit", "year")
