"""What one call of ``import`` takes: bills, a layout, lines to open, exported books."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from planner.app import commands as c
from planner.app.answers import LINE_QUESTION, proposed_line
from planner.app.handlers import apply
from planner.app.json_file import read_json, refusing
from planner.app.lender_import import LenderTable, lender_tables, read_file
from planner.app.parts import Parts, ReadBook
from planner.errors import FieldError, InFileError
from planner.lean import dataclass
from planner.model import declared as d
from planner.model import wire
from planner.model.bills import BillReading, ReadFile
from planner.model.book import Book
from planner.model.checks import faults
from planner.model.records import Line, Question, Record
from planner.model.verdict import Verdict
from planner.money import Money
from planner.phrases import Phrase, Sentence

BOOK_FORMAT = "duheng-json"


@dataclass(frozen=True, slots=True)
class ImportCall:
    """What the user asks for.

    Attributes:
        layout: how to read the files; None: as the book and Duheng know.
        limits: the limit of each line to open, by its channel; of a card
            ``credit-card:`` and the bank's name.
    """

    files: tuple[Path, ...]
    layout: d.FileLayout | None = None
    limits: Mapping[str, Money] = field(default_factory=lambda: MappingProxyType({}))
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read, and the wishes that make one step of it; none: nothing is new.

    Attributes:
        added: how many records the step adds, marks and questions not counted.
        tables: lenders' tables, checked against their loans; they add nothing.
    """

    reading: BillReading
    wishes: tuple[c.Command, ...]
    added: int
    tables: tuple[LenderTable, ...] = ()


def taken(call: ImportCall, parts: Parts, book: Book) -> Taken:
    """Read all files against the book; nothing is written.

    Raises:
        NotUnderstoodError: a file that cannot be read, or a line nobody asks for.
        RefusedError: an exported book that says otherwise than this one.
    """
    apart = set_apart(call.files, book, parts.read_book)
    book, wishes = apart.book, [*apart.wishes]
    if call.layout is not None:
        wishes.append(c.Declare(call.layout))
        book = book.with_(call.layout) if call.layout.id else book
    files = apart.bills
    reading = _read(call, files, parts, book)
    lines = tuple(_opened(call.limits, book, reading))
    if lines:
        reading = _read(call, files, parts, book.with_(*lines))
    if reading.rows or reading.records or reading.questions or lines:
        wishes.append(agreed(reading, lines))
    whole = replace(reading, files=(*apart.files, *reading.files))
    new = apart.added + len(lines) + len(reading.records)
    return Taken(whole, tuple(wishes), new, apart.tables)


@dataclass(frozen=True, slots=True)
class Apart:
    """The files of a call that are no bills: exported books, and lenders' tables.

    Attributes:
        files: what they are.
        wishes: what the books add.
        added: how many records that is.
        tables: checked against their loans; they add nothing.
        book: with what the books add.
        bills: the other files.
    """

    files: tuple[ReadFile, ...]
    wishes: tuple[c.Command, ...]
    added: int
    tables: tuple[LenderTable, ...]
    book: Book
    bills: tuple[Path, ...]


def set_apart(files: Sequence[Path], book: Book, read_book: ReadBook) -> Apart:
    """Take the files that are no bills; nothing is written.

    Raises:
        NotUnderstoodError: an exported book that is damaged.
        RefusedError: one that says otherwise than this book.
    """
    exported = [*_exported(files, read_book)]
    wishes: list[c.Command] = []
    added = 0
    for path, other in exported:
        wish = c.TakeBook(tuple(other.records()))
        added += sum(book.find(record.id) is None for record in wish.records)
        with refusing(str(path)):
            book = apply(book, wish)
        wishes.append(wish)
    names = {path for path, _ in exported}
    tables = tuple(lender_tables((x for x in files if x not in names), book))
    names |= {table.file for table in tables}
    told = (
        *(_book_file(path, other) for path, other in exported),
        *map(read_file, tables),
    )
    bills = tuple(path for path in files if path not in names)
    return Apart(told, tuple(wishes), added, tables, book, bills)


def agreed(reading: BillReading, opened: Sequence[Record] = ()) -> c.TakeImport:
    """The one step that takes what was read, the lines first that it needs."""
    records = (*opened, *reading.records)
    return c.TakeImport(records, reading.rows, reading.questions, reading.settled)


def layout_in(name: str, stdin: TextIO, book: Book) -> d.FileLayout:
    """The layout of a JSON file; one for headings that the book knows replaces it.

    Raises:
        NotUnderstoodError: no layout, or one that cannot be read by; file and field
            are named.
    """
    layout = read_json(name, stdin, _layout)
    for known in book.layouts.values():
        if known.heads == layout.heads and known.headless == layout.headless:
            layout = replace(layout, id=known.id)
    for fault in faults(book, layout):
        raise InFileError(file=name, cause=fault)
    return layout


def _layout(value: object) -> d.FileLayout:
    if isinstance(value, Mapping):
        value = {key: told for key, told in value.items() if key != "do"}
    return wire.read(d.FileLayout, value)


def _exported(
    files: Sequence[Path], read_book: ReadBook
) -> Iterator[tuple[Path, Book]]:
    for path in files:
        other = read_book(path)
        if other is not None:
            yield path, other


def _read(
    call: ImportCall, files: Sequence[Path], parts: Parts, book: Book
) -> BillReading:
    return parts.read_bills(files, book, password=call.password, layout=call.layout)


def _opened(
    limits: Mapping[str, Money], book: Book, reading: BillReading
) -> Iterator[Line]:
    """The lines that the call opens, each since the first day it was used."""
    asked: dict[str, Question] = {
        question.id.removeprefix(LINE_QUESTION): question
        for question in (*book.questions.values(), *reading.questions)
        if question.id.startswith(LINE_QUESTION)
    }
    for key, limit in limits.items():
        if key not in asked:
            raise FieldError(
                field="--open",
                found=key,
                expected=", ".join(asked) or Phrase("a line that the bills use"),
            )
        line = proposed_line(book, asked[key], limit)
        book = book.with_(line)
        yield line


def _book_file(path: Path, other: Book) -> ReadFile:
    records = sum(1 for _ in other.records())
    return ReadFile(
        file=str(path),
        format=BOOK_FORMAT,
        encoding="UTF-8",
        rows=records,
        since=None,
        until=None,
        reconciles=None,
        verdicts=MappingProxyType(dict.fromkeys(Verdict, 0)),
        notes=(Sentence(Phrase("A book with {n} records."), n=records),),
    )
