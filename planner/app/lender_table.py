"""A lender's own table of instalments, from CSV, XLSX or pasted text, as it comes."""

import csv
import io
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from zipfile import BadZipFile

from planner.app.lender_cells import amount, day, is_day_first, text_of
from planner.calendar import FIRST_DAY, LAST_DAY
from planner.errors import InFileError, InLineError, NotUnderstoodError
from planner.packed import refuse_bomb, refuse_size
from planner.phrases import Phrase
from planner.schedule.lender_rate import LenderRow

Cells = Sequence[object]

_ZIP = b"PK\x03\x04"
_ENCODINGS = ("utf-8-sig", "gb18030")
_DELIMITERS = "\t;|,"
_LONGEST = 5000
_WIDEST = 100  # columns among which the headings stand
# What openpyxl lets through of its parsers when a spreadsheet is broken.
_BROKEN = (
    *(BadZipFile, OSError, EOFError, KeyError, ValueError, TypeError, IndexError),
    *(AttributeError, NotImplementedError, SyntaxError, RuntimeError, zlib.error),
)
_ENDS = ("合计", "总计", "小计", "总和", "total", "sum")
# A column that a heading names by its second word: no rate is an interest, no opening
# balance is what an instalment leaves, no sum so far is an amount of the row.
_PASSED_OVER = re.compile(
    r"rate|利率|opening|beginning|starting|期初|还款前|cumulative|累计|已还|to date"
    r"|extra|状态|status|罚息|penalty|remaining interest|剩余利息|剩余期"
)
# Longer words first: 剩余本金 is a balance, 本金 alone is a principal.
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "n",
        (
            *("payment no", "payment #", "payment number", "pmt no", "pmt #"),
            *("installment no", "instalment no", "installment #", "instalment #"),
        ),
    ),
    (
        "balance",
        (
            *("剩余本金", "贷款余额", "本金余额", "未还本金", "剩余未还", "待还本金"),
            *("余额", "balance", "outstanding"),
        ),
    ),
    ("payment", ("amount due", "due amount", "total due", "payment amount")),
    (
        "due",
        (
            *(
                "还款日",
                "到期日",
                "应还日",
                "扣款日",
                "日期",
                "还款时间",
                "due",
                "date",
            ),
        ),
    ),
    (
        "payment",
        (
            *("月供", "应还总额", "应还金额", "还款总额", "还款额", "还款金额", "本息"),
            *("每期应还", "期供", "合计应还", "应还款", "应还合计", "每期还款"),
            *("payment", "instalment", "installment", "pmt", "emi"),
        ),
    ),
    ("principal", ("本金", "principal", "capital")),
    ("interest", ("利息", "interest")),
    ("fee", ("手续费", "服务费", "担保费", "费用", "fee")),
    (
        "n",
        ("期数", "期次", "期号", "序号", "期", "no", "period", "number", "month", "#"),
    ),
)
_PAYMENTS = frozenset(
    {"应还", "本期应还", "当期应还", "每月应还", "月还款", "合计", "还款"}
)
_AMOUNTS = ("principal", "interest", "fee", "payment", "balance")


class NoTableError(NotUnderstoodError):
    """A file in which no heading names what a row holds."""

    words = Phrase(
        "no table found; expected columns such as principal, interest, payment"
        " (本金, 利息, 月供)."
    )


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
        if content.startswith(_ZIP):
            return _best(name, [_sheet(content)])
        return _best(name, _parted(_decoded(content)))
    except InLineError:
        raise
    except NotUnderstoodError as error:
        raise InFileError(file=name, cause=error) from error


def _best(name: str, tables: Iterable[Sequence[Cells]]) -> tuple[LenderRow, ...]:
    """The rows of the first table that has any.

    Raises:
        NotUnderstoodError: what is wrong in the first one that has a heading, at least.
    """
    wrong: NotUnderstoodError = NoTableError()
    for rows in tables:
        try:
            heading, columns = _heading(rows)
            found = tuple(_rows(name, rows, heading, columns))
        except NotUnderstoodError as error:
            if isinstance(wrong, NoTableError):
                wrong = error
            continue
        if found:
            return found
    raise wrong


def _rows(
    name: str, rows: Sequence[Cells], heading: int, columns: Mapping[str, int]
) -> Iterator[LenderRow]:
    place = columns.get("due")
    told = rows[heading + 1 :]
    days = [cells[place] for cells in told if place is not None and place < len(cells)]
    day_first = is_day_first(days)
    n = 0
    for line, cells in enumerate(told, start=heading + 2):
        first = next((text for cell in cells if (text := text_of(cell))), "")
        if first.lower().startswith(_ENDS):
            return
        try:
            row = _row(cells, columns, n + 1, day_first=day_first)
        except NotUnderstoodError as error:
            raise InLineError(file=name, line=line, cause=error) from error
        if row is not None:
            n = row.n
            yield row


def _row(
    cells: Cells, columns: Mapping[str, int], n: int, *, day_first: bool
) -> LenderRow | None:
    def cell(column: str) -> object:
        place = columns.get(column)
        return cells[place] if place is not None and place < len(cells) else None

    amounts = {column: amount(column, cell(column)) for column in _AMOUNTS}
    if all(value is None for key, value in amounts.items() if key != "balance"):
        return None
    number = re.search(r"\d{1,9}", text_of(cell("n")))
    found = int(number.group()) if number else n
    if found != n and FIRST_DAY.year <= found <= LAST_DAY.year:
        found = n  # a column of months, not of numbers
    if found == 0:
        return None  # the drawdown, in tables that show it
    return LenderRow(n=found, due=day(cell("due"), day_first=day_first), **amounts)


def _heading(rows: Sequence[Cells]) -> tuple[int, dict[str, int]]:
    """The row that names the columns: at least two of them, one an amount.

    Raises:
        NoTableError: none does.
    """
    for place, cells in enumerate(rows):
        columns: dict[str, int] = {}
        for n, cell in enumerate(cells[:_WIDEST]):
            column = _named(text_of(cell))
            if column is not None:
                columns.setdefault(column, n)
        if len(columns) > 1 and columns.keys() & {"principal", "interest", "payment"}:
            return place, columns
    raise NoTableError


def _named(text: str) -> str | None:
    bare = re.sub(r"[(\[].*", "", text).strip().lower()
    if not bare or re.fullmatch(r"[-+\d.,¥\s]+", bare) or _PASSED_OVER.search(bare):
        return None
    if bare in _PAYMENTS:
        return "payment"
    for column, words in _HEADINGS:
        if any(word in bare for word in words):
            return column
    return None


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return unicodedata.normalize("NFKC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise NoTableError


def _parted(text: str) -> Iterator[list[Cells]]:
    """The lines in cells: by marks, by two spaces or more, by spaces."""
    lines = text.splitlines()[:_LONGEST]
    for mark in _DELIMITERS:
        with suppress(csv.Error):  # a cell of a megabyte is no instalment
            yield list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark))
    yield [re.split(r"\s{2,}", line.strip()) for line in lines]
    yield [line.split() for line in lines]


def _sheet(content: bytes) -> list[Cells]:
    from openpyxl import load_workbook  # noqa: PLC0415  # only for a spreadsheet

    try:
        refuse_bomb(io.BytesIO(content))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what it says of its own size may be anything
        rows = islice(sheet.iter_rows(values_only=True), _LONGEST)
        return [_narrow(number, row) for number, row in enumerate(rows, 1)]
    except _BROKEN as error:
        raise NotASheetError from error


def _narrow(number: int, row: Cells) -> Cells:
    refuse_size(number, len(row))
    return row
