"""Spreadsheets as tables of text; formulas and links to other files are refused."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from planner.errors import InFileError
from planner.exchange import errors
from planner.exchange.container import MAGIC
from planner.exchange.lines import Cells
from planner.exchange.old_sheet import OldFormulaError, OldSheetError, old_sheets
from planner.exchange.source import Source
from planner.exchange.table import NumberedRow, Table
from planner.packed import HostileSheetError, refuse_bomb, refuse_size

if TYPE_CHECKING:
    from openpyxl import Workbook

_ZIP = b"PK\x03\x04"
_TRIAL_ROWS = 60
# What openpyxl lets through of its parsers when a spreadsheet is broken.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, ParseError, SyntaxError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, RuntimeError),
    *(NotImplementedError, OverflowError),
)
_LINKS = "xl/externalLinks/"


def is_sheet(source: Source) -> bool:
    """Whether it is an XLSX or XLS file; a zip of bills has been unpacked before."""
    return source.head.startswith((_ZIP, MAGIC))


def sheet_tables(source: Source) -> Iterator[Table]:
    """Each sheet of a spreadsheet.

    Raises:
        NotUnderstoodError: no spreadsheet, or one that takes values from elsewhere.
    """
    old = source.head.startswith(MAGIC)
    for rows in _old_sheets(source) if old else _sheets(source):
        yield _table(source, rows, "XLS" if old else "UTF-8")


def _old_sheets(source: Source) -> list[tuple[NumberedRow, ...]]:
    with source.open() as stream:
        content = stream.read()
    try:
        sheets = old_sheets(content)
    except OldFormulaError as cause:
        raise errors.FormulaError(file=source.name, row=cause.row) from None
    except OldSheetError:
        raise errors.BrokenSheetError(file=source.name) from None
    return [
        tuple((n, [text_of(value) for value in row]) for n, row in enumerate(rows, 1))
        for rows in sheets
    ]


def _sheets(source: Source) -> list[tuple[NumberedRow, ...]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # 290 ms, only for spreadsheets

    try:
        with source.open() as stream, zipfile.ZipFile(stream) as packed:
            if any(name.startswith(_LINKS) for name in packed.namelist()):
                raise errors.LinkedSheetError(file=source.name)
        with source.open() as stream:
            refuse_bomb(stream)
        with source.open() as stream:
            return _read(source, load_workbook(stream, read_only=True))
    except HostileSheetError as cause:
        raise InFileError(file=source.name, cause=cause) from None
    except _BROKEN:
        raise errors.BrokenSheetError(file=source.name) from None


def _read(source: Source, book: "Workbook") -> list[tuple[NumberedRow, ...]]:
    read = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what it says of its own size may be anything
        read.append(tuple(_rows(source, sheet.iter_rows())))
    return read


def _table(source: Source, rows: tuple[NumberedRow, ...], encoding: str) -> Table:
    width = max((len(cells) for _, cells in rows), default=0)

    def below(after: int, _width: int) -> Iterator[NumberedRow]:
        # a sheet stores no blanks at the end of a row, so none of its rows is cut off
        return (
            (line, cells + [""] * (width - len(cells)))
            for line, cells in rows
            if line > after
        )

    return Table(source.name, encoding, rows[:_TRIAL_ROWS], below)


def _rows(source: Source, rows: Iterator[tuple[object, ...]]) -> Iterator[NumberedRow]:
    for number, row in enumerate(rows, 1):
        refuse_size(number, len(row))
        if any(getattr(cell, "data_type", "") == "f" for cell in row):
            raise errors.FormulaError(file=source.name, row=number)
        yield number, _cells(row)


def _cells(row: tuple[object, ...]) -> Cells:
    return [text_of(getattr(cell, "value", None)) for cell in row]


def text_of(value: object) -> str:
    """The text of a cell's value, as an export in CSV would have written it.

    >>> text_of(28.16), text_of(None), text_of(12)
    ('28.16', '', '12')
    """
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case float():
            # repr is the shortest text of the number, which is what was typed
            return format(Decimal(repr(value)), "f").removesuffix(".0")
        case _:
            return str(value)
