from datetime import date

import pytest

from planner.errors import InLineError
from planner.exchange import errors
from planner.model.bills import Verdict
from tests.helpers.bills import read

HEAD = "Date,Description,Amount"


def _rows(folder, *lines):
    return read(folder, "\n".join(lines).encode()).judged


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("06/05/2026", "06/15/2026"), date(2026, 6, 5)),
        (("06/05/2026", "15/06/2026"), date(2026, 5, 6)),
        (("01.06.2026", "15.06.2026"), date(2026, 6, 1)),
        (("2026-06-05", "2026-06-15"), date(2026, 6, 5)),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_whole_file(tmp_path, days, expected):
    rows = _rows(tmp_path, HEAD, *(f"{day},Shop,-1.00" for day in days))

    assert rows[0].on == expected


def test_days_that_read_both_ways_are_refused(tmp_path):
    with pytest.raises(InLineError, match="month/day"):
        _rows(tmp_path, HEAD, "06/05/2026,Shop,-1.00")


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("2026-06-05;Miete;-1.150,00", "1150.00"),
        ("2026-06-05;Gehalt;3.200,00", "3200.00"),
    ],
)
def test_a_decimal_comma_is_understood(tmp_path, line, amount):
    (row,) = _rows(tmp_path, HEAD.replace(",", ";"), line)

    assert str(row.amount) == amount


def test_brackets_mean_below_zero(tmp_path):
    (row,) = _rows(tmp_path, "Date,Payee,Amount", "2026-06-05,Gas,(45.00)")

    assert str(row.amount) == "45.00"


def test_two_columns_of_amounts_are_one_amount(tmp_path):
    rows = _rows(
        tmp_path,
        "日期|摘要|支出|收入",
        "2026-06-05|超市|91.40|0.00",
        "2026-06-06|工资||2800.00",
    )

    assert [str(row.amount) for row in rows] == ["91.40", "2800.00"]


def test_words_of_debt_ask_and_the_rest_is_no_credit(tmp_path):
    rows = _rows(
        tmp_path,
        HEAD,
        "2026-06-05,PAYMENT - THANK YOU,-500.00",
        "2026-06-05,蚂蚁借呗还款,-200.00",
        "2026-06-05,Shop,-5.00",
    )

    assert [(row.verdict, row.channel) for row in rows] == [
        (Verdict.UNCLEAR, None),
        (Verdict.UNCLEAR, "jiebei"),
        (Verdict.NOT_CREDIT, None),
    ]


@pytest.mark.parametrize(
    "head", ["Date,Description", "Description,Amount", "Date,Amount", "Date,Memo,Debit"]
)
def test_a_header_that_lacks_one_of_the_three_is_no_bill(tmp_path, head):
    with pytest.raises(errors.NoBillError):
        _rows(tmp_path, head, "2026-06-05,a,b")
