import pytest

from planner.exchange.billrow import Flow
from planner.exchange.classify_bank import judge_account, judge_card
from planner.exchange.judgement import Credit, Effect
from planner.model.bills import Verdict
from tests.helpers.bills import bill_row

CARD = "招商银行信用卡(1234)"


def _card(item, flow=Flow.OUT, **given):
    return judge_card(bill_row(item=item, flow=flow, method=CARD, status="", **given))


def _account(kind, flow=Flow.OUT, **given):
    row = {"kind": kind, "flow": flow, "method": "工商银行储蓄卡(9876)", "status": ""}
    return judge_account(bill_row(**{**row, **given}))


@pytest.mark.parametrize(
    "item",
    [
        "掌上生活还款",
        "财付通还款",
        "银联转账还款",
        "人民币自动转帐还款",
        "信用卡还款 转账还款-哈哈 6666 支付宝-哈哈",
        "云闪付 银联入账-张三 还款",
    ],
)
def test_repayments_on_a_card_statement_pay_the_card(item):
    judgement = _card(item, Flow.IN)

    assert judgement.verdict is Verdict.REPAYMENT
    assert judgement.effect is Effect.PAY
    assert (judgement.credit.bank, judgement.credit.tail) == ("招商银行", "1234")


def test_what_goes_out_on_a_card_is_spending():
    judgement = _card("中国移动")

    assert judgement.verdict is Verdict.DRAWDOWN
    assert judgement.effect is Effect.SPEND


def test_cash_from_a_card_is_a_cash_drawdown():
    assert _card("预借现金").effect is Effect.CASH


@pytest.mark.parametrize("item", ["循环利息", "年费", "分期手续费", "违约金"])
def test_costs_on_a_card_statement_are_fees_that_are_owed(item):
    judgement = _card(item)

    assert judgement.verdict is Verdict.FEE
    assert judgement.effect is Effect.SPEND


@pytest.mark.parametrize("item", ["网银在线CHN", "退货 美团", "手机银行饭票"])
def test_money_back_from_a_shop_is_a_refund(item):
    assert _card(item, Flow.IN).verdict is Verdict.REFUND


def test_what_the_words_do_not_tell_is_a_question():
    assert _card("曾三", Flow.IN).verdict is Verdict.UNCLEAR
    assert _card("还款退回").verdict is Verdict.UNCLEAR
    assert _card("MICROSOFT", foreign="USD").verdict is Verdict.UNCLEAR


def test_interest_earned_and_zero_change_no_debt():
    assert _card("存款利息", Flow.IN).verdict is Verdict.NOT_CREDIT
    assert _card("消费", amount="0.00").verdict is Verdict.NOT_CREDIT


def test_an_instalment_of_a_plan_on_the_card_is_a_repayment_that_frees_no_limit():
    judgement = _card("银联分期00000000000/10/12期", kind="分期")

    assert judgement.verdict is Verdict.REPAYMENT
    assert judgement.effect is Effect.INSTALMENT
    assert "10" in str(judgement.why)


@pytest.mark.parametrize(
    ("given", "bank"),
    [
        ({"kind": "自动还款", "item": "广东XX分行银行卡中心"}, "工商银行"),
        (
            {"kind": "银联消费", "party": "银联无卡支付业务((特约)掌上生活还款)"},
            "招商银行",
        ),
        ({"kind": "信用卡转账还款", "method": "交通银行储蓄卡"}, "交通银行"),
        ({"kind": "转账", "item": "广发信用卡还款"}, "广发银行"),
    ],
)
def test_an_account_that_pays_a_card_names_its_bank(given, bank):
    judgement = _account(**given)

    assert judgement.verdict is Verdict.REPAYMENT
    assert judgement.credit.bank == bank


def test_a_regular_repayment_is_most_likely_of_a_loan():
    judgement = _account("正常还款", method="农业银行储蓄卡")

    assert judgement.verdict is Verdict.REPAYMENT
    assert judgement.effect is Effect.INSTALMENT
    assert judgement.credit.channel == ""


@pytest.mark.parametrize("kind", ["贷款扣款", "贷款发放", "还本付息"])
def test_other_words_of_lending_are_a_question(kind):
    assert _account(kind, Flow.IN).verdict is Verdict.UNCLEAR


def test_weak_words_name_the_channel():
    judgement = _account("代扣", party="蚂蚁借呗还款")

    assert judgement.verdict is Verdict.UNCLEAR
    assert judgement.credit.channel == "jiebei"


@pytest.mark.parametrize(
    ("kind", "flow", "verdict"),
    [
        ("退款", Flow.IN, Verdict.REFUND),
        ("他行汇入", Flow.IN, Verdict.TRANSFER),
        ("跨行汇款", Flow.OUT, Verdict.TRANSFER),
        ("工资", Flow.IN, Verdict.NOT_CREDIT),
        ("消费", Flow.OUT, Verdict.NOT_CREDIT),
    ],
)
def test_the_rest_of_an_account_changes_no_debt(kind, flow, verdict):
    judgement = _account(kind, flow)

    assert judgement.verdict is verdict
    assert judgement.effect is Effect.NONE


def test_an_amount_of_zero_is_nothing():
    assert _account("利息税", amount="0.00").verdict is Verdict.NOT_CREDIT


def test_an_account_that_pays_a_pay_later_line_says_which():
    row = bill_row(item="支付宝-花呗自动还款", party="支付宝", status="")

    judgement = judge_account(row)

    assert judgement.verdict is Verdict.REPAYMENT
    assert judgement.credit == Credit("huabei")
