from datetime import date
from decimal import Decimal

import pytest

from planner.model.terms import Fee, Method, Rhythm
from planner.money import Money
from planner.schedule.cost import Flow, NoRateError
from planner.schedule.schedule import schedule
from planner.schedule.yearly import paid_flows, yearly
from tests.helpers import make


def test_a_loan_has_every_figure_under_its_name() -> None:
    found = yearly(schedule(make.terms()), "days")

    assert list(found) == ["xirr", "aprc", "apr", "nominal", "effective"]
    assert found["apr"] == Decimal("0.0720")
    assert found["nominal"] == pytest.approx(Decimal("0.072"), abs=Decimal("0.00001"))


@pytest.mark.parametrize(
    ("months", "interest", "apr"),
    [
        # Appendix J (c)(5)(ii): 1,000 on 15 July 1978, 1,044 on 15 January 1979
        (6, "0.088", "0.0880"),
        # (c)(5)(iv): 1,240 after two years, compounded yearly
        (24, "0.12", "0.1136"),
    ],
)
def test_of_one_payment_the_unit_period_is_the_term(months, interest, apr) -> None:
    plan = schedule(
        make.terms(
            "1000.00",
            drawn_on="1978-07-15",
            first_due="1978-08-15",
            every=Rhythm.MONTH,
            periods=months,
            method=Method.BULLET,
            rate=make.rate(interest),
        )
    )

    assert yearly(plan)["apr"] == Decimal(apr)


def test_what_others_pay_is_taken_off_its_day() -> None:
    plan = schedule(make.terms(periods=1, fees=(Fee("start", amount=Money(5000)),)))

    flows = paid_flows(plan, {date(2026, 2, 15): Money(1000)})

    assert flows == [
        Flow(date(2026, 1, 15), Money(995_000)),
        Flow(date(2026, 2, 15), Money(-1_005_000)),
    ]


def test_a_loan_that_brings_nothing_has_no_figure() -> None:
    fees = (Fee("start", amount=Money(10**6)),)

    with pytest.raises(NoRateError):
        yearly(schedule(make.terms(fees=fees)))
