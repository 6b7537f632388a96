import pytest

from planner.exchange.billrow import Flow
from planner.exchange.classify import judge
from planner.exchange.judgement import Effect
from planner.model.bills import Verdict
from tests.helpers.bills import bill_row

REPAID, FAILED = Verdict.REPAYMENT, Verdict.REPAYMENT_FAILED
UNCLEAR, NOT_CREDIT = Verdict.UNCLEAR, Verdict.NOT_CREDIT


def _lending(item, status="还款成功", party="花呗", **given):
    row = {"kind": "信用借还", "flow": Flow.NEUTRAL, "method": "余额宝", **given}
    return judge(bill_row(item=item, party=party, status=status, **row))


def _verdict(judgement):
    channel = judgement.credit.channel if judgement.credit else None
    return judgement.verdict, channel


@pytest.mark.parametrize(
    ("item", "party"),
    [
        ("自动还款-花呗2021年09月账单", "花呗"),
        ("花呗主动还款-2026年09月账单", "花呗"),
        ("花呗主动还款", "花呗"),
        ("花呗自动还款", "花呗"),
        ("自动还款-花呗|信用购2026年07月账单", "花呗|信用购"),
    ],
)
def test_the_repayments_of_huabei_seen_in_real_files_are_repayments(item, party):
    judgement = _lending(item, party=party)

    assert _verdict(judgement) == (REPAID, "huabei")
    assert judgement.effect is Effect.PAY
    assert item in str(judgement.why)


def test_a_failed_repayment_is_none_but_asks():
    judgement = _lending("花呗自动还款", "还款失败", method="")

    assert _verdict(judgement) == (FAILED, "huabei")
    assert judgement.effect is Effect.ASK


@pytest.mark.parametrize("status", ["已退款", "已全额退款", "对方已退还"])
def test_a_repayment_that_came_back_whole_is_none(status):
    row = bill_row(kind="信用卡还款", party="建设银行信用卡还款", status=status)

    assert _verdict(judge(row)) == (FAILED, "credit-card")


def test_a_repayment_under_way_is_unclear():
    assert _verdict(_lending("花呗主动还款", "处理中")) == (UNCLEAR, "huabei")


@pytest.mark.parametrize(
    ("item", "channel"),
    [
        ("蚂蚁借呗放款至余额", "jiebei"),
        ("蚂蚁借呗放款至银行卡", "jiebei"),
        ("借呗放款至余额", "jiebei"),
        ("蚂蚁借呗还款", "jiebei"),
        ("借呗还款", "jiebei"),
        ("主动还款-花呗", "huabei"),
        ("备用金取出至余额", "备用金"),
        ("备用金归还", "备用金"),
        ("抖音月付还款", "抖音月付"),
        ("网商贷-放款", "wangshangdai"),
        ("网商银行扣款", "wangshangdai"),
        ("白条主动还款", "jd-baitiao"),
    ],
)
def test_words_known_from_hearsay_stay_unclear(item, channel):
    judgement = _lending(item, "交易成功", party="蚂蚁")

    assert _verdict(judgement) == (UNCLEAR, channel)
    assert judgement.effect is Effect.ASK


def test_a_failed_repayment_in_weak_words_is_a_failed_repayment():
    assert _verdict(_lending("蚂蚁借呗还款", "还款失败", "蚂蚁借呗")) == (
        FAILED,
        "jiebei",
    )


def test_what_was_closed_in_weak_words_is_no_credit():
    assert _lending("借呗放款至余额", "交易关闭", "借呗").verdict is NOT_CREDIT


def test_a_category_of_jd_alone_is_weak():
    row = bill_row(kind="白条", item="还款", party="京东金融", flow=Flow.NEUTRAL)

    assert _verdict(judge(row)) == (UNCLEAR, "jd-baitiao")


def test_what_only_the_note_says_is_weak_too():
    row = bill_row(kind="其它", item="/", note="网商贷-还款", flow=Flow.OUT)

    judgement = judge(row)

    assert _verdict(judgement) == (UNCLEAR, "wangshangdai")
    assert "网商贷-还款" in str(judgement.why)


@pytest.mark.parametrize(
    ("item", "status", "flow"),
    [
        ("芝麻免押下单成功", "芝麻免押下单成功", Flow.NEUTRAL),
        ("押金解冻", "解冻成功", Flow.NEUTRAL),
        ("充电宝租金", "交易成功", Flow.OUT),
    ],
)
def test_deposits_and_rentals_under_credit_lending_are_no_debt(item, status, flow):
    assert _lending(item, status, party="街电", flow=flow).verdict is NOT_CREDIT


def test_a_deposit_that_was_paid_by_credit_is_spending():
    assert judge(bill_row(item="押金", method="花呗")).verdict is Verdict.DRAWDOWN


