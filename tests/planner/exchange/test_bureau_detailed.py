import pytest

from planner.exchange.bureau_detailed import detailed, is_detailed
from planner.model.bureau import AccountKind
from tests.helpers import bureau
from tests.helpers.bureau import day
from tests.helpers.make import money

_ACCOUNT = """(一)非循环贷账户
账户1
管理机构 账户标识 开立日期 到期日期 借款金额 账户币种
{values}
"""


def test_a_loan_is_read_from_its_tables_though_its_name_is_broken():
    loan, _ = detailed(bureau.DETAILED).accounts

    assert (loan.kind, loan.lender) == (
        AccountKind.LOAN,
        "中信银行股份有限公司福州分行",
    )
    assert (loan.principal, loan.used) == (money("50000"), money("12220"))
    assert (loan.opened_on, loan.until) == (day("2022-06-22"), day("2025-06-22"))
    assert (loan.periods, loan.instalment) == (36, money("1580"))
    assert (loan.as_of, loan.is_late) == (day("2024-10-31"), False)


def test_the_grid_gives_each_month_its_code():
    loan, card = detailed(bureau.DETAILED).accounts

    months = dict(loan.months)
    assert (months["2022-06"], months["2024-06"], months["2024-10"]) == ("*", "1", "N")
    assert len(months) == 29
    assert dict(card.months)["2024-10"] == "2"


def test_a_card_has_limit_and_use():
    _, card = detailed(bureau.DETAILED).accounts

    assert (card.kind, card.product) == (AccountKind.CARD, "贷记卡")
    assert (card.limit, card.used) == (money("12000"), money("3000"))


def test_the_versions_are_told_apart():
    assert is_detailed(bureau.DETAILED)
    assert is_detailed("账户标识 开立日期")
    assert not is_detailed(bureau.CARD)


def test_a_row_of_codes_that_fits_no_months_is_named():
    text = bureau.DETAILED.replace("2022 * N N N N N N", "2022 N N N N N N N N")
    text = text.replace("2023 N N N N N N N N N N N N", "2020 N", 1)

    found = detailed(text)

    assert "2020 N" in found.unread
    assert "2022 N N N N N N N N" in found.unread


def test_an_account_without_a_day_is_named():
    found = detailed(_ACCOUNT.format(values="某银行 A1234567 -- -- 5,000 人民币元"))

    assert not found.accounts
    assert found.unread[0].startswith("管理机构")


@pytest.mark.parametrize(
    ("status", "closed"),
    [
        ("账户状态 账户关闭日期\n结清 2023.05.06", "2023-05-06"),
        ("截至2023年05月31日\n账户状态 余额\n销户 0", "2023-05-31"),
    ],
)
def test_closed_accounts_tell_when(status, closed):
    text = _ACCOUNT.format(
        values=f"某银行 A1234567 2022.01.01 2024.01.01 5,000 人民币元\n{status}"
    )

    assert detailed(text).accounts[0].closed_on == day(closed)


def test_a_revolving_account_and_a_foreign_one():
    found = detailed(
        "（三）循环贷账户二\n账户1（授信协议标识：B1）\n"
        "管理机构 账户标识 开立日期 到期日期 信用额度 账户币种\n"
        "某银行 A1234567 2022.01.01 2024.01.01 5,000 美元\n"
        "截至2023年05月31日\n账户状态 余额\n呆账 1,000\n"
        "账户2\n管理机构 账户标识 开立日期\n某银行 A1234567 2022.02.01\n"
    )

    first, second = found.accounts
    assert (first.kind, first.currency) == (AccountKind.REVOLVING, "美元")
    assert (first.limit, first.used, first.spoilt) == (
        money("5000"),
        money("1000"),
        "呆账",
    )
    assert (second.limit, second.as_of, second.months) == (None, None, ())


def test_values_in_another_number_are_placed_by_what_they_look_like():
    found = detailed(
        "（四）贷记卡账户\n账户1\n"
        "发卡机构 账户标识 开立日期 账户授信额度 币种 业务种类\n"
        "示例银行股份有限公司 大额 厦门市分行 CARD0001 2024.01.01 12,000 "
        "人民币元 贷记卡\n"
        "账户状态 余额 已用额度 剩余分期期数\n正常 300\n特殊交易类型\n无 无\n"
        "账户状态 已用额度\n账户状态 五级分类\n正常 关注 300\n"
    )

    (card,) = found.accounts
    assert card.lender == "示例银行股份有限公司大额厦门市分行"
    assert (card.limit, card.product) == (money("12000"), "贷记卡")
    assert card.used == money("300")


def test_an_overdue_account_tells_how_many_instalments():
    text = bureau.DETAILED.replace("\n0 0 0 0\n", "\n2 3,160 1,500 0\n")

    loan = detailed(text).accounts[0]

    assert (loan.late_periods, loan.overdue, loan.is_late) == (2, money("3160"), True)


def test_codes_below_no_heading_or_of_other_words_are_no_months():
    text = bureau.DETAILED.replace("2022年06月—2024年10月的", "2022年06月—2024年13月的")

    assert detailed(text).accounts[0].months == ()
    text = bureau.DETAILED.replace("2022 * N N N N N N", "2022 年 度 说 明")
    assert len(detailed(text).accounts[0].months) == 22
