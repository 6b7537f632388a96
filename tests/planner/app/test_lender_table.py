import io
from datetime import date, datetime, time

import openpyxl
import pytest

from planner.app.lender_table import lender_rows
from planner.errors import NotUnderstoodError
from planner.money import Money
from planner.schedule.lender_rate import LenderRow

TWO = (
    LenderRow(1, date(2026, 2, 15), Money(80619), Money(6000), None, Money(86619)),
    LenderRow(2, date(2026, 3, 15), Money(81103), Money(5516), None, Money(86619)),
)

NOON = datetime.combine(date(2026, 3, 15), time(12))


def sheet(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


LAYOUTS = {
    "commas and a total": """期数,还款日,本金,利息,月供
1,2026-02-15,806.19,60,866.19
2,2026/3/15,811.03,55.16,866.19
合计,,1617.22,115.16,1732.38
""",
    "a title, semicolons and units": """某银行还款计划

期次;到期日期;应还本金(元);应还利息;应还总额
第1期;2026年2月15日;806.19元;¥60.00;866.19
第2期;20260315;811.03;55.16;866.19
""",
    "tabs and the drawdown": """No\tDue date\tPrincipal\tInterest\tPayment
0\t2026-01-15\t0\t0\t0
1\t2026-02-15\t806.19\t60.00\t866.19
\t\t\t\t
2\t2026-03-15 00:00\t811.03\t55.16\t866.19
Total\t\t9
""",
    "pasted text": """期数 还款日 本金 利息 月供
1 2026-02-15 806.19 60.00 866.19
2 2026-03-15 811.03 55.16 866.19
""",
    "bars and quotes": """"period"|"date"|"capital"|"interest"|"instalment"
1|2026-02-15|806.19|60|866.19
2|2026-03-15|811.03|55.16|866.19
""",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_of_any_layout_is_read(text, encoding) -> None:
    assert lender_rows("t.csv", text.encode(encoding)) == TWO


def test_a_balance_is_told_from_a_principal_and_a_fee_from_both() -> None:
    text = "剩余本金,手续费,本金\n9193.81,5,806.19\n8382.78,--,811.03\n"

    assert lender_rows("t.csv", text.encode()) == (
        LenderRow(1, None, Money(80619), None, Money(500), None, Money(919381)),
        LenderRow(2, None, Money(81103), None, None, None, Money(838278)),
    )


def test_rows_without_an_amount_are_passed_over() -> None:
    text = "本金,利息,余额\n,,10000.00\n806.19,60.00,9193.81\n"

    (row,) = lender_rows("t.csv", text.encode())

    assert (row.n, row.interest) == (1, Money(6000))


def test_a_spreadsheet_is_read_with_its_own_days_and_numbers() -> None:
    content = sheet(
        ["还款计划"],
        ["期数", "还款日", "本金", "利息", "月供"],
        [1, date(2026, 2, 15), 806.19, 60, 866.19],
        [2, NOON, "811.03", 55.16, 866.1899999],
        ["合计", None, 1617.22, None, None],
    )

    assert lender_rows("t.xlsx", content) == TWO


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "t.csv: no table found"),
        (b"a,b\n1,2\n", "t.csv: no table found"),
        ("本金\n1\n".encode(), "t.csv: no table found"),
        ("还款日,余额\n1,2\n".encode(), "t.csv: no table found"),
        (b"\xff\xff\xff", "t.csv: no table found"),
        (b"PK\x03\x04nothing", "t.csv: it is no spreadsheet"),
        ("本金,利息\nx,1\n".encode(), "t.csv, line 2: column “principal”: found 'x'"),
        ("本金,利息\n1,2\n1,NaN\n".encode(), "t.csv, line 3: column “interest”"),
        ("本金,利息\n1,2\n1,1e999\n".encode(), "t.csv, line 3: column “interest”"),
        ("还款日,利息\n2026-02-30,1\n".encode(), "t.csv, line 2: column “due”"),
        ("还款日,利息\nsoon,1\n".encode(), "t.csv, line 2: column “due”"),
    ],
)
def test_what_cannot_be_read_is_named(content, words) -> None:
    with pytest.raises(NotUnderstoodError) as wrong:
        lender_rows("t.csv", content)

    assert str(wrong.value).startswith(words)
