import pytest

from planner.exchange import words


@pytest.mark.parametrize(
    ("method", "channel"),
    [
        ("花呗", "huabei"),
        ("花呗分期(6期)", "huabei"),
        ("花呗&红包", "huabei"),
        ("花呗&焕新折扣", "huabei"),
        ("花呗|信用购", "huabei"),
        ("信用购", "xinyonggou"),
        ("美团月付", "meituan-yuefu"),
        ("京东白条", "jd-baitiao"),
        ("白条", "jd-baitiao"),
        ("分付", "分付"),
        ("交通银行信用卡(7449)", "credit-card"),
    ],
)
def test_the_payment_method_names_the_credit(method, channel):
    assert words.credit_of_method(method).channel == channel


@pytest.mark.parametrize(
    "method",
    ["", "/", "余额", "余额宝", "账户余额", "零钱", "红包&花呗", "储蓄卡(1234)"],
)
def test_other_methods_are_no_credit(method):
    assert words.credit_of_method(method) is None


def test_a_card_is_told_by_bank_and_last_digits():
    card = words.card_named("中国农业银行贷记卡（1875）")

    assert (card.bank, card.tail) == ("农业银行", "1875")
    assert words.card_named("还款到尾号0354").tail == "0354"
    assert words.card_named("信用卡").bank == ""


def test_a_bank_has_one_name_whatever_it_is_called():
    assert words.bank_named("掌上生活还款") == "招商银行"
    assert words.bank_named("工行") == words.bank_named("中国工商银行") == "工商银行"
    assert words.bank_named("苏州银行信用卡") == "苏州银行"
    assert words.bank_named("花呗") == ""


def test_a_channel_alone_is_no_weak_sign_without_a_word_of_lending():
    assert words.weak_credit("蚂蚁借呗还款").channel == "jiebei"
    assert words.weak_credit("主动还款-花呗").channel == "huabei"
    assert words.weak_credit("备用金取出至余额").channel == "备用金"
    assert words.weak_credit("备用金") is None
    assert words.weak_credit("午餐还款") is None


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("支付宝-花呗自动还款", "huabei"),
        ("【美团月付】主动还款2025年3月账单", "meituan-yuefu"),
        ("财付通-分付还款", "分付"),
        ("支付宝-午餐", None),
        ("花呗", None),
    ],
)
def test_a_bank_row_may_say_which_pay_later_line_it_repays(text, channel):
    found = words.app_repaid(text)

    assert (found.channel if found else None) == channel
