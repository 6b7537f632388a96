"""The first rows of a file, and a guess that reads it."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.errors import NotUnderstoodError
from planner.exchange.preview import NoColumnsError, preview
from planner.exchange.read import read_bills
from planner.model.book import Book
from planner.model.declared import ColumnRole, ColumnUse
from tests.helpers.bills import FILES

R = ColumnRole
BANK = """某某银行对账单
户名：张三
记账时间,交易金额,收付标志,对方名称,用途说明,账户结余
2026-03-01 10:00:00,100.00,付,张三,午餐,900.00
2026-03-05 11:00:00,5000.00,收,公司,工资,5900.00
"""


def _preview(folder: Path, text: str):
    path = folder / "bank.csv"
    path.write_text(text, encoding="utf-8")
    return preview(path, Book())


def test_the_line_of_the_headings_and_their_roles_are_guessed(tmp_path):
    found = _preview(tmp_path, BANK)

    assert (found.known, found.encoding, found.line) == (None, "UTF-8", 3)
    assert found.heads[0] == "记账时间"
    assert found.rows[1][:2] == ("2026-03-05 11:00:00", "5000.00")
    assert [use.role for use in found.layout.columns] == [
        R.DAY,
        R.AMOUNT,
        R.DIRECTION,
        R.COUNTERPARTY,
        R.DESCRIPTION,
        R.BALANCE,
    ]
    assert found.layout.name == "bank"


def test_the_guess_reads_the_file(tmp_path):
    found = _preview(tmp_path, BANK)
    layout = replace(found.layout, id="layout-1")

    reading = read_bills([tmp_path / "bank.csv"], Book().with_(layout))

    assert reading.files[0].reconciles is True
    assert [str(row.amount) for row in reading.judged] == ["100.00", "5000.00"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            "时点,说了什么,多少\n2026-03-01,午餐,5.00\n2026-03-02,晚餐,6.00\n",
            {"时点": R.DAY, "说了什么": R.DESCRIPTION, "多少": R.AMOUNT},
        ),
        (
            "日期,收入金额,支出金额,摘要\n2026-03-01,,5.00,午餐\n",
            {
                "日期": R.DAY,
                "收入金额": R.PAID_IN,
                "支出金额": R.PAID_OUT,
                "摘要": R.DESCRIPTION,
            },
        ),
        (
            "Posting date;Paid out;Paid in;Memo\n03/25/2026;5,00;;x\n",
            {
                "Postingdate": R.DAY,
                "Paidout": R.PAID_OUT,
                "Paidin": R.PAID_IN,
                "Memo": R.DESCRIPTION,
            },
        ),
        ("a,b\nx,1\n", {"b": R.AMOUNT, "a": R.DESCRIPTION}),
        (
            "日期,记账日期,金额,金额合计\n2026-03-01,2026-03-02,1.00,2.00\n",
            {"日期": R.DAY, "金额": R.AMOUNT},
        ),
    ],
)
def test_headings_and_what_stands_below_them_tell_the_roles(tmp_path, text, columns):
    layout = _preview(tmp_path, text).layout

    assert {use.head: use.role for use in layout.columns} == columns


def test_a_file_without_headings_numbers_its_columns(tmp_path):
    found = _preview(tmp_path, "2026-06-01,Rent,-9.00\n2026-06-02,Loan,-5.00\n")

    assert found.layout.headless
    assert found.heads == ("1", "2", "3")
    assert len(found.rows) == 2
    assert ColumnUse("3", R.AMOUNT) in found.layout.columns


def test_a_file_that_is_known_says_by_which_format():
    found = preview(FILES / "alipay_app_2023.csv", Book())

    assert found.known == "alipay-app-2023"
    assert found.line == 25
    assert found.rows


def test_a_layout_of_the_book_is_known(tmp_path):
    layout = replace(_preview(tmp_path, BANK).layout, id="layout-1")

    assert preview(tmp_path / "bank.csv", Book().with_(layout)).known == "mapped: bank"


def test_a_sheet_is_shown_too():
    assert preview(FILES / "wechat.xlsx", Book()).known == "wechat"


@pytest.mark.parametrize("text", ["hello\n", "a,a\n", "\n\n", ","])
def test_a_text_without_a_table_is_refused(tmp_path, text):
    with pytest.raises(NoColumnsError, match="shows no table"):
        _preview(tmp_path, text)


def test_no_file_is_refused(tmp_path):
    with pytest.raises(NotUnderstoodError):
        preview(tmp_path / "nothing.csv", Book())
