from decimal import Decimal

import pytest

from planner.model.declared import DisclosedItem
from planner.model.terms import Fee, Terms
from planner.money import Money
from planner.schedule.disclosed import findings, item_amount
from planner.schedule.schedule import schedule
from planner.schedule.stated import StatedCost
from tests.helpers import make

# 60 months of interest are 394.28, the fees 50.00 and 12 x 60.00
TERMS = make.terms(
    fees=(Fee("start", amount=Money(5000)), Fee("period", ratio=Decimal("0.006")))
)
INTEREST = DisclosedItem("利息", "interest", Money(39428))
START = DisclosedItem("手续费", "fee", Money(5000))
PERIODS = DisclosedItem("服务费", "fee", ratio=Decimal("0.072"))


def told(terms: Terms, *items: DisclosedItem, annual="0.2094", **given) -> list[str]:
    form = StatedCost(Decimal(annual), items=items, **given)
    return [str(one) for one in findings(form, schedule(terms))]


def test_a_form_that_says_what_the_terms_say_parts_nowhere() -> None:
    assert told(TERMS, INTEREST, START, PERIODS, principal=Money(10**6)) == []
    assert told(TERMS) == []


def test_rows_of_the_form_may_be_one_fee_of_the_terms() -> None:
    halves = [DisclosedItem(name, "fee", Money(2500)) for name in ("a", "b")]

    assert told(make.terms(fees=(Fee("start", amount=Money(5000)),)), *halves) == []


def test_another_principal_is_told_first() -> None:
    found = told(TERMS, START, PERIODS, principal=Money(990_000))

    assert found == ["The form states a principal of 9900.00, the loan has 10000.00."]


@pytest.mark.parametrize(("cents", "is_told"), [(12, False), (13, True)])
def test_interest_may_be_off_by_the_rounding_of_each_row(cents, is_told) -> None:
    item = DisclosedItem("利息", "interest", Money(39428 + cents))

    assert bool(told(TERMS, item, START, PERIODS)) is is_told


def test_a_fee_that_is_not_in_the_terms_is_named() -> None:
    more = DisclosedItem("担保费", "fee", Money(30000))

    found = told(TERMS, INTEREST, START, PERIODS, more)

    assert found == ["“担保费”, 300.00, is no fee of the loan's terms here."]


def test_a_fee_that_is_not_on_the_form_is_named() -> None:
    found = told(TERMS, INTEREST, PERIODS)

    assert found == ["A fee of 50.00 in the terms here is not on the form."]


@pytest.mark.parametrize(
    ("fee", "how"),
    [
        (Fee("start", amount=Money(30000)), "at the start"),
        (Fee("period", amount=Money(2500)), "in equal parts"),
    ],
)
def test_the_missing_fee_may_explain_the_stated_cost(fee, how) -> None:
    whole = schedule(make.terms(fees=(fee,))).annual.nominal
    assert whole is not None
    item = DisclosedItem("担保费", "fee", Money(30000))

    found = told(make.terms(), item, annual=str(round(whole, 4)))

    assert len(found) == 2
    assert how in found[1]
    assert "300.00 more of fees" in found[1]


def test_what_is_due_only_in_default_is_not_counted() -> None:
    late = DisclosedItem("罚息", "contingent", ratio=Decimal("0.108"))
    fee = DisclosedItem("违约金", "contingent")

    found = told(TERMS, START, PERIODS, late, fee)

    assert found == ["Due only in default, so not in the yearly cost: 罚息、违约金."]


def test_an_item_without_a_figure_is_worth_nothing_known() -> None:
    bare = DisclosedItem("服务费", "fee")

    assert item_amount(bare, Money(100)) is None
    assert told(TERMS, bare, START, PERIODS) == []
