"""Tables with an id of their own, so that a fault can name them."""

from collections.abc import Iterator, Mapping
from functools import partial

from planner.catalogue.dating import Reading
from planner.catalogue.table import Table
from planner.model.dated import Text
from planner.phrases import Phrase

A_TEXT = Phrase("a text")
A_DAY = Phrase("a day as YYYY-MM-DD, without quotes")


def named(
    reading: Reading,
    raw: Mapping[str, object],
    key: str,
    beside: tuple[str, ...] = (),
) -> Iterator[tuple[str, Table]]:
    """The tables under a key with the ids by which a fault names them."""
    known = Table({name: item for name, item in raw.items() if name not in beside})
    taken: set[str] = set()
    for n, table in enumerate(tables(reading, known, key)):
        name = reading.kept(f"{key}[{n}]", partial(_id, table, taken))
        if name is not None:
            yield name, table
    reading.kept("", known.done)


def tables(reading: Reading, table: Table, key: str) -> tuple[Table, ...]:
    """The tables of a list; none where it is no list, and the fault is kept."""
    return reading.kept(key, partial(table.tables, key)) or ()


def name(table: Table) -> Text:
    """The name in both languages."""
    found = table.both("name")
    if found is None:
        raise table.missing("name", A_TEXT)
    return found


def _id(table: Table, taken: set[str]) -> str:
    name = table.text("id")
    if name is None:
        raise table.missing("id", A_TEXT)
    if name in taken:
        raise table.wrong("id", Phrase("an id that no other entry has"))
    taken.add(name)
    return name
