"""Each aim has its own exact measure, and its plan does best by it."""

import pytest

from planner.model.book import Book
from planner.model.terms import Method
from planner.money import Money
from planner.plan.aims import AIMS, Aim, Course, aimed, goal
from planner.plan.encode import encode
from planner.plan.plan import Found
from planner.plan.repay import plan
from planner.plan.situation import Situation
from planner.plan.solve import Best, solve
from tests.helpers import make, owing
from tests.helpers.owing import ON


def book() -> Book:
    loans = [
        make.loan("dear", "9000.00", rate=make.rate("0.20"), periods=24),
        make.loan("small", "3000.00", rate=make.rate("0.04"), periods=10),
        owing.by_day("end", "8000.00"),
    ]
    return owing.book(*loans, owing.salary("4000.00"), cash="6000.00")


def course(answer: Found) -> Course:
    here = Situation(book(), ON)
    return Course(here.purse, here.each_owed, answer.plan.steps)


@pytest.mark.parametrize("aim", list(Aim))
def test_no_aim_is_served_better_by_another_aims_plan(aim: Aim) -> None:
    weights = {"small": 1.0, "dear": 0.1}
    own = plan(book(), ON, aim=aim, weights=weights)
    cheapest = plan(book(), ON)
    assert isinstance(own, Found)
    assert isinstance(cheapest, Found)

    mine, other = (course(one).measure(aim, weights) for one in (own, cheapest))

    assert mine <= other
    assert own.plan.cost.total >= cheapest.plan.cost.total
    assert own.bound <= own.plan.cost.total


def test_the_burden_is_the_dearest_month_after_this_one() -> None:
    here = Situation(book(), ON)
    steps = tuple(step for one in here.in_full.values() for step in one.steps)
    made = Course(here.purse, here.each_owed, steps)

    assert made.burden > Money(8000_00)
    assert made.months_open == 20 + 6 + 8
    assert Course(here.purse, {}, ()).free_on == ON


def test_every_aim_has_its_words_and_its_program() -> None:
    here = Situation(book(), ON)
    problem = here.problem()
    encoded = encode(problem)

    assert set(AIMS) == set(Aim)
    assert aimed(encoded, problem, Aim.COST, {}) == encoded
    smooth = aimed(encoded, problem, Aim.SMOOTH, {}).program
    assert len(smooth.cost) == len(smooth.upper) == len(smooth.whole)


def test_a_card_has_no_months_that_a_loan_leaves_open() -> None:
    with_card = owing.book(
        owing.card(),
        make.move("card", "2026-06-20", "900.00"),
        make.loan("loan", "3000.00", first_due="2026-06-20", drawn_on="2026-05-20"),
        owing.salary("4000.00"),
        cash="500.00",
    )
    here = Situation(with_card, ON)
    problem = here.problem()
    encoded = encode(problem)
    bills = [j for j, one in enumerate(encoded.columns) if one.id.startswith("card")]
    assert bills

    for aim in (Aim.LENDERS, Aim.LIMITS, Aim.BURDEN):
        program = aimed(encoded, problem, aim, {"loan": 1.0, "card": 1.0}).program
        assert len(program.cost) >= len(encoded.columns)
    months = aimed(encoded, problem, Aim.LENDERS, {}).program
    assert abs(months.cost[bills]).max() < 1.0


def test_a_flat_loan_ended_on_its_due_day_eases_the_days_after_it() -> None:
    flat = make.loan("flat", "3000.00", method=Method.FLAT, periods=10)
    here = Situation(owing.book(flat, owing.salary(), cash="4000.00"), ON)
    problem = here.problem()
    encoded = encode(problem)
    assert any(one.is_end for one in encoded.columns)

    program = aimed(encoded, problem, Aim.BURDEN, {}).program

    assert len(program.cost) == len(encoded.columns) + 1


def test_how_smooth_cash_can_be_is_told_in_fen_and_no_other_aim() -> None:
    situation = Situation(book(), ON)
    problem = situation.problem()
    for aim in Aim:
        encoded = aimed(encode(problem), problem, aim, {})
        answer = solve(encoded.program)
        assert isinstance(answer, Best)

        told = goal(aim, encoded, answer.values)

        assert (told is not None) == (aim is Aim.SMOOTH)
        if told is not None:
            found = plan(book(), ON, aim=aim)
            assert isinstance(found, Found)
            made = Course(situation.purse, situation.each_owed, found.plan.steps)
            assert told <= made.ups_and_downs.minor + 1
