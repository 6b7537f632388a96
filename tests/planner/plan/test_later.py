"""Incomes that come a month late, and what they leave to pay with."""

from datetime import date
from decimal import Decimal

import numpy as np

from planner.money import Money
from planner.plan.later import (
    Later,
    Purse,
    left_over,
    patterns,
    unsure_incomes,
)
from planner.schedule.cash import CashDay
from tests.helpers import make, owing

SALARY = make.expected(
    "salary", amount="1000.00", first="2026-07-03", certainty=Decimal("0.96")
)


def days(*yuan: int) -> tuple[CashDay, ...]:
    return tuple(
        CashDay(date(2026, 7, 1 + n), Money(amount * 100))
        for n, amount in enumerate(yuan)
    )


def test_only_incomes_that_plans_rely_on_can_disappoint_them() -> None:
    sure = make.expected("sure")
    hope = make.expected("hope", certainty=Decimal("0.5"))
    rent = owing.rent("10.00", "2026-07-01")

    assert unsure_incomes(make.book(SALARY, sure, hope, rent)) == (SALARY,)


def test_a_late_income_is_missing_for_a_month() -> None:
    purse = Purse(days(0, 0, 1000, 1000), Money(0), date(2026, 7, 1), (SALARY,))

    held = purse.held_back(date(2026, 6, 20))

    assert held.tolist() == [[0.0, 0.0, 1000.0, 1000.0]]
    paid_already = purse.held_back(date(2026, 7, 3))
    assert paid_already.tolist() == [[0.0, 0.0, 0.0, 0.0]]
    empty = Purse((), Money(0), date(2026, 7, 1), (SALARY,))
    assert empty.held_back(date(2026, 6, 20)).shape == (1, 0)


def test_each_combination_of_what_is_late_is_looked_at_once() -> None:
    late = np.array([[True, False], [False, False], [True, False]])

    found, which = patterns(late)

    assert found.tolist() == [[False, False], [True, False]]
    assert which.tolist() == [1, 0, 1]
    nothing, all_same = patterns(np.zeros((3, 0), dtype=bool))
    assert nothing.shape == (1, 0)
    assert all_same.tolist() == [0, 0, 0]


def test_own_cash_that_waits_for_an_income_is_not_there_without_it() -> None:
    # 600 at hand, 1000 come on the third; 800 of own cash were promised
    purse = Purse(days(800, 800, 800, 800), Money(800_00), date(2026, 7, 1), (SALARY,))
    held = np.array([[1000.0, 1000.0, 1000.0, 1000.0]])
    edges = [date(2026, 7, 1), date(2026, 7, 3)]

    left, gap = left_over(purse, held, np.array([[False], [True]]), edges)

    assert left.tolist() == [[800.0, 800.0], [0.0, 0.0]]
    assert gap.tolist() == [0.0, 200.0]


def test_what_is_missing_later_is_the_worst_day_of_each_scenario() -> None:
    later = Later(
        paid=np.array([[0.5], [1.0]]),
        back=np.array([[0.0], [1.0]]),
        is_late=np.array([[0.0], [1.0]]),
        left=np.array([[100.0, 150.0], [100.0, 150.0]]),
        gap=np.array([0.0, 5.0]),
        which=np.array([0, 1, 1]),
    )

    missing, slopes = later.missing(np.array([100.0]))

    assert missing.tolist() == [-50.0, 50.0, 50.0]
    assert slopes.tolist() == [[0.5], [2.0]]
    assert later.gaps.tolist() == [0.0, 5.0, 5.0]
