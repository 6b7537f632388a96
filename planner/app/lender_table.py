"""A lender's own table of instalments, from CSV, XLSX or pasted text, as it comes."""

import csv
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from zipfile import BadZipFile

from planner.errors import InFileError, InLineError, NotUnderstoodError
from planner.money import Money
from planner.phrases import Phrase
from planner.schedule.lender_rate import LenderRow

Cells = Sequence[object]

_ZIP = b"PK\x03\x04"
_ENCODINGS = ("utf-8-sig", "gb18030")
_DELIMITERS = "\t,;|"
_LONGEST = 5000
_CENT = Decimal("0.01")
# What openpyxl lets through of its parsers when a spreadsheet is broken.
_BROKEN = (
    *(BadZipFile, OSError, EOFError, KeyError, ValueError, TypeError, IndexError),
    *(AttributeError, NotImplementedError, SyntaxError, RuntimeError, zlib.error),
)
_ENDS = ("合计", "总计", "小计", "total", "sum")
# Longer words first: 剩余本金 is a balance, 本金 alone is a principal.
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "balance",
        (
            "剩余本金",
            "贷款余额",
            "本金余额",
            "未还本金",
            "余额",
            "balance",
            "outstanding",
        ),
    ),
    ("due", ("还款日", "到期日", "应还日", "日期", "due", "date")),
    (
        "payment",
        (
            *("月供", "应还总额", "应还金额", "还款总额", "还款额", "还款金额", "本息"),
            *("每期应还", "期供", "合计应还", "payment", "instalment", "installment"),
        ),
    ),
    ("principal", ("本金", "principal", "capital")),
    ("interest", ("利息", "interest")),
    ("fee", ("手续费", "服务费", "费用", "fee")),
    ("n", ("期数", "期次", "期号", "序号", "期", "no", "period", "number", "#")),
)


class NoTableError(NotUnderstoodError):
    """A file in which no heading names what a row holds."""

    words = Phrase(
        "no table found; expected columns such as principal, interest, payment"
        " (本金, 利息, 月供)."
    )


class NotAnAmountError(NotUnderstoodError):
    """A cell that should hold an amount or a day."""

    words = Phrase("column “{column}”: found {found}, expected {expected}.")


class NotASheetError(NotUnderstoodError):
    """A spreadsheet that cannot be opened."""

    words = Phrase("it is no spreadsheet that can be opened.")


def lender_rows(name: str, content: bytes) -> tuple[LenderRow, ...]:
    """The rows of a lender's table.

    Args:
        name: of the file, for the errors.
        content: CSV in UTF-8 or GB18030, XLSX, or pasted text.

    Raises:
        NotUnderstoodError: naming the file, and the line where it is one.
    """
    try:
        rows = _sheet(content) if content.startswith(_ZIP) else _text(content)
        heading, columns = _heading(rows)
    except NotUnderstoodError as error:
        raise InFileError(file=name, cause=error) from error
    return tuple(_rows(name, rows, heading, columns))


def _rows(
    name: str, rows: Sequence[Cells], heading: int, columns: dict[str, int]
) -> Iterator[LenderRow]:
    n = 0
    for place, cells in enumerate(rows[heading + 1 :], start=heading + 2):
        first = next((str(cell) for cell in cells if _filled(cell)), "")
        if first.strip().lower().startswith(_ENDS):
            return
        try:
            row = _row(cells, columns, n + 1)
        except NotUnderstoodError as error:
            raise InLineError(file=name, line=place, cause=error) from error
        if row is not None:
            n = row.n
            yield row


def _row(cells: Cells, columns: dict[str, int], n: int) -> LenderRow | None:
    def cell(column: str) -> object:
        place = columns.get(column)
        return cells[place] if place is not None and place < len(cells) else None

    amounts = {
        column: _amount(column, cell(column))
        for column in ("principal", "interest", "fee", "payment", "balance")
    }
    if all(value is None for key, value in amounts.items() if key != "balance"):
        return None
    number = re.search(r"\d+", str(cell("n") or ""))
    found = int(number.group()) if number else n
    if found == 0:
        return None  # the drawdown, in tables that show it
    return LenderRow(n=found, due=_day(cell("due")), **amounts)


def _amount(column: str, cell: object) -> Money | None:
    if not _filled(cell):
        return None
    bare = re.sub(r"[,，¥￥元\s]", "", str(cell)).replace("RMB", "").replace("CNY", "")
    if bare in {"-", "--", "—"}:
        return None
    try:
        exact = Decimal(bare)
        return Money(int(exact.quantize(_CENT, ROUND_HALF_UP).scaleb(2)))
    except (InvalidOperation, ValueError, OverflowError):
        raise NotAnAmountError(
            column=column,
            found=repr(str(cell)[:60]),
            expected=Phrase("an amount in yuan"),
        ) from None


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if not _filled(cell):
        return None
    parts = re.fullmatch(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D*.*", str(cell).strip())
    numbers = [int(part) for part in parts.groups()] if parts else [0, 0, 0]
    try:
        return date(*numbers)
    except ValueError:
        raise NotAnAmountError(
            column="due", found=repr(str(cell)[:60]), expected=Phrase("a day")
        ) from None


def _filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def _heading(rows: Sequence[Cells]) -> tuple[int, dict[str, int]]:
    """The row that names the columns: at least two of them, one an amount."""
    for place, cells in enumerate(rows):
        columns: dict[str, int] = {}
        for n, cell in enumerate(cells):
            column = _named(str(cell)) if _filled(cell) else None
            if column is not None:
                columns.setdefault(column, n)
        if len(columns) > 1 and columns.keys() & {"principal", "interest", "payment"}:
            return place, columns
    raise NoTableError


def _named(text: str) -> str | None:
    bare = re.sub(r"[(（\[].*", "", text).strip().lower()
    if re.fullmatch(r"[-+\d.,¥￥\s]+", bare):
        return None
    for column, words in _HEADINGS:
        if any(word in bare for word in words):
            return column
    return None


def _text(content: bytes) -> list[Cells]:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise NoTableError
    lines = text.splitlines()[:_LONGEST]
    counts = {mark: sum(line.count(mark) for line in lines) for mark in _DELIMITERS}
    best = max(counts, key=lambda mark: counts[mark])
    if counts[best] < 2:  # noqa: PLR2004  # a heading and one row
        return [re.split(r"\s+", line.strip()) for line in lines]
    return list(csv.reader(io.StringIO("\n".join(lines)), delimiter=best))


def _sheet(content: bytes) -> list[Cells]:
    from openpyxl import load_workbook  # noqa: PLC0415  # only for a spreadsheet

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return list(sheet.iter_rows(max_row=_LONGEST, values_only=True))
    except _BROKEN as error:
        raise NotASheetError from error
