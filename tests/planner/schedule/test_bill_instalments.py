from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.money import Money, total
from planner.schedule.bill_instalments import BillPlan, bill_moves
from planner.schedule.card_rules import CardKind

ON = date(2026, 4, 10)


def amounts(plan: BillPlan, kind: CardKind) -> list[str]:
    return [str(one.amount) for one in bill_moves(plan, 5) if one.kind is kind]


def test_principal_comes_back_in_whole_yuan_and_the_last_takes_the_rest() -> None:
    plan = BillPlan(ON, Money(1_000_000), 12, Decimal("0.006"))

    assert amounts(plan, CardKind.CONVERT) == ["10000.00"]
    assert amounts(plan, CardKind.INSTALMENT) == ["833.00"] * 11 + ["837.00"]
    assert amounts(plan, CardKind.FEE) == ["60.00"] * 12


def test_each_falls_on_a_statement_day_after_the_conversion() -> None:
    plan = BillPlan(date(2026, 4, 5), Money(30_000), 3)

    days = [one.on.isoformat() for one in bill_moves(plan, 5)]

    assert days == ["2026-04-05", "2026-05-05", "2026-06-05", "2026-07-05"]


def test_a_fee_that_does_not_divide_leaves_its_rest_to_the_last_period() -> None:
    # V-CN-10: 1,000 over three periods cost 25.00 in all: 8.33, 8.33, 8.34
    plan = BillPlan(ON, Money(100_000), 3, Decimal("0.025") / 3, unit=Money(1))

    assert amounts(plan, CardKind.FEE) == ["8.33", "8.33", "8.34"]
    assert amounts(plan, CardKind.INSTALMENT) == ["333.33", "333.33", "333.34"]


def test_all_of_the_fee_may_come_with_the_first() -> None:
    plan = BillPlan(ON, Money(120_000), 6, Decimal("0.0075"), "first")

    assert amounts(plan, CardKind.FEE) == ["54.00"]


@pytest.mark.parametrize("periods", [1, 5])
def test_an_amount_below_the_unit_comes_back_at_the_end(periods) -> None:
    plan = BillPlan(ON, Money(99), periods)

    assert amounts(plan, CardKind.INSTALMENT) == ["0.99"]


@example(50, 4, 100, 1)
@given(
    st.integers(1, 10**8), st.integers(1, 60), st.integers(0, 120), st.integers(1, 31)
)
def test_all_that_left_the_bill_comes_back(fen, periods, ratio, day) -> None:
    plan = BillPlan(ON, Money(fen), periods, Decimal(ratio) / 10_000)

    moves = list(bill_moves(plan, day))

    back = [one for one in moves if one.kind is CardKind.INSTALMENT]
    assert total(one.amount for one in back) == Money(fen)
    assert all(one.on > ON for one in moves[1:])
    assert all(one.amount > Money(0) for one in moves)
