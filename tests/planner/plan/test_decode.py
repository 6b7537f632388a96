"""What the solver would leave of each loan comes back in whole fen, with its mode."""

from dataclasses import replace
from decimal import Decimal

import numpy as np

from planner.model.terms import Method, Prepayment, PrepaymentFee
from planner.money import ZERO, Money
from planner.plan.card_course import CardCourse
from planner.plan.decode import Target, card_wishes, decode
from planner.plan.encode import encode
from planner.plan.situation import Situation
from planner.plan.solve import Best, solve
from tests.helpers import make, owing
from tests.helpers.owing import ON


def targets(*records: object, cash: str = "1000.00") -> tuple[Target, ...]:
    situation = Situation(owing.book(*records, cash=cash), ON)  # type: ignore[arg-type]
    problem = situation.problem()
    encoded = encode(problem)
    answer = solve(encoded.program)
    assert isinstance(answer, Best)
    return decode(encoded, problem, answer.values)


def test_targets_come_by_day_and_fall() -> None:
    found = targets(make.loan(), owing.salary())

    assert found == tuple(sorted(found))
    assert [target.left for target in found] == sorted(
        (target.left for target in found), reverse=True
    )
    assert found[-1].left == ZERO


def test_a_flat_loan_has_one_target_the_day_it_is_gone() -> None:
    flat = make.loan(method=Method.FLAT, rate=make.rate("0.12"))

    (target,) = targets(flat, owing.salary(), cash="9000.00")

    assert (target.on, target.left) == (ON, ZERO)


def test_old_instalments_that_ride_on_shorten_the_loan() -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal("0.02")))
    loan = make.loan(prepayment=early, rate=make.rate("0.24"), periods=36)

    found = targets(loan, owing.salary("3000.00"), cash="3000.00")

    assert found[0].mode == "shorter"


def test_nothing_moved_is_no_target() -> None:
    situation = Situation(owing.book(make.loan()), ON)
    problem = situation.problem()
    encoded = encode(replace(problem))

    assert decode(encoded, problem, np.zeros(len(encoded.program.cost))) == ()
    assert Target(ON, "loan", Money(1)).mode == "lower"


def wished(cash: str, salary: str = "1000.00") -> CardCourse:
    bought = make.move("card", "2026-06-02", "3000.00", id="buy")
    records = owing.card(), bought, owing.salary(salary), make.loan()
    situation = Situation(owing.book(*records, cash=cash), ON)
    problem = situation.problem()
    encoded = encode(problem)
    answer = solve(encoded.program)
    assert isinstance(answer, Best)
    made = card_wishes(encoded, problem, answer.values, situation.in_full)
    assert made["loan"] is situation.in_full["loan"]
    course = made["card"]
    assert isinstance(course, CardCourse)
    return course


def test_a_card_is_paid_as_the_solver_would() -> None:
    course = wished("1300.00")
    steps = course.steps

    # less than the bill on its day, the rest from the next money on, then no minimum
    assert not course.in_full
    assert steps[0].amount < Money(3000_00)
    assert course.extra
    assert course.full_on
    least = replace(course, extra=(), full_on=frozenset())
    assert len(steps) < len(least.steps)
    assert course.paid < least.paid


def test_a_card_that_can_be_paid_is_paid_in_full() -> None:
    course = wished("9000.00")

    assert course.steps[0].amount == Money(3000_00)
    assert course.paid == course.debt.outstanding
