"""Records as spreadsheets and CSV files; no cell of them can act as a formula."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.exchange.column import Cell, Column, Table, View
from planner.exchange.columns import TABLES
from planner.money import Money
from planner.wording.say import say

if TYPE_CHECKING:
    from openpyxl import Workbook

XLSX_MARK = b"Duheng export"  # the zip comment by which we know our own file
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MONEY_FORMAT = "#,##0.00"
_DAY_FORMAT = "yyyy-mm-dd"
_RATIO_FORMAT = "0.00##%"
_WIDEST, _NARROWEST = 40, 10


def csv_files(view: View) -> Iterator[tuple[str, bytes]]:
    """The name of each kind, and its CSV in UTF-8 with BOM."""
    for table in TABLES:
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        for record in table.rows(view):
            writer.writerow(_texts(table, record))
        yield table.name, out.getvalue().encode("utf-8-sig")


def _texts(table: Table, record: object) -> list[str]:
    return [harmless(_text(column.cell(record))) for column in table.columns]


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case Decimal():
            return format(cell, "f")
        case _:
            return str(cell)


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run.

    >>> harmless("=1+1"), harmless("-5.00"), harmless("花呗")
    ("'=1+1", '-5.00', '花呗')
    """
    if text.startswith(_RISKY) and _NUMBER.fullmatch(text) is None:
        return f"'{text}"
    return text


def xlsx(view: View) -> bytes:
    """One sheet a kind, with real days and numbers and the headings frozen."""
    from openpyxl import Workbook  # noqa: PLC0415  # 290 ms, only for this export

    workbook = Workbook(write_only=True)
    workbook.properties.creator = "Duheng"
    # the day that was asked for, so that the same book gives the same cells
    workbook.properties.created = datetime(view.on.year, view.on.month, view.on.day)  # noqa: DTZ001  # XLSX knows no zones
    for table in TABLES:
        _sheet(workbook, table, view)
    out = io.BytesIO()
    workbook.save(out)
    with zipfile.ZipFile(out, "a") as packed:
        packed.comment = XLSX_MARK
    return out.getvalue()


def _sheet(workbook: "Workbook", table: Table, view: View) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # with openpyxl itself
    from openpyxl.styles import Font  # noqa: PLC0415  # the same
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  # the same

    sheet = workbook.create_sheet(say(table.heading))
    sheet.freeze_panes = "A2"
    rows = [
        [column.cell(record) for column in table.columns] for record in table.rows(view)
    ]
    for n, column in enumerate(table.columns, 1):
        letters = max(
            [_width(row[n - 1]) for row in rows] + [_width(say(column.heading))]
        )
        sheet.column_dimensions[get_column_letter(n)].width = min(
            max(letters + 2, _NARROWEST), _WIDEST
        )
    heads = []
    for column in table.columns:
        head = WriteOnlyCell(sheet, say(column.heading))
        head.font = Font(bold=True)
        heads.append(head)
    sheet.append(heads)
    for row in rows:
        sheet.append(
            [
                _written(WriteOnlyCell(sheet), cell, column)
                for cell, column in zip(row, table.columns, strict=True)
            ]
        )


def _written(target: Any, cell: Cell, column: Column) -> Any:  # noqa: ANN401  # a cell of either kind
    match cell:
        case Money():
            target.value = Decimal(cell.minor).scaleb(-2)
            target.number_format = _MONEY_FORMAT
        case Decimal() if column.is_ratio:
            target.value = cell
            target.number_format = _RATIO_FORMAT
        case date():
            target.value = cell
            target.number_format = _DAY_FORMAT
        case str():
            target.value = _NO_XML.sub("", cell)
            target.data_type = "s"  # never a formula, whatever it begins with
        case _:
            target.value = cell
    return target


def _width(cell: Cell) -> int:
    return sum(1 if char.isascii() else 2 for char in _text(cell))
