"""The catalogue as shipped: read once, whole, faults and all.

A file or an entry that cannot be read is left out and named among the faults; what can
be read works.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from planner.catalogue import sheets
from planner.catalogue.channels import channel
from planner.catalogue.dating import Reading
from planner.catalogue.faults import Fault, NotTomlError
from planner.errors import FieldMissingError
from planner.model.bands import Band, Passed, passed
from planner.model.channel import Channel
from planner.model.dated import History, Source
from planner.model.holidays import Holidays
from planner.model.rules import Rule, SubsidyScheme, Words
from planner.phrases import Phrase
from planner.rates import Rate

DATA = Path(__file__).parent / "data"


def _empty() -> Mapping[str, History[Rate]]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Catalogue:
    """Everything that the program knows of the outside, with its papers.

    Attributes:
        channels: by id, in the order of the files' names.
        benchmarks: the LPR by name (``LPR-1Y``, ``LPR-5Y``).
        words: by which a free text tells its purpose.
        issues: what was left out, and why.
    """

    channels: Mapping[str, Channel]
    benchmarks: Mapping[str, History[Rate]] = field(default_factory=_empty)
    bands: tuple[Band, ...] = ()
    rules: tuple[Rule, ...] = ()
    words: Words = field(default_factory=Words)
    subsidies: tuple[SubsidyScheme, ...] = ()
    holidays: Holidays = field(default_factory=Holidays)
    issues: tuple[Fault, ...] = ()

    def passed(self, annual: Decimal, on: date) -> tuple[Passed, ...]:
        """The legal and guidance lines of the day that a yearly cost lies above."""
        return passed(self.bands, self.benchmarks, annual, on)


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, read at the first call."""
    return read(DATA)


def read(folder: Path) -> Catalogue:
    """The catalogue in a folder; never raises for what stands in its files."""
    faults: list[Fault] = []

    def opened(
        name: str, sources: Mapping[str, Source]
    ) -> tuple[Reading, dict[str, object]]:
        reading = Reading(name, sources)
        reading.faults = faults
        return reading, reading.kept("", lambda: _parsed(folder / name)) or {}

    sources = sheets.sources(*opened("sources.toml", MappingProxyType({})))
    channels: dict[str, Channel] = {}
    for path in sorted((folder / "channels").glob("*.toml")):
        reading, raw = opened(f"channels/{path.name}", sources)
        found = channel(reading, raw, path.stem) if raw else None
        if found is not None:
            channels[found.id] = found
    rules = opened("rules.toml", sources)
    return Catalogue(
        channels=MappingProxyType(channels),
        benchmarks=sheets.benchmarks(*opened("benchmarks.toml", sources)),
        bands=sheets.bands(*opened("bands.toml", sources)),
        rules=sheets.rules(*rules),
        words=sheets.words(*rules),
        subsidies=sheets.subsidies(*opened("subsidies.toml", sources)),
        holidays=sheets.calendar(*opened("calendar.toml", sources)),
        issues=tuple(faults),
    )


def _parsed(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file, parse_float=Decimal)
    except FileNotFoundError:
        raise FieldMissingError(field=path.name, expected=Phrase("a file")) from None
    except (OSError, ValueError, RecursionError) as reason:
        # TOMLDecodeError and UnicodeDecodeError both are ValueErrors
        raise NotTomlError(reason=str(reason)) from None
