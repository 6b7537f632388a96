"""A rule binds the lenders it names, for the uses it names, on the days it holds."""

from planner.model.offers import LenderKind, Purpose
from planner.plan.rules import Law, counted, lender_kind
from tests.helpers import lending
from tests.helpers.owing import ON

REPAY = frozenset({Purpose.REPAY_DEBT})


def test_a_text_tells_of_a_micro_lender() -> None:
    assert lender_kind("某某小贷") is LenderKind.MICRO_LENDER
    assert lender_kind("某小额贷款公司") is LenderKind.MICRO_LENDER
    assert lender_kind("某银行") is None


def test_a_rule_refuses_by_channel_and_by_text() -> None:
    law = Law((lending.rule(),))
    micro = lending.channel("m", lender_kind=LenderKind.MICRO_LENDER)

    assert law.refusing(micro, "", REPAY, ON) is not None
    assert law.refusing(lending.channel(), "", REPAY, ON) is None
    found = law.refusing(None, "某某小贷", REPAY, ON)
    assert found is not None
    assert found[0].id == "no-repaying"
    assert law.refusing(None, "某银行", REPAY, ON) is None
    assert law.refusing(micro, "", frozenset(), ON) is None


def test_a_rule_for_students_binds_nobody_that_a_book_knows() -> None:
    law = Law((lending.rule(students=True),))

    assert law.refusing(None, "某某小贷", REPAY, ON) is None
    assert law.purposes("anything") == frozenset()


def test_a_cap_counts_the_channels_it_binds() -> None:
    rule = lending.rule(lender_kinds=frozenset({LenderKind.BANK}))
    micro = lending.channel("m", lender_kind=LenderKind.MICRO_LENDER)

    assert counted(rule, (lending.channel("bank"), micro)) == {"bank"}
