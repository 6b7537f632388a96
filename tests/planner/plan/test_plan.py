"""The parts of a plan's cost sum to what is paid beyond the debt."""

from datetime import date

from planner.model.records import RepaymentKind
from planner.money import ZERO, Money
from planner.plan.plan import Cost, Found, LowestCash, Plan, Step, Stopped, cost_of

ON = date(2026, 6, 20)


def test_interest_is_what_fees_and_penalties_leave() -> None:
    kind = RepaymentKind.SCHEDULED
    steps = (
        Step(ON, "a", Money(1000), kind, fee=Money(20)),
        Step(ON, "a", Money(500), kind, penalty=Money(7)),
    )

    cost = cost_of(steps, Money(1400))

    assert cost == Cost(Money(73), Money(20), Money(7))
    assert cost.total == Money(100)
    assert cost_of((), ZERO).total == ZERO


def test_the_gap_is_what_a_better_plan_could_save_at_most() -> None:
    cost = Cost(Money(100), ZERO, ZERO)
    found = Found(Plan((), cost, ON, LowestCash(ON, ZERO)), (), Money(97))

    assert found.gap == Money(3)


def test_a_stopped_search_knows_its_gap_only_with_a_plan_and_a_bound() -> None:
    assert Stopped(None, (), Money(1)).gap is None
