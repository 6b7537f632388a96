"""Every table of a report as a spreadsheet whose totals are live; a clerk can check it.

Amounts, rates and days become real numbers and days again. A total is a formula where
the figures above it add up to what is printed; else the printed figure stands there.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.wording.i18n import tr
from planner.wording.say import say
from reports.document import (
    Bars,
    Block,
    Column,
    Curve,
    Document,
    Heading,
    Section,
    Table,
    Tiles,
)
from reports.packed import packed

if TYPE_CHECKING:
    from openpyxl import Workbook

XLSX_MARK = b"Duheng report"  # the comment by which we know our own file
_AMOUNT = re.compile(r"-?¥?\d[\d,]*\.\d\d")
_COUNT = re.compile(r"-?\d{1,15}")
_PERCENT = re.compile(r"-?\d[\d,]*(\.\d+)?%")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767  # characters that a cell can hold
_WIDEST, _NARROWEST = 60, 9


class Figure(NamedTuple):
    """What a cell holds: its value and how it is shown; ``form`` is empty for text."""

    value: object
    form: str = ""
    bold: bool = False
    cached: str = ""  # of a formula: what it comes to


def xlsx(document: Document) -> bytes:
    """The tables of a report, a sheet for each part of it; the same bytes each time."""
    from openpyxl import Workbook  # noqa: PLC0415  # 290 ms, only for this file

    workbook = Workbook(write_only=True)
    workbook.properties.creator = document.maker
    workbook.properties.title = document.title
    cached: list[list[str]] = []
    for name, rows in _sheets(document):
        cached.append([cell.cached for row in rows for cell in row if cell.cached])
        _write(workbook, name, rows)
    out = BytesIO()
    workbook.save(out)
    return packed(out.getvalue(), document.on, cached, XLSX_MARK)


def _sheets(document: Document) -> Iterator[tuple[str, list[list[Figure]]]]:
    yield tr("Overview"), [*_overview(document)]
    for number, section in enumerate(document.sections, 1):
        rows = [*_of_section(section)]
        if rows:
            yield _name(f"{number} {section.title}"), rows


def _name(text: str) -> str:
    return _NOT_IN_A_NAME.sub(" ", text)[:_LONGEST_NAME].strip().strip("'")


def _overview(document: Document) -> Iterator[list[Figure]]:
    yield [Figure(document.title, bold=True)]
    yield [Figure(document.owner)]
    yield [Figure(document.subtitle)]
    yield [Figure(tr("Book fingerprint {mark}").format(mark=document.mark))]
    yield [Figure(document.maker)]
    yield []
    for block in document.status:
        yield from _of_block(block)
    yield [Figure(document.closing)]


def _of_section(section: Section) -> Iterator[list[Figure]]:
    heading: Heading | None = None
    for block in section.blocks:
        if isinstance(block, Heading):
            heading = block
            continue
        rows = [*_of_block(block)]
        if rows and heading is not None:
            yield [Figure(heading.text, bold=True)]
        yield from rows
        heading = None


def _of_block(block: Block) -> Iterator[list[Figure]]:
    match block:
        case Table(rows=[_, *_]):
            yield from _of_table(block)
        case Bars():
            rows = tuple((bar.label, bar.text) for bar in block.bars)
            yield [Figure(block.title, bold=True)]
            yield from _of_table(Table((Column(""), Column("")), rows, ""))
        case Tiles():
            for tile in block.tiles:
                yield [Figure(tile.label), figure(tile.value), Figure(tile.remark)]
            yield []
        case Curve() if block.marks:
            yield [Figure(block.title, bold=True)]
            yield from ([Figure(mark.text)] for mark in block.marks)
            yield []
        case _:
            return


def _of_table(table: Table) -> Iterator[list[Figure]]:
    """Its rows; a total below them sums what stands above it."""
    heads = [column.heading for column in table.columns]
    if any(heads):
        yield [Figure(head, bold=True) for head in heads]
    yield from ([figure(cell) for cell in row] for row in table.rows)
    if table.total:
        yield [_total(table, n) for n in range(len(table.columns))]
    yield []


def figure(text: str) -> Figure:
    """What a printed cell means: an amount, a rate, a day, a count, else its text."""
    plain = text.replace(",", "").replace("¥", "")
    if _AMOUNT.fullmatch(text):
        return Figure(Decimal(plain), "#,##0.00")
    if _PERCENT.fullmatch(text):
        places = len(plain.partition(".")[2].rstrip("%"))
        return Figure(
            Decimal(plain[:-1]) / 100, f"0.{'0' * places}%".replace(".%", "%")
        )
    if _DAY.fullmatch(text):
        return Figure(_day(text) or text, "yyyy-mm-dd")
    if _COUNT.fullmatch(text) and (text == "0" or text.lstrip("-")[0] != "0"):
        return Figure(int(text), "0")
    return Figure(_NO_XML.sub("", text)[:_LONGEST_TEXT])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _total(table: Table, column: int) -> Figure:
    printed = figure(table.total[column])
    if not isinstance(printed.value, Decimal):
        return printed._replace(bold=True)
    above = [figure(row[column]).value for row in table.rows]
    known = [value for value in above if isinstance(value, Decimal)]
    if not known or sum(known) != printed.value:
        return printed._replace(bold=True)
    count = len(table.rows)
    # the place is known only when the row is written
    formula = f"=SUM({{letter}}{{row-{count}}}:{{letter}}{{row-1}})"
    return Figure(formula, printed.form, bold=True, cached=str(printed.value))


def _write(workbook: "Workbook", name: str, rows: Sequence[Sequence[Figure]]) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # with openpyxl itself
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  # the same
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  # the same

    sheet = workbook.create_sheet(name)
    bold, top = Font(bold=True), Alignment(vertical="top", wrap_text=True)
    for n, width in enumerate(_widths(rows), 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    for number, row in enumerate(rows, 1):
        made = []
        for n, told in enumerate(row, 1):
            cell: Any = WriteOnlyCell(sheet)
            _fill(cell, told, (get_column_letter(n), number))
            if not told.form and len(row) > 1:
                cell.alignment = top
            if told.bold:
                cell.font = bold
            made.append(cell)
        sheet.append(made)


def _fill(cell: Any, told: Figure, place: tuple[str, int]) -> None:  # noqa: ANN401  # a write-only cell
    if told.cached:
        cell.value = _formula(str(told.value), *place)
    else:
        cell.value = told.value
        if isinstance(told.value, str):
            cell.data_type = "s"  # never a formula, whatever it begins with
    if told.form:
        cell.number_format = told.form


def _formula(pattern: str, letter: str, row: int) -> str:
    filled = pattern.replace("{letter}", letter)
    return re.sub(r"\{row-(\d+)\}", lambda found: str(row - int(found[1])), filled)


def _widths(rows: Sequence[Sequence[Figure]]) -> list[float]:
    """As wide as what stands there; a line that stands alone may run over."""
    wide: dict[int, int] = {}
    for row in rows:
        for n, cell in enumerate(row if len(row) > 1 else ()):
            text = cell.cached or say(cell.value)
            letters = sum(1 if char.isascii() else 2 for char in text)
            wide[n] = max(wide.get(n, _NARROWEST), letters + 2 + 2 * bool(cell.form))
    return [min(wide[n], _WIDEST) for n in sorted(wide)]
