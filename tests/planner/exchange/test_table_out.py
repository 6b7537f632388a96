import csv
import io
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from planner.exchange.column import View
from planner.exchange.table_out import XLSX_MARK, csv_files, harmless, xlsx
from planner.model.book import Book
from planner.wording import i18n
from tests.helpers import make

BOOK = Book().with_(
    make.line(name="=cmd|' /C calc'!A0", reports_to_bureau=True),
    make.loan(name="-5.00"),
    make.expected(),
    make.note(id="n", lender="\x01@SUM"),
)
VIEW = View(BOOK, date(2026, 3, 1))


def _sheet(name):
    return load_workbook(io.BytesIO(xlsx(VIEW)))[name]


def test_each_kind_is_a_csv_in_utf_8_with_bom():
    files = dict(csv_files(VIEW))

    assert files["loans"].startswith(b"\xef\xbb\xbfid,name,channel,")
    assert files["loans"].count(b"\r\n") == 2
    rows = list(csv.DictReader(io.StringIO(files["lines"].decode("utf-8-sig"))))
    assert rows[0]["limit"] == "20000.00"
    assert rows[0]["reports_to_bureau"] == "true"
    assert rows[0]["opened_on"] == "2025-01-01"
    assert rows[0]["name"] == "'=cmd|' /C calc'!A0"


def test_a_number_keeps_its_sign_without_an_apostrophe():
    files = dict(csv_files(VIEW))

    assert b",-5.00," in files["loans"]
    assert b",1," in files["expected"] or b",1\r" in files["expected"]


@given(st.sampled_from("=+-@\t\r"), st.text())
def test_nothing_that_begins_like_a_formula_goes_out_bare(begin, rest):
    text = harmless(begin + rest)

    assert text.startswith("'") or text.lstrip("+-").replace(".", "").isdecimal()


def test_a_sheet_has_real_numbers_and_days():
    sheet = _sheet("Loans")
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[2], strict=True))

    assert row["Principal (¥)"].value == 10000
    assert row["Principal (¥)"].number_format == "#,##0.00"
    assert row["Drawn on"].value == datetime(2026, 1, 15)  # noqa: DTZ001  # as Excel
    assert row["Drawn on"].number_format == "yyyy-mm-dd"
    assert row["Rate"].number_format == "0.00##%"
    assert row["Periods"].value == 12
    assert sheet.freeze_panes == "A2"


def test_no_cell_of_a_sheet_is_a_formula():
    cell = _sheet("Credit lines")["C2"]

    assert cell.value == "=cmd|' /C calc'!A0"
    assert cell.data_type == "s"


def test_what_no_sheet_can_hold_is_left_out():
    assert _sheet("Events")["E2"].value == "@SUM"


def test_headings_are_in_the_readers_language():
    i18n.use("zh")

    assert "借款" in load_workbook(io.BytesIO(xlsx(VIEW))).sheetnames


def test_our_sheets_carry_our_mark():
    assert xlsx(VIEW).endswith(XLSX_MARK)
