"""A clerk finds every table of a report as a sheet and can follow every total."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from reports import document as d
from reports import tables
from reports.write import report
from tests.helpers import lives, papers


def opened(content: bytes, *, computed: bool = False) -> Workbook:
    return load_workbook(BytesIO(content), data_only=computed)


def made(*blocks: d.Block, **given: object) -> bytes:
    return tables.xlsx(papers.document(d.Section("What [is]: owed?", blocks), **given))


def cells(content: bytes, *, computed: bool = False) -> list[list[object]]:
    sheet = opened(content, computed=computed).worksheets[1]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


TWO = d.Table(
    (d.Column("Name"), d.Column("Amount", align=d.Align.END)),
    (("=1+1", "1,000.10"), ("b\x01", "-0.05")),
    "",
    total=("Total", "1,000.05"),
)


def test_a_total_is_a_live_sum_that_already_tells_its_value() -> None:
    content = made(TWO)

    assert cells(content)[3][:2] == ["Total", "=SUM(B2:B3)"]
    assert cells(content, computed=True)[3][1] == pytest.approx(1000.05)


def test_nothing_typed_becomes_a_formula() -> None:
    sheet = opened(made(TWO)).worksheets[1]

    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert sheet["A3"].value == "b"


def test_a_total_that_is_no_sum_stays_what_is_printed() -> None:
    table = d.Table(TWO.columns, TWO.rows, "", total=("Total", "7.00"))
    words = d.Table(TWO.columns, (("a", "–"),), "", total=("Total", "7.00"))

    assert cells(made(table))[3][1] == 7
    assert cells(made(words))[2][1] == 7


def test_a_part_without_a_table_has_no_sheet() -> None:
    content = made(d.Note("words"), d.Table(TWO.columns, (), "none"))

    assert opened(content).sheetnames == ["Overview"]


def test_headings_and_charts_stand_above_their_figures() -> None:
    bars = d.Bars("By lender", (d.Bar("A", 1, "¥1.00"),), "across")
    curve = papers.curve(marks=(d.Mark(739647, -2000, "lowest"),))
    content = made(d.Heading("Lonely"), d.Heading("Weeks"), TWO, bars, curve)
    said = [row[0] for row in cells(content)]

    assert said[0] == "Weeks"
    assert said[said.index("By lender") + 1] == "A"
    assert said[said.index(curve.title) + 1] == "lowest"


def test_a_curve_without_names_is_left_out() -> None:
    assert opened(made(papers.curve(marks=()))).sheetnames == ["Overview"]


@pytest.mark.parametrize(
    ("printed", "value", "form"),
    [
        ("¥1,234.50", Decimal("1234.50"), "#,##0.00"),
        ("12.30%", Decimal("0.1230"), "0.00%"),
        ("8%", Decimal("0.08"), "0%"),
        ("2026-11-25", date(2026, 11, 25), "yyyy-mm-dd"),
        ("2026-13-45", "2026-13-45", "yyyy-mm-dd"),
        ("12", 12, "0"),
        ("007", "007", ""),
        ("3/12", "3/12", ""),
        ("", "", ""),
    ],
)
def test_a_cell_is_read_back_as_what_it_means(
    printed: str, value: object, form: str
) -> None:
    assert tables.figure(printed)[:2] == (value, form)


def test_the_sheets_of_a_report_bear_the_names_of_its_parts() -> None:
    document = report(lives.firm(), lives.ON, "business")
    content = tables.xlsx(document)
    names = opened(content).sheetnames

    assert names[0] == "Overview"
    assert names[1] == "1 What is owed"
    assert all(len(name) <= 31 for name in names)
    assert tables.xlsx(document) == content
    assert content.endswith(tables.XLSX_MARK)


def test_every_printed_total_is_the_sum_that_its_formula_makes() -> None:
    content = tables.xlsx(report(lives.firm(), lives.ON, "business"))
    live, said = opened(content), opened(content, computed=True)
    seen = 0
    for sheet in live.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    first, last = cell.value[5:-1].split(":")
                    parts = [c[0].value for c in said[sheet.title][f"{first}:{last}"]]
                    whole = sum(Decimal(str(part)) for part in parts)
                    told = said[sheet.title][cell.coordinate].value
                    assert whole == Decimal(str(told))
                    seen += 1
    assert seen >= 3
