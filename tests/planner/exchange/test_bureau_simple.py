import pytest

from planner.exchange import bureau_simple
from planner.exchange.bureau_text import joined
from planner.exchange.bureau_values import reported_on
from planner.model.bureau import AccountKind
from tests.helpers import bureau
from tests.helpers.bureau import day, simple
from tests.helpers.make import money


def _only(text: str):
    text = simple(text)
    found = list(bureau_simple.accounts(text, reported_on(joined(text))))
    assert len(found) == 1
    return found[0]


def test_a_card_has_its_limit_its_use_and_its_last_digits():
    card = _only(bureau.CARD)

    assert (card.kind, card.lender) == (
        AccountKind.CARD,
        "招商银行股份有限公司信用卡中心",
    )
    assert (card.limit, card.used) == (money("100000"), money("2000"))
    assert (card.tail, card.currency) == ("1234", "")
    assert (card.opened_on, card.as_of) == (day("2022-01-02"), day("2025-02-28"))


def test_a_grant_is_a_line_with_its_last_day():
    line = _only(bureau.GRANT)

    assert (line.kind, line.product) == (AccountKind.REVOLVING, "其他个人消费贷款")
    assert (line.limit, line.used) == (money("100"), money("0"))
    assert (line.until, line.is_late) == (day("2027-02-15"), False)


def test_a_loan_that_was_paid_off_tells_its_month():
    loan = _only(bureau.SETTLED)

    assert (loan.principal, loan.closed_on) == (money("10000"), day("2018-01-31"))
    assert loan.lender == "深圳前海微众银行股份有限公司"


@pytest.mark.parametrize(
    ("cut", "between"),
    [("贷款，2027", "\n第 1 页，共 6 页\n"), ("余额77", "\n 2/6 \n"), ("人民币", "\n")],
)
def test_a_page_may_break_inside_a_word(cut: str, between: str):
    half = len(cut) // 2
    loan = _only(bureau.LOAN.replace(cut, cut[:half] + between + cut[half:]))

    assert (loan.principal, loan.used) == (money("100000"), money("77000"))
    assert (loan.until, loan.product) == (day("2027-05-01"), "其他个人消费贷款")


def test_wide_and_narrow_signs_read_alike():
    wide = bureau.CARD.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789,"})
    narrow = bureau.CARD.replace("，", ",").replace("（", "(").replace("）", ")")

    assert _only(wide) == _only(narrow) == _only(bureau.CARD)


@pytest.mark.parametrize(
    ("told", "months", "is_late"),
    [
        ("最近5年内有5个月处于逾期状态，其中5个月逾期超过90天。", 5, False),
        ("最近5年内有1个月处于逾期状态，没有发生过90天以上逾期。", 1, False),
        ("最近5年内有7个月透支超过60天，其中6个月透支超过90天。", 7, False),
        ("当前有逾期。", None, True),
        ("逾期金额1,000。", None, True),
        ("当前无逾期。", None, False),
        ("逾期金额为0。", None, False),
    ],
)
def test_overdue_words_and_their_denials_are_told_apart(told, months, is_late):
    card = _only(bureau.CARD + told)

    assert (card.late_months, card.is_late) == (months, is_late)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        (
            "2006年08月25日平安银行发放的贷记卡（美元账户），2018年10月销户。",
            "2018-10-31",
        ),
        (
            "2006年8月5日平安银行发放的贷记卡(美元账户)，截至2017年10月已销户。",
            "2017-10-31",
        ),
        ("2016年01月12日平安银行发放的1,779元贷款，2016年8月已转出。", "2016-08-31"),
    ],
)
def test_closed_accounts_tell_when(text, closed):
    assert _only(text).closed_on == day(closed)


def test_a_foreign_card_keeps_its_currency_and_its_yuan_amounts():
    card = _only(
        "2016年9月2日中国光大银行股份有限公司发放的贷记卡（美元账户）。"
        "截至2017年11月，信用额度折合人民币58,939，已使用额度折合人民币57,169。"
    )

    assert (card.currency, card.limit) == ("美元", money("58939"))
    assert card.used == money("57169")


def test_a_quasi_credit_card_owes_its_overdraft():
    card = _only(
        "2013年10月31日中国银行大连市分行发放的准贷记卡（人民币账户）。"
        "截至2017年11月20日，信用额度5,000，透支余额300.50。"
    )

    assert (card.product, card.used) == ("准贷记卡", money("300.50"))
    assert card.as_of == day("2017-11-20")


def test_a_bad_debt_is_named():
    assert _only(bureau.CARD + "账户状态为呆账。").spoilt == "呆账"


def test_what_this_person_answers_for_is_no_account():
    text = simple(
        bureau.LOAN,
        tail="相关还款责任信息\n2024年04月01日，为上海示例有限公司(证件类型:中征码,"
        "证件号码:32)在南京银行股份有限公司上海虹口支行办理的贷款承担相关还款责任，"
        "责任人类型为保证人，相关还款责任金额5,000,000(保证合同编号:\nD100)。"
        "截至2025年02月20日，贷款余额4,000,000(人民币元)。\n"
        "2024年02月31日，为甲公司在乙银行办理的贷款承担相关还款责任，金额--。",
    )

    assert len(list(bureau_simple.accounts(text, None))) == 1
    (debt,) = bureau_simple.guaranteed(text)
    assert (debt.debtor, debt.lender) == (
        "上海示例有限公司",
        "南京银行股份有限公司上海虹口支行",
    )
    assert (debt.amount, debt.balance) == (money("5000000"), money("4000000"))


def test_an_impossible_day_is_no_account():
    text = bureau.LOAN.replace("2024年05月01日", "2024年02月31日")

    assert not list(bureau_simple.accounts(simple(text), None))


def test_the_summary_tells_how_many_accounts_there_are():
    assert bureau_simple.counted("账户数 2 -- 3 --\n未结清/未销户账户数 1 -- 2 --") == 5
    assert bureau_simple.counted(bureau.LOAN) is None


def test_figures_of_the_running_month_are_not_later_than_the_report():
    (card,) = bureau_simple.accounts(simple(bureau.CARD), day("2025-02-10"))

    assert card.as_of == day("2025-02-10")


def test_a_month_that_does_not_exist_is_no_day():
    text = bureau.CARD.replace("截至2025年02月", "截至2025年13月")

    assert _only(text).as_of is None
