"""The words in bills that mean credit; that knowledge stands here and only here.

Strong words were seen in real exports. Weak ones come from other importers' match
strings: they name a channel, but never decide alone.
"""

import re
from functools import lru_cache

from planner.exchange.judgement import CARD, Credit

FENFU = "分付"
DOUYIN = "抖音月付"
BEIYONGJIN = "备用金"

_BANKS = {
    # the name on a statement, and what else people and files call it
    "工商银行": ("工商银行", "工行"),
    "农业银行": ("农业银行", "农行"),
    "中国银行": ("中国银行", "中行"),
    "建设银行": ("建设银行", "建行"),
    "交通银行": ("交通银行", "交行"),
    "招商银行": ("招商银行", "招行", "掌上生活"),
    "广发银行": ("广发",),
    "中信银行": ("中信",),
    "光大银行": ("光大",),
    "民生银行": ("民生银行",),
    "兴业银行": ("兴业银行",),
    "平安银行": ("平安银行",),
    "浦发银行": ("浦发", "浦东发展"),
    "华夏银行": ("华夏银行",),
    "邮储银行": ("邮储", "邮政储蓄"),
}
_OTHER_BANK = re.compile(r"[\u4e00-\u9fff]{2}银行")
_TAIL = re.compile(r"[(（](\d{4})[)）]|尾号(\d{4})")
_PAY_LATER = (
    # what the payment method begins with, and the channel it means
    ("花呗", "huabei"),
    ("信用购", "xinyonggou"),
    ("美团月付", "meituan-yuefu"),
    ("京东白条", "jd-baitiao"),
    ("白条", "jd-baitiao"),
    ("抖音月付", DOUYIN),
    ("分付", FENFU),
)
_CREDIT_CARD = re.compile(r"信用卡|贷记卡")

WEAK = (
    # match strings of other importers; no real export was seen
    (re.compile(r"借呗"), "jiebei"),
    (re.compile(r"主动还款-花呗"), "huabei"),
    (re.compile(r"备用金"), BEIYONGJIN),
    (re.compile(r"抖音月付"), DOUYIN),
    (re.compile(r"网商贷|网商银行扣款|网商银行贷款"), "wangshangdai"),
    (re.compile(r"白条"), "jd-baitiao"),
    (re.compile(r"金条"), "jd-jintiao"),
    (re.compile(r"微粒贷"), "weilidai"),
    (re.compile(r"美团借钱"), "meituan-jieqian"),
    (re.compile(r"美团生意贷|生意贷"), "meituan-shengyidai"),
    (re.compile(r"度小满|有钱花"), "duxiaoman"),
    (re.compile(r"微业贷"), "weiyedai"),
    # a loan, but nobody says whose
    (re.compile(r"贷款(还款|放款|发放|扣款|结清)|还贷|小额贷款"), ""),
)
_LENDING = re.compile(r"还款|放款|归还|取出|借款|扣款|扣费|贷款|借出|^白条$")

HUABEI_REPAYMENT = re.compile(r"花呗(主动|自动)还款|自动还款-花呗|^花呗.*还款")
YUEFU_REPAYMENT = re.compile(r"【美团月付】.*还款|美团月付.*还款")
CARD_REPAYMENT = re.compile(r"信用卡还款|还信用卡|信用卡.*还款")
FENFU_REPAYMENT = re.compile(r"分付还款")
DEPOSIT = re.compile(r"免押|押金|解冻|冻结")
FEE = re.compile(r"手续费|违约金|滞纳金|逾期费|利息|服务费")
TRANSFER = re.compile(
    r"提现|零钱充值|余额充值|充值提现|转入零钱通|零钱通转出|^转账|余额宝-.*(转入|转出)"
    r"|转出到|转入到|账户转存|单次转入|自动转入|卖出至|购买理财通"
)
# A text without any of these interests no rule.
ANY = re.compile(
    "还款|花呗|信用|借|月付|分付|白条|金条|贷|网商|备用金|度小满|有钱花|免押|押金|冻"
    "|退款|退货|先享|手续费|违约金|滞纳金|逾期费|利息|服务费|提现|充值|转|卖出|理财通"
)


@lru_cache(maxsize=4096)
def credit_of_method(method: str) -> Credit | None:
    """The credit that pays, from a payment method; the part before ``&`` counts.

    >>> credit_of_method("花呗&红包").channel
    'huabei'
    >>> credit_of_method("余额宝") is None
    True
    """
    first = method.split("&", 1)[0].strip()
    for begin, channel in _PAY_LATER:
        if first.startswith(begin):
            return Credit(channel)
    if _CREDIT_CARD.search(first):
        return card_named(first)
    return None


def card_named(text: str) -> Credit:
    """The card that a text names: its bank and last digits where they are told."""
    return Credit(CARD, bank_named(text), tail_named(text))


@lru_cache(maxsize=4096)
def bank_named(text: str) -> str:
    """The bank that a text names, by one name each; empty where none.

    >>> bank_named("招行闪电贷"), bank_named("中国农业银行储蓄卡")
    ('招商银行', '农业银行')
    """
    for bank, names in _BANKS.items():
        if any(name in text for name in names):
            return bank
    other = _OTHER_BANK.search(text)
    return other[0] if other else ""


def tail_named(text: str) -> str:
    """The last four digits of a card, in brackets or after 尾号; empty where none."""
    found = _TAIL.search(text)
    return (found[1] or found[2]) if found else ""


def app_repaid(text: str) -> Credit | None:
    """The pay-later line that a text repays, by the words of its own app's bills.

    >>> app_repaid("支付宝-花呗自动还款").channel
    'huabei'
    """
    if HUABEI_REPAYMENT.search(text):
        return Credit("huabei")
    if YUEFU_REPAYMENT.search(text):
        return Credit("meituan-yuefu")
    return Credit(FENFU) if FENFU_REPAYMENT.search(text) else None


def weak_credit(text: str) -> Credit | None:
    """A channel that the text names beside a word of lending."""
    if _LENDING.search(text):
        for pattern, channel in WEAK:
            if pattern.search(text):
                return Credit(channel)
    return None
