from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.dated import Text
from planner.model.rules import Subsidy
from planner.model.terms import Fee, Method, RateChange, Rhythm
from planner.money import ZERO, Money
from planner.rates import Period
from planner.schedule.schedule import schedule
from planner.schedule.subsidy import Grant, subsidised
from tests.helpers import make
from tests.helpers.cases import cases

NO_WORDS = Text("", "")


def rule(points: str = "0.01", **given) -> Subsidy:
    money = {
        key: Money.parse(value) if isinstance(value, str) else value
        for key, value in given.items()
        if key not in {"largest_share", "longest_months"}
    }
    share = given.get("largest_share")
    return Subsidy(
        NO_WORDS,
        NO_WORDS,
        Decimal(points),
        largest_share=None if share is None else Decimal(share),
        longest_months=given.get("longest_months"),
        **money,
    )


def year_loan(principal: str, rate: str = "0.036", **given):
    values = {
        "drawn_on": "2026-01-01",
        "first_due": "2026-12-31",
        "every": Rhythm.YEAR,
        "periods": 1,
        "method": Method.BULLET,
        "rate": make.rate(rate),
        **given,
    }
    return schedule(make.terms(principal, **values))


def said(found) -> list[str]:
    return [str(one) for one in found.says]


@pytest.mark.parametrize("case", cases("subsidies"))
def test_a_published_figure_holds(case) -> None:
    plan = year_loan(case["principal"], case["rate"])

    found = subsidised(plan, [Grant(rule(**case["rule"]))])

    assert str(found.total) == case["paid"]


def test_each_row_gets_its_share_and_the_cost_falls_by_the_points() -> None:
    plan = schedule(make.terms("10000.00", method=Method.INTEREST_ONLY, periods=3))

    found = subsidised(plan, [Grant(rule("0.012"))])

    # 60.00 of interest at 7.2 %, of which 1.2 points are a sixth
    assert [str(one) for one in found.paid.values()] == ["10.00", "10.00", "10.00"]
    assert found.annual.nominal == Decimal("0.06000000")
    assert said(found) == []


def test_only_the_days_within_the_grant_count() -> None:
    plan = schedule(make.terms("10000.00", method=Method.INTEREST_ONLY, periods=3))
    grant = Grant(rule("0.012"), date(2026, 1, 1), date(2026, 3, 1))

    found = subsidised(plan, [grant])

    # 15 February to 1 March are 15 of 28 days; of the third row none
    assert [str(one) for one in found.paid.values()] == ["10.00", "5.35"]


def test_only_the_first_months_count_where_the_rule_says_so() -> None:
    plan = schedule(make.terms(method=Method.INTEREST_ONLY, periods=12))

    found = subsidised(plan, [Grant(rule(longest_months=5))])

    assert len(found.paid) == 5


def test_a_yearly_cap_is_used_up_and_begins_anew() -> None:
    plan = schedule(
        make.terms(
            "100000.00",
            method=Method.INTEREST_ONLY,
            drawn_on="2026-11-01",
            first_due="2026-12-01",
            periods=4,
        )
    )

    found = subsidised(plan, [Grant(rule("0.012", yearly_cap="120.00"))])

    # 100.00 a month; December 2026 fills the year, the next one starts again
    assert [str(one) for one in found.paid.values()] == [
        "100.00",
        "20.00",
        "100.00",
        "20.00",
    ]
    assert said(found) == [
        "Capped at 120.00 a year.",
        "Caps that other loans at the lender share count this one alone.",
    ]


def test_two_entries_of_a_scheme_follow_each_other() -> None:
    plan = schedule(
        make.terms(
            "100000.00",
            method=Method.INTEREST_ONLY,
            drawn_on="2025-11-01",
            first_due="2025-12-01",
            periods=4,
        )
    )
    old = Grant(rule("0.012", loan_cap="150.00"), date(2025, 9, 1), date(2025, 12, 31))
    new = Grant(rule("0.012"), date(2026, 1, 1), date(2026, 12, 31))

    found = subsidised(plan, [old, new])

    assert [str(one) for one in found.paid.values()] == [
        "100.00",
        "50.00",
        "100.00",
        "100.00",
    ]
    assert said(found) == ["Capped at 150.00 a loan."]


@pytest.mark.parametrize(
    ("grant", "words"),
    [
        (Grant(rule(), date(2026, 2, 1)), "Loans drawn before 2026-02-01"),
        (Grant(rule(), None, date(2025, 12, 31)), "Loans drawn after 2025-12-31"),
        (Grant(rule(principal_cap="9999.99")), "Loans above 9999.99 get nothing."),
    ],
)
def test_a_loan_that_does_not_qualify_gets_nothing_and_is_told_why(
    grant, words
) -> None:
    plan = schedule(make.terms("10000.00"))

    found = subsidised(plan, [grant])

    assert (found.total, found.annual) == (ZERO, plan.annual)
    assert said(found)[0].startswith(words)


def test_a_later_rate_changes_the_share() -> None:
    change = RateChange(date(2026, 3, 15), Decimal("0.036"), Period.YEAR)
    plan = schedule(make.terms(method=Method.INTEREST_ONLY, periods=4, rates=(change,)))

    found = subsidised(plan, [Grant(rule("0.03", largest_share="0.5"))])

    # half of 7.2 is above 3 points, half of 3.6 is not
    assert [str(one) for one in found.paid.values()] == [
        "25.00",
        "25.00",
        "15.00",
        "15.00",
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"method": Method.FLAT, "rate": make.rate("0.006", Period.MONTH)},
        {
            "method": Method.EQUAL_PRINCIPAL,
            "rate": make.rate("0"),
            "fees": (Fee("period", ratio=Decimal("0.006")),),
        },
    ],
)
def test_bill_instalments_count_by_what_they_come_to_a_year(given) -> None:
    plan = schedule(make.terms("12000.00", **given))

    found = subsidised(plan, [Grant(rule())])

    # 72.00 a month come to 13.03 % a year: a point is 1/13.03 of it
    first = next(iter(found.paid.values()))
    assert str(first) == "5.52"
    assert plan.annual.nominal is not None
    assert found.annual.nominal is not None
    assert round(plan.annual.nominal - found.annual.nominal, 3) == Decimal("0.010")


def test_without_interest_there_is_nothing_to_pay() -> None:
    plan = schedule(make.terms(rate=make.rate("0")))

    assert subsidised(plan, [Grant(rule())]).paid == {}


def test_no_grant_pays_nothing() -> None:
    plan = schedule(make.terms())

    assert subsidised(plan, []).annual == plan.annual


@given(
    st.integers(100_00, 10**8),
    st.integers(1, 24),
    st.sampled_from(["level", "equal-principal", "interest-only", "bullet", "flat"]),
    st.integers(1, 300),
)
def test_the_state_never_pays_more_than_the_interest_or_the_cap(
    principal, periods, method, points
) -> None:
    plan = schedule(
        make.terms(Money(principal), periods=periods, method=Method(method))
    )
    grant = Grant(rule(str(Decimal(points) / 1000), yearly_cap="200.00"))

    found = subsidised(plan, [grant])

    assert found.total <= plan.totals.interest
    assert found.total <= Money(20_000 * 4)
    for row in plan.instalments:
        assert found.paid.get(row.due, ZERO) <= row.interest + Money(1)
