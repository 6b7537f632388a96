from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.read import catalogue
from planner.model.dated import Dated, Grade, Source, Text
from planner.model.offers import LenderKind, Purpose
from planner.model.records import LineType
from planner.model.rules import (
    Rule,
    RuleKind,
    Ruling,
    Words,
    caps,
    forbidding,
    rights,
)
from planner.money import Money

DAY = date(2026, 11, 25)
CATALOGUE = catalogue()
CHANNELS = CATALOGUE.channels


def refused(channel: str, text: str, day: date = DAY) -> set[str]:
    purposes = CATALOGUE.words.purposes(text)
    return {
        rule.id
        for rule, _ in forbidding(CATALOGUE.rules, purposes, day)
        if rule.binds(CHANNELS[channel])
    }


@pytest.mark.parametrize("text", ["还信用卡", "以贷养贷", "repay another loan", "Debt"])
def test_money_of_a_micro_lender_repays_no_other_loan(text: str) -> None:
    assert "micro-loan-no-repaying" in refused("jd-jintiao", text)
    assert "micro-loan-no-repaying" not in refused("mortgage-business", text)


def test_consumer_money_buys_no_stocks_and_no_home() -> None:
    assert refused("jiebei", "炒股") == {"consumer-money-no-investing"}
    assert refused("bank-online", "down payment") == {"consumer-money-no-housing"}


def test_business_money_buys_no_home() -> None:
    assert refused("mortgage-business", "买房首付") == {"business-money-no-housing"}
    assert refused("mortgage", "买房首付") == set()


def test_card_money_repays_no_loan() -> None:
    assert refused("credit-card", "repay") == {"card-money-no-repaying"}


@pytest.mark.parametrize("text", ["进货", "stock up", "warehouse rent", "装修", ""])
def test_an_ordinary_purpose_is_forbidden_nowhere(text: str) -> None:
    assert all(not refused(channel, text) for channel in CHANNELS if channel != LENT)


LENT = "on-lending"


def test_on_lending_cannot_be_applied_for_whatever_the_purpose() -> None:
    assert refused(LENT, "进货") == {"on-lending-not-direct"}


def test_a_rule_does_not_bind_before_its_day() -> None:
    assert refused("jd-jintiao", "还贷", date(2024, 8, 22)) == set()


def test_a_rule_binds_a_kind_of_lender_whatever_the_channel() -> None:
    rules = {rule.id: rule for rule in CATALOGUE.rules}
    micro = LenderKind.MICRO_LENDER

    assert rules["micro-loan-no-repaying"].binds_lender(micro)
    assert not rules["micro-loan-no-repaying"].binds_lender(LenderKind.BANK)
    assert not rules["card-money-no-repaying"].binds_lender(micro)


def test_the_tightest_cap_comes_first() -> None:
    online = [(rule.id, str(entry.value.cap)) for rule, entry in caps_of("jiebei")]

    assert online == [("cap-internet-consumer", "300000.00")]
    assert [rule.id for rule, _ in caps_of("jd-jintiao")] == [
        "cap-micro-consumer",
        "cap-micro-business",
    ]
    assert caps_of("mortgage") == ()


def caps_of(channel: str) -> tuple[tuple[Rule, Dated[Ruling]], ...]:
    return caps(CATALOGUE.rules, CHANNELS[channel], DAY)


def test_a_cap_that_does_not_hold_yet_or_names_no_amount_is_none() -> None:
    ruling = Dated(
        date(2025, 1, 1),
        Ruling(Text("", ""), Text("", ""), "in-force"),
        Grade.PRESS,
        DAY,
        Source(Text("", "")),
    )
    rule = Rule("nothing", RuleKind.CAP, (ruling,))

    assert caps([rule], CHANNELS["jiebei"], DAY) == ()
    assert caps([rule], CHANNELS["jiebei"], date(2024, 1, 1)) == ()


def test_a_rule_binds_by_type_of_line() -> None:
    rule = Rule("x", RuleKind.CAP, (), line_types=frozenset({LineType.CARD}))

    assert rule.binds(CHANNELS["credit-card"])
    assert not rule.binds(CHANNELS["jiebei"])


def test_words_in_latin_letters_count_from_the_start_of_a_word() -> None:
    words = Words({Purpose.HOME_PURCHASE: ("house",)})

    assert words.purposes("a new HOUSE") == {Purpose.HOME_PURCHASE}
    assert words.purposes("a warehouse") == frozenset()


def test_a_subsidy_has_its_caps_and_days() -> None:
    scheme = next(s for s in CATALOGUE.subsidies if s.id == "consumer-loan-subsidy")
    entry = scheme.history[-1]

    assert entry.value.points == Decimal("0.01")
    assert entry.value.largest_share == Decimal("0.5")
    assert entry.value.yearly_cap == Money(300000)
    assert (entry.from_, entry.last_day) == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_card_holder_may_ask_for_personalised_instalments() -> None:
    found = {
        rule.id for rule, _ in rights(CATALOGUE.rules, CHANNELS["credit-card"], DAY)
    }

    assert {"personalised-instalments", "renegotiate", "objection"} <= found


