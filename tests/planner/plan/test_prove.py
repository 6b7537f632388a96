"""What is proven never falls as the program is told more."""

from dataclasses import replace
from itertools import islice

import pytest

from benchmarks.portfolios import ON, household
from planner.model.records import Assumptions
from planner.money import ZERO, Money
from planner.plan import prove
from planner.plan.aims import Aim
from planner.plan.progress import Way
from planner.plan.prove import Proof
from planner.plan.situation import Situation
from tests.helpers import make, owing

LEAST = Money(1000_00)


def proof(here: Situation, aim: Aim = Aim.COST) -> Proof:
    seconds = 30.0
    return Proof(here.problem(), here.cost(), lambda: seconds, bool, aim, {}, Way())


def small(cash: str = "1200.00", least: Money = LEAST) -> Situation:
    loan = make.loan(rate=make.rate("0.24"))
    book = owing.book(loan, owing.salary("1500.00"), cash=cash)
    return Situation(book.with_(Assumptions(prepay_minimum=least)), owing.ON)


def test_told_of_the_smallest_prepayment_more_is_proven() -> None:
    made = proof(small())
    encoded, values = next(made.solutions())
    before = made.bound

    assert made.sharpen(encoded, values, Money(10_00))
    assert made.asked.smallest == {"loan"}
    list(made.solutions())

    assert before is not None
    assert made.bound is not None
    assert made.bound >= before


def test_told_of_rounding_once_it_is_much_of_the_gap() -> None:
    made = proof(small(least=Money(1)))
    encoded, values = next(made.solutions())

    assert not made.sharpen(encoded, values, Money(100_00))
    assert made.sharpen(encoded, values, Money(2))
    assert made.asked.fen
    assert not made.sharpen(encoded, values, ZERO)


def test_what_no_values_fulfil_is_impossible() -> None:
    made = proof(small(cash="10.00"))
    poor = proof(Situation(owing.book(make.loan(), cash="10.00"), owing.ON))

    assert list(islice(made.solutions(), 1))
    assert list(poor.solutions()) == []
    assert not poor.is_possible
    assert poor.bound is None


@pytest.mark.parametrize("seed", [5, 20, 28, 58, 95])
def test_rows_that_are_told_keep_every_known_plan(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Situation(household(seed), ON)
    told = proof(here)
    for _ in range(3):
        for encoded, values in told.solutions():
            told.sharpen(encoded, values, ZERO)
    monkeypatch.setattr(prove, "_ASKINGS", 0)
    first = proof(here)
    list(first.solutions())

    assert told.bound is not None
    assert first.bound is not None
    assert first.bound <= told.bound


def test_beside_cards_no_smallest_prepayment_is_told() -> None:
    made = proof(small())
    encoded, values = next(made.solutions())
    bought = make.move("card", "2026-06-02", "3000.00", id="buy")
    book = owing.book(owing.card(), bought, owing.salary(), cash="9000.00")
    bills = Situation(book, owing.ON).problem().bills
    made.problem = replace(made.problem, bills=bills)

    assert not made.sharpen(encoded, values, Money(10_00))
