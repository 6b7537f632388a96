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
    "parts as a bank calls them": """期次,应还日期,应还本金,应还利息,本期应还
1,2026-02-15,806.19,60.00,866.19
2,2026-03-15,811.03,55.16,866.19
""",
    "sums so far, rates, states and openings": """序号|期初余额|累计本金|还款日|年利率|\
本期本金|本期利息|应还款|已还利息|还款状态
1|10000|806.19|2026-02-15|7.2%|806.19|60.00|866.19|0|未还
2|9193.81|1617.22|2026-03-15|7.2%|811.03|55.16|866.19|0|未还
""",
    "an American calculator": """Payment No.,Payment Date,Interest Rate,\
Scheduled Payment,Extra Payment,Principal,Interest,Cumulative Interest
1,02/15/2026,7.2%,$866.19,$0.00,$806.19,$60.00,$60.00
2,03/15/2026,7.2%,$866.19,$0.00,$811.03,$55.16,$115.16
""",
    "a British lender": """No;Due;Capital;Interest;Amount due
1;15/02/2026;806.19;60.00;866.19
2;15/03/2026;811.03;55.16;866.19
""",
    "headings of several words": """Due Date       Total Payment   Principal   Interest
Feb 15, 2026   866.19          806.19      60.00
Mar 15, 2026   866.19          811.03      55.16
""",
    "a spreadsheet saved as text": """Month\tDue\tPayment\tInterest\tPrincipal
1\t46068\t-866.19\t-60.00\t-806.19
2\t46096\t-866.19\t-55.16\t-811.03
""",
    "full width": """期数，还款日，本金，利息，月供
１，２０２６年２月１５日，８０６．１９，６０．００，８６６．１９
２，２０２６年３月１５日，８１１．０３，５５．１６，８６６．１９
""",
    "a table in bars": """| 期数 | 还款日 | 本金 | 利息 | 月供 |
|---|---|---|---|---|
| 1 | 2026-02-15 | 806.19 | 60.00 | 866.19 |
| 2 | 2026-03-15 | 811.03 | 55.16 | 866.19 |
""",
    "months by their names": """Month,Due date,Principal,Interest,Payment
2026-02,2026-02-15,806.19,60.00,866.19
2026-03,2026-03-15,811.03,55.16,866.19
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


def test_thousands_in_pasted_text_are_no_columns() -> None:
    text = (
        "期数 本金 利息 剩余本金\n1 1,806.19 60.00 8,193.81\n2 1,811.03 55.16 6,382.78"
    )

    first, second = lender_rows("-", text.encode())

    assert (first.principal, first.balance) == (Money(180_619), Money(819_381))
    assert (second.principal, second.balance) == (Money(181_103), Money(638_278))


def test_the_closing_balance_is_the_one_that_counts() -> None:
    text = (
        "Beginning Balance,Principal,Interest,Ending Balance\n10000,806.19,60,9193.81"
    )

    (row,) = lender_rows("-", text.encode())

    assert row.balance == Money(919_381)


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
        (b"a,b\n1," + b"x" * 200_000, "t.csv: no table found"),
        ("还款日,余额\n1,2\n".encode(), "t.csv: no table found"),
        (b"\xff\xff\xff", "t.csv: no table found"),
        ("本金,利息\n,\n".encode(), "t.csv: no table found"),
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
