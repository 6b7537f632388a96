"""The rules of thumb from ``data/thumbs.toml``, each with its day, grade and source."""

import tomllib
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from planner.catalogue.dating import Reading
from planner.catalogue.faults import Fault, NotTomlError
from planner.catalogue.table import Table
from planner.errors import InFileError
from planner.model.thumbs import Thumb, Thumbs
from planner.phrases import Phrase

FILE = Path(__file__).parent / "data" / "thumbs.toml"

_A_NUMBER = Phrase("a number, zero or more")


@cache
def thumbs() -> Thumbs:
    """The shipped rules of thumb."""
    return read_thumbs(FILE)[0]


def read_thumbs(path: Path) -> tuple[Thumbs, tuple[Fault, ...]]:
    """The rules of a file, and those in it that could not be read.

    Raises:
        InFileError: no TOML.
    """
    try:
        with path.open("rb") as file:
            raw = tomllib.load(file, parse_float=Decimal)
    except (OSError, ValueError, RecursionError) as reason:
        raise InFileError(
            file=path.name, cause=NotTomlError(reason=str(reason))
        ) from None
    reading = Reading(path.name, MappingProxyType({}))
    tables = reading.kept("thumb", partial(Table(raw).tables, "thumb")) or ()
    return reading.side_by_side("thumb", tables, _thumb), tuple(reading.faults)


def _thumb(table: Table) -> Thumb:
    measure = table.text("measure")
    if measure is None:
        raise table.missing("measure", Phrase("a text"))
    low, high = _number(table, "low"), _number(table, "high")
    if high < low:
        raise table.wrong("high", Phrase("a number not below the lower one"))
    return Thumb(measure, low, high)


def _number(table: Table, key: str) -> float:
    found = table.number(key)
    if found is None:
        raise table.missing(key, _A_NUMBER)
    return float(found)
