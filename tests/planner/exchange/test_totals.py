from planner.exchange.billrow import Flow
from planner.exchange.totals import (
    app_totals,
    bank_totals,
    differences,
    merchant_totals,
    no_totals,
    reconciles,
    web_totals,
)
from tests.helpers.bills import bill_row

ROWS = (
    bill_row(amount="10.00"),
    bill_row(amount="5.50"),
    bill_row(amount="7.00", status="交易关闭"),
    bill_row(amount="3.00", flow=Flow.IN, kind="退款"),
    bill_row(amount="2.00", flow=Flow.NEUTRAL, kind="信用借还"),
)


def test_totals_of_an_app_leave_out_what_was_closed():
    text = "共4笔记录\n收入：1笔 3.00元\n支出：2笔 15.50元\n不计收支：1笔 2.00元"

    checks = app_totals(text, ROWS)

    assert len(checks) == 4
    assert reconciles(checks) is True
    assert differences(checks) == ()


def test_the_row_count_may_hold_the_closed_rows():
    assert reconciles(app_totals("共5笔记录", ROWS)) is True
    assert reconciles(app_totals("支出：3笔 15.50元", ROWS)) is True


def test_refunds_count_as_income_only_where_the_totals_show_it():
    assert reconciles(app_totals("收入：0笔 0.00元", ROWS)) is True
    assert reconciles(app_totals("收入：1笔 3.00元", ROWS)) is True
    assert reconciles(app_totals("收入：2笔 3.00元", ROWS)) is False


def test_what_does_not_add_up_is_told_with_both_numbers():
    checks = app_totals("共9笔记录\n支出：2笔 15.51元", ROWS)

    said = [str(sentence) for sentence in differences(checks)]

    assert reconciles(checks) is False
    assert said == [
        "The file states 9 rows, 5 were found.",
        "The file states 2 rows and 15.51 for “支出”, 2 rows and 15.50 were found.",
    ]


def test_a_repayment_may_be_a_row_without_its_amount():
    rows = (*ROWS[:2], bill_row(amount="48.12", kind="还款"))

    assert reconciles(app_totals("支出：3笔 15.50元", rows)) is True
    assert reconciles(app_totals("支出：3笔 63.62元", rows)) is True
    assert reconciles(app_totals("支出：2笔 63.62元", rows)) is False


def test_what_is_paid_after_delivery_may_be_a_row_without_its_amount():
    row = bill_row(amount="35.61", flow=Flow.NEUTRAL, method="先享后付")

    assert reconciles(app_totals("不计收支：1笔，0.00元", [row])) is True


def test_the_web_footer_counts_amount_less_refund_by_state():
    rows = (
        bill_row(amount="10.00", counted="4.00", group="已支出"),
        bill_row(amount="1.00", group="已收入"),
        bill_row(amount="9.00", group=""),
    )
    text = "共3笔记录\n已收入:1笔,1.00元\n待收入:0笔,0.00元\n已支出:1笔,4元"

    assert reconciles(web_totals(text, rows)) is True
    assert reconciles(web_totals(text.replace("4元", "10元"), rows)) is False


def test_a_bank_states_what_came_and_what_went():
    rows = (bill_row(amount="1.00", flow=Flow.IN), bill_row(amount="1,234.50"))

    assert reconciles(bank_totals("合计金额 1.00   1,234.50  ", rows)) is True
    checks = bank_totals("人民币合计 1.00   2.50  ", rows)
    assert [str(x) for x in differences(checks)] == [
        "The file states 2.50 for “支出”, 1234.50 was found."
    ]


def test_a_merchants_ledger_states_both_sides():
    rows = (bill_row(amount="1.00", flow=Flow.IN), bill_row(amount="2.50"))
    text = "#支出合计：1笔，共-2.50元\n#收入合计：1笔，共1.00元"

    assert reconciles(merchant_totals(text, rows)) is True
    assert reconciles(merchant_totals(text.replace("2.50", "2.60"), rows)) is False


def test_a_file_that_states_nothing_neither_holds_nor_fails():
    assert reconciles(no_totals("", ROWS)) is None
    assert reconciles(app_totals("", ROWS)) is None
    assert reconciles(web_totals("", ROWS)) is None
    assert reconciles(bank_totals("", ROWS)) is None
