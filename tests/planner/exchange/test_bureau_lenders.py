import pytest

from planner.exchange import bureau_lenders as lenders
from planner.model.bureau import AccountKind, Reported
from planner.model.records import LineType
from tests.helpers import make
from tests.helpers.bureau import day


def _account(lender, product="其他个人消费贷款", kind=AccountKind.REVOLVING, **given):
    return Reported(kind, lender, day("2023-01-01"), product, **given)


@pytest.mark.parametrize(
    ("lender", "product", "channel"),
    [
        ("深圳前海微众银行股份有限公司", "其他个人消费贷款", "weilidai"),
        ("深圳前海微众银行股份有限公司", "个人经营性贷款", "weiyedai"),
        ("浙江网商银行股份有限公司", "个人经营性贷款", "wangshangdai"),
        ("浙江网商银行股份有限公司", "其他个人消费贷款", "wangshangdai"),
        ("重庆美团三快小额贷款有限公司", "个人经营性贷款", "meituan-shengyidai"),
        ("重庆蚂蚁消费金融有限公司借呗", "其他个人消费贷款", "jiebei"),
        ("重庆蚂蚁消费金融有限公司", "其他个人消费贷款", "重庆蚂蚁"),
        ("南京银行股份有限公司", "其他个人消费贷款", "南京银行"),
        ("招联消费金融有限公司", "其他个人消费贷款", "招联"),
    ],
)
def test_a_lender_has_the_channel_that_the_catalogue_gives_it(lender, product, channel):
    assert lenders.channel_of(_account(lender, product)) == channel


@pytest.mark.parametrize(
    ("product", "channel"),
    [
        ("个人住房商业贷款", "mortgage"),
        ("个人住房公积金贷款", "provident-fund"),
        ("个人商用房（包括商住两用）贷款", "mortgage"),
    ],
)
def test_a_home_loan_is_one_whoever_lends_it(product, channel):
    account = _account("中国工商银行北京市分行", product, AccountKind.LOAN)

    assert lenders.channel_of(account) == channel


def test_the_kind_of_lender_is_told_where_no_channel_tells_it():
    assert lenders.type_of(_account("南京银行股份有限公司")) is LineType.BANK
    assert lenders.type_of(_account("招联消费金融有限公司")) is LineType.ONLINE
    assert lenders.type_of(_account("深圳前海微众银行股份有限公司")) is None


def test_names_are_those_that_people_say():
    assert lenders.short_name("招商银行股份有限公司信用卡中心") == "招商银行"
    assert lenders.short_name("有限公司") == "有限公司"
    assert lenders.is_same_lender("招行", "招商银行股份有限公司")


def test_lines_fit_by_kind_bank_digits_and_channel():
    book = make.book(
        make.line("a", channel="credit-card", name="招行(1111)"),
        make.line("b", channel="credit-card", name="招行(2222)"),
        make.line("c", channel="中信卡", name="中信", type=LineType.CARD),
        make.line("d", channel="jiebei", name="借呗", type=None),
        make.line("e", channel="招联", name="招联好期贷", type=None),
        make.line("f", channel="someone", name="x", type=None),
    )

    def fitting(account):
        return [line.id for line in lenders.lines_of(book, account)]

    card = AccountKind.CARD
    assert fitting(_account("招商银行", "贷记卡", card, tail="2222")) == ["b"]
    assert fitting(_account("招商银行", "贷记卡", card)) == ["a", "b"]
    assert fitting(_account("某公司", "贷记卡", card)) == []
    assert fitting(_account("重庆蚂蚁消费金融有限公司")) == ["d"]
    assert fitting(_account("招联消费金融有限公司")) == ["e"]
