"""The search ends by its own limits, near its bound, and follows each aim."""

from dataclasses import replace

import pytest

from benchmarks import bench_bound
from benchmarks.portfolios import ON as PORTFOLIO_ON
from benchmarks.portfolios import portfolio
from planner.model.terms import Fee, Method
from planner.money import ZERO, Money
from planner.plan import prove, search
from planner.plan.aims import Aim
from planner.plan.search import Made, Search, best_first, easiest_first
from planner.plan.situation import Situation
from planner.plan.solve import Halted, Impossible, Program
from tests.helpers import make, owing
from tests.helpers.owing import ON


def searching(*records: object, cash: str = "3000.00", aim: Aim = Aim.COST) -> Search:
    situation = Situation(owing.book(*records, cash=cash), ON)  # type: ignore[arg-type]
    return Search(situation, bool, lambda: 30.0, bool, aim)


def test_a_plan_near_its_bound_ends_the_search() -> None:
    made = searching(make.loan(), owing.salary())

    best = best_first(made.plans())[0]

    assert made.bound is not None
    assert best.plan.cost.total - made.bound <= Money(20)


def test_no_plan_that_is_made_costs_less_than_the_bound() -> None:
    for seed in range(5):
        situation = Situation(owing.portfolio(seed), ON)
        made = Search(situation, bool, lambda: 30.0, bool)

        plans = list(made.plans())

        assert all(one.plan.cost.total >= (made.bound or ZERO) for one in plans)


@pytest.mark.parametrize("seed", [1, 2, 14, 18, 20, 21])
def test_the_bound_before_it_is_capped_is_above_no_known_plan(seed: int) -> None:
    # all seeds from 0 to 40: benchmarks/bench_bound.py
    assert bench_bound.is_held(seed)


def test_what_no_values_fulfil_makes_no_plan() -> None:
    made = searching(make.loan(), cash="10.00")

    assert list(made.plans()) == []
    assert not made.is_possible


def test_another_aim_is_measured_by_itself() -> None:
    loans = [make.loan("a", "3000.00"), make.loan("b", "9000.00")]
    made = searching(*loans, owing.salary(), aim=Aim.LENDERS)

    best = best_first(made.plans())[0]

    assert best.measure <= min(one.measure for one in made.plans())
    assert best.rank == (best.measure, best.plan.cost.total, len(best.plan.steps))


def test_choices_without_values_leave_the_linear_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = prove.solve
    flat = make.loan(method=Method.FLAT, fees=(Fee("period", Money(5_00)),))

    for answer in (Impossible(), Halted(None, float("-inf"))):

        def refusing(
            program: Program, *rest: object, answer: object = answer
        ) -> object:
            if program.whole.any():
                return answer
            return real(program, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(prove, "solve", refusing)
        assert list(searching(flat, owing.salary()).plans())


def test_the_fewest_steps_decide_between_equals() -> None:
    made = next(iter(searching(make.loan(), owing.salary()).plans()))
    longer = Made(made.plan, made.measure + 1)

    assert best_first([longer, made]) == [made, longer]


def _costing(made: Made, fen: int, fewer: int = 0) -> Made:
    plan = made.plan
    cost = replace(plan.cost, interest=Money(fen), fees=ZERO, penalties=ZERO)
    steps = plan.steps[:1] * (10 - fewer)
    return Made(replace(plan, cost=cost, steps=steps), fen)


def test_a_step_less_is_worth_a_fen_but_no_more_than_a_trifle() -> None:
    made = next(iter(searching(make.loan(), owing.salary()).plans()))
    least, easier = _costing(made, 50_000), _costing(made, 50_003, fewer=4)
    equal, dear = _costing(made, 50_000, fewer=1), _costing(made, 50_006, fewer=9)

    assert easiest_first([least, easier], None) == [easier, least]
    assert easiest_first([least, equal], None) == [equal, least]
    assert easiest_first([dear, least], None) == [least, dear]
    assert easiest_first([least, easier], Money(50_002)) == [least, easier]
    assert easiest_first([], None) == []


def test_without_a_round_of_following_the_bound_is_known_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    flat = make.loan(method=Method.FLAT, fees=(Fee("period", Money(5_00)),))
    monkeypatch.setattr(search, "_ROUNDS", 0)
    made = searching(flat, owing.salary())

    list(made.plans())

    assert made.bound is not None


def test_rows_that_the_program_broke_raise_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = Search(Situation(portfolio(104), PORTFOLIO_ON), bool, lambda: 30.0, bool)
    list(told.plans())
    monkeypatch.setattr(prove, "_ASKINGS", 0)
    untold = Search(Situation(portfolio(104), PORTFOLIO_ON), bool, lambda: 30.0, bool)
    list(untold.plans())

    assert told.bound is not None
    assert untold.bound is not None
    assert told.bound > untold.bound + Money(1_00)
    assert told.least is not None
    assert 1000 * (told.least.minor - told.bound.minor) <= told.least.minor
