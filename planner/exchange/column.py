"""A column of a table that goes out: its name, its heading, and how to fill it."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any, cast

from planner.lean import dataclass
from planner.model.book import Book
from planner.model.terms import EveryDays
from planner.model.wire import write
from planner.money import Money
from planner.phrases import Phrase
from planner.schedule.ledger import NOTHING_USUAL, Due, UsualByLine, dues

Cell = str | int | bool | Decimal | date | Money | None


@dataclass(frozen=True, slots=True)
class View:
    """A book as it goes out.

    Attributes:
        on: the day for what is due.
        usual: how lines bill that do not say it themselves, by id.
    """

    book: Book
    on: date
    usual: UsualByLine = field(default_factory=lambda: NOTHING_USUAL)

    def dues(self) -> tuple[Due, ...]:
        """All that fell and will fall due."""
        return dues(self.book, self.on, self.usual)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: for programs; it never changes.
        heading: for people.
        is_ratio: whether the number is a ratio, which people read as a percentage.
    """

    name: str
    heading: Phrase
    cell: Callable[[Any], Cell]
    is_ratio: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record as a table."""

    name: str
    heading: Phrase
    columns: Sequence[Column]
    rows: Callable[[View], Iterable[Any]]


def _plain(value: object) -> Cell:
    """A value that a cell can hold; what is nested as the interface says it."""
    match value:
        case EveryDays():
            return f"{value.days} days"
        case Enum():
            return str(value.value)
        case tuple():
            told = write(value)
            return json.dumps(told, ensure_ascii=False) if value else ""
        case _:
            return cast("Cell", value)


def column(
    path: str, heading: Phrase, name: str = "", *, ratio: bool = False
) -> Column:
    """The column of a field, such as ``terms.rate.value``; None stays None."""
    steps = [attrgetter(step) for step in path.split(".")]

    def cell(record: object) -> Cell:
        value: Any = record
        for step in steps:
            if value is None:
                return None
            value = step(value)
        return _plain(value)

    return Column(name or path.rpartition(".")[2], heading, cell, ratio)


def records(table: str) -> Callable[[View], Iterable[Any]]:
    """All records of a table of the book."""
    return lambda view: getattr(view.book, table).values()


ID = column("id", Phrase("Id"))
ON = column("on", Phrase("Day"))
AMOUNT = column("amount", Phrase("Amount (¥)"))
LINE = column("line", Phrase("Line"))
LOAN = column("loan", Phrase("Loan"))
KIND = column("kind", Phrase("Kind"))
NAME = column("name", Phrase("Name"))
CHANNEL = column("channel", Phrase("Channel"))
NOTE = column("note", Phrase("Note"))
