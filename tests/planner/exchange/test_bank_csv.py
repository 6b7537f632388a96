from datetime import date

import pytest

from planner.errors import InLineError
from planner.model.bills import Verdict
from tests.helpers.bills import FILES, read


def _rows(folder, name):
    return {row.row: row for row in read(folder, (FILES / name).read_bytes()).judged}


def test_a_statement_without_years_takes_them_from_its_month(tmp_path):
    rows = _rows(tmp_path, "cmb_credit.csv")

    assert [rows[n].on for n in (3, 5, 6)] == [
        date(2023, 12, 29),
        date(2024, 1, 1),
        date(2024, 1, 2),
    ]


def test_a_statement_without_its_month_is_refused(tmp_path):
    content = (FILES / "cmb_credit.csv").read_bytes().split(b"\n", 1)[1]

    with pytest.raises(InLineError, match="12/29"):
        read(tmp_path, content)


def test_a_foreign_purchase_counts_as_the_yuan_that_were_booked(tmp_path):
    rows = _rows(tmp_path, "bocom_credit.csv")

    assert str(rows[9].amount) == "49.85"
    assert rows[9].verdict is Verdict.DRAWDOWN


def test_what_was_booked_in_another_currency_is_a_question(tmp_path):
    content = (FILES / "bocom_credit.csv").read_bytes()
    content = content.replace(b"CNY 49.85", b"USD 49.85")

    assert read(tmp_path, content).judged[-1].verdict is Verdict.UNCLEAR


def test_short_rows_of_the_agricultural_bank_are_whole(tmp_path):
    rows = _rows(tmp_path, "abc_debit.csv")

    assert rows[4].verdict is Verdict.REPAYMENT
    assert str(rows[4].amount) == "12345.89"


def test_a_row_with_no_amount_at_all_is_refused(tmp_path):
    content = (FILES / "boc_credit.csv").read_bytes().replace(b",,50.00", b",,")

    with pytest.raises(InLineError, match="line 3"):
        read(tmp_path, content)


def test_a_card_statement_without_the_digits_still_names_its_bank(tmp_path):
    content = (FILES / "boc_credit.csv").read_bytes().replace(b",4260,", b",,")

    assert read(tmp_path, content).judged[0].channel == "credit-card"


def test_a_download_of_icbc_may_lack_the_card_number(tmp_path):
    content = (FILES / "icbc_credit.csv").read_bytes()
    content = content.replace("卡号: 1234****5678".encode(), b"x")

    assert len(read(tmp_path, content).judged) == 9
