"""The parts that a verb needs but may not import; ``main.py`` hands them in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TextIO

from planner.model.bills import BillReading
from planner.model.book import Book
from planner.model.change import Change


class Store(Protocol):
    """Where a book is kept; a store fulfils this without knowing ``app``."""

    def load(self) -> Book:
        """The whole book."""
        ...

    def save(self, change: Change) -> None:
        """Write one step, whole or not at all."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class ReadBills(Protocol):
    """Reads bill files against a book; writes nothing."""

    def __call__(self, files: Sequence[Path], book: Book) -> BillReading:
        """Refuse with the file's name what is no bill."""
        ...


class WriteReport(Protocol):
    """Writes one kind of report of a book as PDF, whole or not at all."""

    def __call__(self, book: Book, on: date, out: Path, kind: str) -> None:
        """Write to ``out``; refuses a kind that does not fit the book."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What ``main.py`` hands to a verb.

    Attributes:
        on: what today is.
        stdin: read where a file is called ``-``.
        open_store: opens an existing book; refuses what is none, with a sentence.
        new_store: makes a new book file; never replaces anything.
        read_bills: reads bill files and judges their rows.
        write_report: inks a report.
    """

    on: date
    stdin: TextIO
    open_store: Callable[[Path], Store]
    new_store: Callable[[Path], Store]
    read_bills: ReadBills
    write_report: WriteReport


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb says.

    Attributes:
        document: the JSON document; money, rates and days already as text.
        text: the same to read, in the chosen language.
        status: 0 done, 3 understood but impossible (the document says why).
    """

    document: Mapping[str, object]
    text: str
    status: int = 0


Verb = Callable[[Sequence[str], Parts], Answer]
