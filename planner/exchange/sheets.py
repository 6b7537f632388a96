"""Spreadsheets as tables of text; formulas and links to other files are refused."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from xml.etree.ElementTree import ParseError

from planner.exchange import errors
from planner.exchange.lines import Cells
from planner.exchange.source import Source
from planner.exchange.table import NumberedRow, Table

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"  # the container of XLS
_TRIAL_ROWS = 60
_LINKS = "xl/externalLinks/"


def is_sheet(source: Source) -> bool:
    """Whether it is an XLSX or XLS file; a zip of bills has been unpacked before."""
    return source.head.startswith((_ZIP, _OLD))


def sheet_tables(source: Source) -> Iterator[Table]:
    """Each sheet of a spreadsheet.

    Raises:
        NotUnderstoodError: no spreadsheet, or one that takes values from elsewhere.
    """
    old = source.head.startswith(_OLD)
    for rows in _old_sheets(source) if old else _sheets(source):
        yield _table(source, rows, "XLS" if old else "UTF-8")


def _old_sheets(source: Source) -> list[tuple[NumberedRow, ...]]:
    from python_calamine import (  # noqa: PLC0415  # only for an old spreadsheet
        CalamineError,
        CalamineWorkbook,
    )

    try:
        with source.open() as stream:
            book = CalamineWorkbook.from_filelike(stream)
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            return [
                tuple(
                    (number, [text_of(value) for value in row])
                    for number, row in enumerate(
                        sheet.to_python(skip_empty_area=False), 1
                    )
                )
                for sheet in sheets
            ]
    except (CalamineError, ValueError, OSError):
        raise errors.BrokenSheetError(file=source.name) from None


def _sheets(source: Source) -> list[tuple[NumberedRow, ...]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # 290 ms, only for spreadsheets

    try:
        with source.open() as stream, zipfile.ZipFile(stream) as packed:
            if any(name.startswith(_LINKS) for name in packed.namelist()):
                raise errors.LinkedSheetError(file=source.name)
        with source.open() as stream:
            book = load_workbook(stream, read_only=True)
            return [
                tuple(_rows(source, sheet.iter_rows())) for sheet in book.worksheets
            ]
    except (zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, EOFError):
        raise errors.BrokenSheetError(file=source.name) from None


def _table(source: Source, rows: tuple[NumberedRow, ...], encoding: str) -> Table:
    def below(after: int, _width: int) -> Iterator[NumberedRow]:
        return ((line, list(cells)) for line, cells in rows if line > after)

    return Table(source.name, encoding, tuple(islice(rows, _TRIAL_ROWS)), below)


def _rows(source: Source, rows: Iterator[tuple[object, ...]]) -> Iterator[NumberedRow]:
    for number, row in enumerate(rows, 1):
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
