"""No day prepays less than the smallest amount, unless the loan is gone then."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from planner.model import records as r
from planner.model.terms import Prepayment, PrepaymentFee
from planner.money import Money
from planner.plan.asked import NOTHING, Asked
from planner.plan.encode import Encoded, encode
from planner.plan.plan import Found
from planner.plan.problem import Problem
from planner.plan.repay import plan
from planner.plan.situation import Situation
from planner.plan.smallest import below, choices
from planner.plan.solve import Best, Floats, solve
from tests.helpers import make, owing
from tests.helpers.owing import ON

LEAST = Money(1000_00)
TOLD = Asked(smallest=frozenset({"loan"}))


def problem(cash: str = "1200.00", **given: object) -> Problem:
    loan = make.loan(rate=make.rate("0.24"), **given)  # type: ignore[arg-type]
    book = owing.book(loan, owing.salary("1500.00"), cash=cash)
    return replace(Situation(book, ON).problem(), smallest=LEAST)


def solved(problem: Problem, asked: Asked) -> tuple[Encoded, Floats, float]:
    encoded = encode(problem, asked)
    answer = solve(encoded.program)
    assert isinstance(answer, Best)
    return encoded, answer.values, answer.bound


def test_what_was_below_is_none_or_enough_once_it_is_told() -> None:
    asks = problem()
    loose, first, low = solved(asks, NOTHING)
    assert below(asks, loose.columns, first) == {"loan"}

    told, second, high = solved(asks, TOLD)

    assert below(asks, told.columns, second) == frozenset()
    assert high >= low - 1e-6
    assert len(list(choices(asks, {"loan"}))) == 2 * len(asks.loans[0].chances)
    assert told.program.whole.sum() == 2 * len(asks.loans[0].chances)


def test_a_loan_that_is_told_rides_on_without_a_fee_too() -> None:
    asks = problem()

    assert all(column.rides is None for column in encode(asks).columns)
    assert any(column.rides is not None for column in encode(asks, TOLD).columns)


def test_what_pays_all_may_be_smaller() -> None:
    asks = problem(cash="9000.00")
    encoded = encode(asks)
    most = 1.0 / encoded.columns[0].share
    last = np.zeros(len(encoded.columns))
    last[0], last[2] = most - 300.0, 300.0

    assert encoded.columns[2].share == pytest.approx(1 / most, rel=0.2)
    assert below(asks, encoded.columns, last * 0.5) == {"loan"}
    gone = np.zeros(len(encoded.columns))
    gone[0] = most
    assert below(asks, encoded.columns, gone) == frozenset()


def test_loans_that_save_nothing_are_left_out() -> None:
    stays = problem(prepayment=Prepayment(interest_due="all"))
    columns = encode(stays).columns

    assert below(stays, columns, np.full(len(columns), 5.0)) == frozenset()


def test_a_plan_keeps_to_the_smallest_prepayment_and_comes_near_its_bound() -> None:
    fee = Prepayment(fee=PrepaymentFee(Decimal("0.01")))
    loan = make.loan(principal="10600.00", periods=12, prepayment=fee)
    book = owing.book(loan, owing.salary("1400.00"), cash="3000.00")
    asked = r.Assumptions(reserve=Money(0), prepay_minimum=Money(500_00))

    answer = plan(book.with_(asked), ON)

    assert isinstance(answer, Found)
    early = [s.amount for s in answer.plan.steps if s.kind is r.RepaymentKind.PREPAY]
    assert all(amount >= Money(500_00) for amount in early)
    assert answer.gap.minor * 1000 <= answer.plan.cost.total.minor