def test_credit_lending_without_a_known_word_is_a_question():
    assert _lending("某服务", "交易成功", party="某商户").verdict is UNCLEAR


@pytest.mark.parametrize(
    ("method", "channel"),
    [
        ("花呗", "huabei"),
        ("花呗分期(6期)", "huabei"),
        ("花呗&红包", "huabei"),
        ("交通银行信用卡(7449)", "credit-card"),
        ("分付", "分付"),
    ],
)
def test_spending_by_credit_is_a_drawdown(method, channel):
    judgement = judge(bill_row(item="午餐", method=method))

    assert _verdict(judgement) == (Verdict.DRAWDOWN, channel)
    assert judgement.effect is Effect.SPEND


def test_a_purchase_at_a_shop_named_like_credit_but_paid_by_card_is_spending():
    judgement = judge(bill_row(item="白条商城还款礼品", method="工商银行信用卡(1111)"))

    assert judgement.verdict is Verdict.DRAWDOWN


@pytest.mark.parametrize(
    "method", ["余额", "余额宝", "零钱", "工商银行储蓄卡(9876)", "", "/"]
)
def test_spending_by_own_money_is_no_credit(method):
    assert judge(bill_row(item="午餐", method=method)).verdict is NOT_CREDIT


@pytest.mark.parametrize("status", ["交易关闭", "支付失败", "等待付款", "已撤销"])
def test_what_was_closed_failed_or_not_paid_yet_is_no_credit(status):
    assert judge(bill_row(method="花呗", status=status)).verdict is NOT_CREDIT


def test_a_refund_to_credit_lowers_what_is_owed():
    row = bill_row(kind="退款", flow=Flow.NEUTRAL, method="花呗", status="退款成功")

    judgement = judge(row)

    assert _verdict(judgement) == (Verdict.REFUND, "huabei")
    assert judgement.effect is Effect.REFUND


def test_a_refund_to_own_money_changes_no_debt():
    row = bill_row(item="退款-一卡通", flow=Flow.NEUTRAL, method="余额宝")

    judgement = judge(row)

    assert _verdict(judgement) == (Verdict.REFUND, None)
    assert judgement.effect is Effect.NONE


def test_money_that_comes_in_on_a_card_is_a_refund():
    assert _verdict(judge(bill_row(flow=Flow.IN, method="招商银行信用卡"))) == (
        Verdict.REFUND,
        "credit-card",
    )


def test_the_word_refund_on_an_expense_is_no_refund():
    assert judge(bill_row(kind="退款", method="花呗")).verdict is Verdict.DRAWDOWN


def test_paying_after_delivery_is_a_question():
    row = bill_row(kind="先享后付", method="先享后付", flow=Flow.NEUTRAL)

    assert _verdict(judge(row)) == (UNCLEAR, "先享后付")


def test_a_fee_of_a_credit_line_is_a_fee():
    row = bill_row(party="花呗", item="花呗分期手续费", method="余额")

    assert _verdict(judge(row)) == (Verdict.FEE, "huabei")


def test_a_card_repayment_names_the_bank():
    row = bill_row(
        kind="信用卡还款", party="建设银行信用卡还款", flow=Flow.NEUTRAL, method="零钱"
    )

    judgement = judge(row)

    assert _verdict(judgement) == (REPAID, "credit-card")
    assert judgement.credit.bank == "建设银行"


def test_repayments_of_fenfu_and_yuefu_are_repayments():
    fenfu = bill_row(kind="分付还款", flow=Flow.NEUTRAL, method="零钱")
    yuefu = bill_row(kind="还款", item="【美团月付】主动还款2025年3月账单", status="")

    assert _verdict(judge(fenfu)) == (REPAID, "分付")
    assert _verdict(judge(yuefu)) == (REPAID, "meituan-yuefu")


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("零钱提现", "/"),
        ("转入零钱通-来自工商银行(9876)", "/"),
        ("零钱通转出-到零钱", "/"),
        ("转账", "转账备注:微信转账"),
        ("投资理财", "蚂蚁财富-交银定期支付双息平衡混合-卖出至余额宝"),
        ("购买理财通", "鹏华增值宝(000569)"),
    ],
)
def test_money_that_moves_between_places_is_a_transfer(kind, item):
    row = bill_row(kind=kind, item=item, flow=Flow.NEUTRAL, method="零钱")

    assert judge(row).verdict is Verdict.TRANSFER


def test_income_and_zero_are_no_credit():
    assert judge(bill_row(flow=Flow.IN, item="红包")).verdict is NOT_CREDIT
    assert judge(bill_row(amount="0.00", method="花呗")).verdict is NOT_CREDIT


def test_a_repayment_that_is_not_finished_is_asked_about() -> None:
    judgement = _lending("花呗主动还款", status="等待付款")

    assert judgement.verdict is UNCLEAR
    assert "is not finished" in str(judgement.why)
