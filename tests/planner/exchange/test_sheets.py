import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from planner.errors import PlannerError
from planner.exchange import errors
from planner.exchange.sheets import text_of
from planner.model.bills import Verdict
from tests.helpers.bills import FILES, read

HEAD = (
    *("交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式"),
    *("当前状态", "交易单号", "商户单号", "备注"),
)
ROW = (
    *(datetime(2026, 3, 5, 12, 0), "商户消费", "面馆", "午餐", "支出", 12.5),  # noqa: DTZ001
    *("招商银行信用卡(1234)", "支付成功", "1", "2", "/"),
)


def _book(*rows, head=HEAD, lead=0):
    workbook = Workbook()
    sheet = workbook.active
    for _ in range(lead):
        sheet.append([None])
    for row in (head, *rows):
        sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_both_sheets_of_wechat_hold_the_same_rows_once(tmp_path):
    reading = read(tmp_path, (FILES / "wechat.xlsx").read_bytes())

    (file,) = reading.files
    assert (file.format, file.rows) == ("wechat", 27)
    (repayment,) = (x for x in reading.judged if x.verdict is Verdict.REPAYMENT)
    assert (repayment.row, str(repayment.amount)) == (28, "548.58")


def test_the_sheet_has_the_same_rows_as_the_csv(tmp_path):
    sheet = read(tmp_path, (FILES / "wechat.xlsx").read_bytes()).judged
    text = read(tmp_path, (FILES / "wechat.csv").read_bytes()).judged

    assert {row.fingerprint for row in sheet} == {row.fingerprint for row in text}


def test_rows_are_counted_as_the_sheet_counts_them(tmp_path):
    reading = read(tmp_path, _book(ROW, lead=3))

    assert [row.row for row in reading.judged] == [5]
    assert reading.judged[0].on == date(2026, 3, 5)
    assert str(reading.judged[0].amount) == "12.50"


def test_a_day_may_be_a_spreadsheets_number(tmp_path):
    reading = read(tmp_path, _book((43734.5, *ROW[1:])))

    assert reading.judged[0].on == date(2019, 9, 26)


def test_a_formula_is_refused_with_its_row(tmp_path):
    with pytest.raises(errors.FormulaError) as refused:
        read(tmp_path, _book((*ROW[:5], "=1+1", *ROW[6:])))

    assert refused.value.values["row"] == 2


def test_values_from_other_files_are_refused(tmp_path):
    content = io.BytesIO(_book(ROW))
    with zipfile.ZipFile(content, "a") as packed:
        packed.writestr("xl/externalLinks/externalLink1.xml", "<x/>")

    with pytest.raises(errors.LinkedSheetError):
        read(tmp_path, content.getvalue())


def test_a_spreadsheet_without_a_bill_is_refused(tmp_path):
    with pytest.raises(errors.NoBillError):
        read(tmp_path, _book(("a", "b"), head=("x", "y")))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_spreadsheet_is_refused(tmp_path, part):
    whole = io.BytesIO(_book(ROW))
    out = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == part else old.read(name))

    with pytest.raises(errors.BrokenSheetError):
        read(tmp_path, out.getvalue())


def test_an_old_spreadsheet_is_read_too(tmp_path):
    reading = read(tmp_path, (FILES / "citic_credit.xls").read_bytes())

    (file,) = reading.files
    assert (file.format, file.encoding, file.rows) == ("citic-credit", "XLS", 13)
    (repayment,) = (x for x in reading.judged if x.verdict is Verdict.REPAYMENT)
    assert (repayment.row, str(repayment.amount)) == (12, "1.21")


def test_a_damaged_old_spreadsheet_is_refused(tmp_path):
    content = (FILES / "citic_credit.xls").read_bytes()[:700]

    with pytest.raises(errors.BrokenSheetError):
        read(tmp_path, content)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (28.16, "28.16"),
        (1e-7, "0.0000001"),
        (12, "12"),
        (6688.0, "6688"),
        (date(2026, 3, 5), "2026-03-05"),
        ("a", "a"),
    ],
)
def test_a_cell_is_written_as_a_csv_export_writes_it(value, text):
    assert text_of(value) == text


def test_a_spreadsheet_with_a_broken_part_is_refused(tmp_path):
    content = (FILES / "wechat.xlsx").read_bytes()
    for at in range(60, len(content), len(content) // 40):
        broken = bytearray(content)
        broken[at : at + 12] = b"\xff" * 12
        with suppress(PlannerError):
            read(tmp_path, bytes(broken))
