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


def _judged(folder, text):
    return [
        (row.verdict, str(row.amount), row.channel, row.counterparty)
        for row in read(folder, text.encode("gb18030")).judged
    ]


def test_an_account_of_the_bank_of_china(tmp_path):
    text = (
        "中国银行交易流水明细单\n"
        "记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,"
        "对方卡号/账号,对方开户行,借记卡号\n"
        '2025-08-22,17:57:17,人民币,-71.89,"3,240.28",无卡支付,线上,------,------,'
        "张三,6226******5669,------,3167\n"
        '2025-08-12,16:49:29,人民币,"-2,600.00",1.00,信用卡还款,手机银行,------,'
        "广发信用卡还款,张三,1,2,3167\n"
        "2025-08-03,16:46:40,美元,9.00,616.68,网上快捷退款,x,------,支付宝,支付宝,1,"
        "------,3167\n"
    )

    assert _judged(tmp_path, text) == [
        (Verdict.NOT_CREDIT, "71.89", None, "张三"),
        (Verdict.REPAYMENT, "2600.00", "credit-card", "张三"),
        (Verdict.REFUND, "9.00", None, "支付宝"),
    ]


def test_an_account_of_the_bank_of_communications(tmp_path):
    text = (
        "序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,"
        "摘要\n"
        "1,2025-01-01,00:00:00,存款利息,贷 Cr,1.23,4.00,1,应付利息,批处理,\n"
        "2,2024-02-02,13:15:12,信用卡转账还款,借 Dr,3.21,3.00,6666,哈哈,其他,\n"
    )

    assert _judged(tmp_path, text) == [
        (Verdict.NOT_CREDIT, "1.23", None, "应付利息"),
        (Verdict.REPAYMENT, "3.21", "credit-card", "哈哈"),
    ]


def test_an_account_of_the_merchants_bank(tmp_path):
    text = (
        "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n"
        '2024-01-01,CNY,"-1,000.00",271.66,转账汇款,张三 6666,转账\n'
        "2024-01-27,CNY,-3.00,81.22,一网通支付,国网电力,供电\n"
        "2024-01-28,USD,-3.00,81.22,一网通支付,国网电力,供电\n"
    )

    assert [told[0] for told in _judged(tmp_path, text)] == [
        Verdict.TRANSFER,
        Verdict.NOT_CREDIT,
        Verdict.NOT_CREDIT,
    ]


def test_the_old_spreadsheets_of_two_banks_are_read(tmp_path):
    assert len(_rows(tmp_path, "ccb_debit.xls")) == 6
    assert _rows(tmp_path, "citic_credit.xls")[3].channel == "credit-card"