def test_rights_of_everybody_need_no_channel() -> None:
    found = {rule.id for rule, _ in rights(CATALOGUE.rules, None, DAY)}

    assert {"objection", "cost-disclosure"} <= found
    assert "personalised-instalments" not in found


def test_a_right_does_not_hold_before_its_day() -> None:
    found = {rule.id for rule, _ in rights(CATALOGUE.rules, None, date(2026, 7, 31))}

    assert "cost-disclosure" not in found


@pytest.mark.parametrize(
    ("scheme", "contract", "paid"),
    [
        ("consumer-loan-subsidy", "0.036", "0.01"),
        ("consumer-loan-subsidy", "0.015", "0.0075"),
        ("service-business-subsidy", "0.036", "0.01"),
        ("service-business-subsidy", "0.004", "0.004"),
    ],
)
def test_a_subsidy_pays_its_points_and_never_more_than_its_share(
    scheme: str, contract: str, paid: str
) -> None:
    history = next(s.history for s in CATALOGUE.subsidies if s.id == scheme)

    assert history[-1].value.paid_of(Decimal(contract)) == Decimal(paid)


HOUSING = (
    "mortgage",
    "Mortgage payment",
    "房贷",
    "房貸",
    "按揭",
    "購房",
    "買房首付",
    "buy a home",
    "buying the house",
    "house down payment",
)
REPAYING = (
    "还贷",
    "償還貸款",
    "还 信 用 卡",
    "借新还旧",
    "借新還舊",
    "车贷",
    "转贷",
    "偿还贷款和货款",
    "还货款，再还花呗",
    "pay off my car loan",
    "Repaying a bank loan",
    "debt consolidation",
    "loan repayment",
    "pay the credit card",
)
INVESTING = (
    "invest",
    "investing",
    "invest in funds",
    "INVESTMENT",
    "炒股",
    "炒 股",
    "炒·股",
    "炒币",
    "炒幣",
    "股本",
    "入股",
    "買基金",
    "理财",
    "理財",
    "stock trading",
    "buy shares",
    "crypto",
)
ORDINARY = (
    "进货",
    "進貨",
    "备货",
    "装修",
    "教育",
    "医疗",
    "周转",
    "付货款",
    "偿还货款",
    "偿还供应商货款",
    "归还厂家货款",
    "还清货款",
    "本期货款",
    "退还款项",
    "三个月供货",
    "付某某股份有限公司货款",
    "购买设备",
    "发工资",
    "买车首付",
    "buy stock for the shop",
    "stocking up",
    "stock",
    "pay wages",
    "pay off the supplier",
    "household appliances",
    "rent an apartment",
    "house rent",
    "renovate my house",
    "invest in new equipment",
    "warehouse rent",
    "village school fees",
    "a loan for shop equipment",
)


@pytest.mark.parametrize("text", [*HOUSING, *REPAYING, *INVESTING])
def test_a_forbidden_purpose_is_refused_by_consumer_money(text: str) -> None:
    assert refused("jiebei", text)


@pytest.mark.parametrize("text", HOUSING)
def test_business_money_pays_for_no_home(text: str) -> None:
    assert "business-money-no-housing" in refused("wangshangdai", text)


@pytest.mark.parametrize("text", REPAYING)
def test_a_micro_lender_repays_nothing_however_it_is_written(text: str) -> None:
    assert "micro-loan-no-repaying" in refused("jd-jintiao", text)


@pytest.mark.parametrize("text", INVESTING)
def test_consumer_money_is_not_invested_however_it_is_written(text: str) -> None:
    assert "consumer-money-no-investing" in refused("jiebei", text)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_purpose_is_nowhere_taken_for_another(text: str) -> None:
    assert [one for one in CHANNELS if one != LENT and refused(one, text)] == []


@given(
    st.sampled_from([*HOUSING, *REPAYING, *INVESTING]),
    st.sampled_from(ORDINARY),
    st.sampled_from(["{0}; {1}", "{1}; {0}"]),
)
def test_an_ordinary_purpose_beside_a_forbidden_one_hides_it_not(
    forbidden: str, ordinary: str, order: str
) -> None:
    both = refused("jiebei", order.format(forbidden, ordinary))

    assert both >= refused("jiebei", forbidden)


@given(st.sampled_from([*HOUSING, *REPAYING, *INVESTING, *ORDINARY]))
def test_letter_size_and_marks_around_change_nothing(text: str) -> None:
    assert refused("jiebei", f" «{text.upper()}»! ") == refused("jiebei", text)


def test_a_phrase_that_tells_another_purpose_counts_not() -> None:
    words = Words({Purpose.REPAY_DEBT: ("偿还",)}, {Purpose.REPAY_DEBT: ("偿还货款",)})

    assert words.purposes("償還貨款") == frozenset()
    assert words.purposes("偿还货款，偿还贷款") == {Purpose.REPAY_DEBT}
