from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.errors import TermsError
from planner.model import wire
from planner.money import Money
from planner.rates import DayCount
from planner.schedule.discount import Paper, discount
from tests.helpers import make
from tests.helpers.cases import cases

PAPER = Paper(Money(10000000), date(2026, 1, 10), date(2026, 7, 10), make.rate("0.05"))


def paper_of(case) -> Paper:
    given = dict(case["paper"])
    if isinstance(given["rate"], str):
        given["rate"] = {"value": given["rate"], "per": "year"}
    return wire.read(Paper, given)


@pytest.mark.parametrize("case", cases("discounts"))
def test_a_discount_holds_to_the_cent(case) -> None:
    found = discount(paper_of(case))

    assert found.days == case["days"]
    assert str(found.interest) == case["interest"]
    assert str(found.proceeds) == case["proceeds"]
    for name in ("advance", "fee", "rest"):
        assert str(getattr(found, name)) == case.get(name, str(getattr(found, name)))


def test_the_true_cost_is_that_of_the_proceeds() -> None:
    found = discount(replace(PAPER, to=date(2027, 1, 10), rate=make.rate("0.1")))

    # 365 days: 10,138.89 taken from 100,000; 10,138.89 / 89,861.11
    assert str(found.interest) == "10138.89"
    assert found.annual.nominal == Decimal("0.11282845")
    assert found.annual.effective == found.annual.nominal


def test_half_a_year_compounds() -> None:
    annual = discount(PAPER).annual

    assert annual.nominal == Decimal("0.05200173")
    assert annual.effective == Decimal("0.05268343")


def test_actual_actual_counts_each_year_by_its_own_length() -> None:
    found = discount(
        replace(
            PAPER,
            from_=date(2027, 12, 31),
            to=date(2028, 1, 31),
            rate=make.rate("0.366"),
            day_count=DayCount.ACT_ACT,
        )
    )

    assert (found.days, str(found.interest)) == (31, "3100.27")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("face", {"face": Money(0)}),
        ("to", {"to": PAPER.from_}),
        ("extra_days", {"extra_days": -1}),
        ("extra_days", {"extra_days": 367}),
        ("fee", {"fee": Money(-1)}),
        ("rate", {"rate": make.rate("-0.01")}),
        ("rate", {"rate": make.rate("2.01")}),
        ("rate", {"rate": make.rate("2"), "to": date(2027, 1, 10)}),
        ("rate", {"fee": Money(10000000)}),
    ],
)
def test_a_paper_that_contradicts_itself_is_refused(field, wrong) -> None:
    with pytest.raises(TermsError) as refused:
        discount(replace(PAPER, **wrong))

    assert refused.value.values["field"] == field


FACTORED = replace(
    PAPER,
    to=date(2027, 1, 10),
    rate=make.rate("0.0720"),
    day_count=DayCount.ACT_365,
    advance=Decimal("0.8"),
    fee_ratio=Decimal("0.01"),
)


def test_a_factor_takes_interest_on_the_advance_and_a_fee_on_the_invoice() -> None:
    found = discount(FACTORED)

    # 80,000 less 7.2 % of it for a year, less 1 % of 100,000
    assert [
        str(one)
        for one in (
            found.advance,
            found.interest,
            found.fee,
            found.proceeds,
            found.rest,
        )
    ] == ["80000.00", "5760.00", "1000.00", "73240.00", "20000.00"]
    # 80,000 given up for 73,240
    assert found.annual.nominal == Decimal("0.09229929")


def test_interest_at_collection_comes_out_of_the_rest() -> None:
    found = discount(replace(FACTORED, interest_at="collection"))

    assert (str(found.proceeds), str(found.rest)) == ("79000.00", "14240.00")
    # 85,760 given up for 79,000
    assert found.annual.nominal == Decimal("0.08556962")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("advance", {"advance": Decimal(0)}),
        ("advance", {"advance": Decimal("1.01")}),
        ("advance", {"advance": Decimal(1), "interest_at": "collection"}),
        ("fee_ratio", {"fee_ratio": Decimal("-0.01")}),
        ("rate", {"fee_ratio": Decimal("0.8")}),
    ],
)
def test_what_no_factor_can_offer_is_refused(field, wrong) -> None:
    with pytest.raises(TermsError) as refused:
        discount(replace(FACTORED, **wrong))

    assert refused.value.values["field"] == field
