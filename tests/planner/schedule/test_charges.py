from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.terms import Fee, Late, Prepayment, PrepaymentFee, RateChange
from planner.money import ZERO, Money
from planner.rates import DayCount, Period
from planner.schedule.charges import (
    break_fee,
    fee_amount,
    penalty,
    period_fees,
    principal_within,
    start_fees,
)
from tests.helpers import make

SINCE, UNTIL = date(2026, 3, 15), date(2026, 3, 25)
LATE = Late(penalty=Decimal("1.5"))


def test_a_fee_is_an_amount_or_a_rounded_ratio() -> None:
    assert fee_amount(Fee("start", amount=Money(5000)), Money(1)) == Money(5000)
    assert fee_amount(Fee("start", ratio=Decimal("0.0005")), Money(1000)) == Money(1)
    assert fee_amount(Fee("start", ratio=Decimal("0.0004")), Money(1000)) == ZERO


def test_fees_at_the_start_and_of_periods_are_kept_apart() -> None:
    fees = (Fee("start", amount=Money(7)), Fee("period", amount=Money(3)))

    terms = make.terms(fees=(*fees, Fee("period", ratio=Decimal("0.001"))))

    assert (start_fees(terms), period_fees(terms)) == (Money(7), Money(1003))


def test_without_a_clause_paying_early_is_free() -> None:
    assert break_fee(make.terms(), Money(100)) == ZERO
    assert break_fee(make.terms(prepayment=Prepayment()), Money(100)) == ZERO
    assert principal_within(make.terms(), Money(100)) == Money(100)


@given(
    paid=st.integers(0, 10**9).map(Money),
    ratio=st.decimals(0, 1, places=4),
)
def test_what_is_paid_splits_into_principal_and_break_fee(paid, ratio) -> None:
    terms = make.terms(prepayment=Prepayment(fee=PrepaymentFee(ratio)))

    principal = principal_within(terms, paid)

    assert principal + break_fee(terms, principal) <= paid
    more = principal + Money(1)
    assert more + break_fee(terms, more) > paid


@pytest.mark.parametrize(
    ("count", "exact"),
    [
        (None, Fraction(100000 * 72 * 10 * 3, 1000 * 360 * 2)),
        (DayCount.ACT_360, Fraction(100000 * 72 * 10 * 3, 1000 * 360 * 2)),
        (DayCount.ACT_365, Fraction(100000 * 72 * 10 * 3, 1000 * 365 * 2)),
    ],
)
def test_a_penalty_is_a_multiple_of_the_rate_by_days(count, exact) -> None:
    terms = make.terms(late=LATE, day_count=count)

    assert penalty(terms, Money(100000), SINCE, UNTIL) == exact


def test_a_penalty_follows_the_rate_of_its_day() -> None:
    changes = tuple(
        RateChange(day, Decimal("0.001"), Period.DAY)
        for day in (date(2026, 3, 1), date(2026, 4, 1))
    )
    terms = make.terms(late=LATE, rates=changes)

    assert penalty(terms, Money(1000), SINCE, UNTIL) == 15
    assert penalty(terms, Money(1000), date(2026, 2, 1), date(2026, 2, 11)) == 3


def test_no_penalty_without_a_clause_or_without_days() -> None:
    assert penalty(make.terms(), Money(1000), SINCE, UNTIL) == 0
    assert penalty(make.terms(late=LATE), Money(1000), UNTIL, UNTIL) == 0
