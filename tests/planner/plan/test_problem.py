"""A problem is plain values: rows, chances and what rounding may hide."""

import pickle
from datetime import date
from fractions import Fraction

from planner.model.terms import Prepayment
from planner.plan.course import LoanCourse
from planner.plan.debts import loan_debts
from planner.plan.problem import LoanView, loan_view
from planner.plan.situation import Situation
from tests.helpers import make, owing
from tests.helpers.owing import ON


def view(**given: object) -> LoanView:
    book = owing.book(make.loan(**given))
    return loan_view(LoanCourse(next(loan_debts(book, ON))), (ON, date(2026, 7, 10)))


def test_chances_are_the_days_asked_for_and_the_due_days() -> None:
    made = view(periods=7)

    assert made.since == date(2026, 6, 15)
    assert [chance.on for chance in made.chances] == [
        ON,
        date(2026, 7, 10),
        date(2026, 7, 15),
    ]
    # 25 of the 30 days of the period, at 0.6 % a month
    assert made.chances[0].saved == Fraction(6, 1000) * Fraction(25, 30)
    assert [chance.n for chance in made.chances] == [0, 0, 1]


def test_no_chance_comes_before_the_contract_allows() -> None:
    made = view(prepayment=Prepayment(allowed_from_period=8))

    assert made.chances[0].on == date(2026, 8, 16)
    assert view(prepayment=Prepayment(allowed_from_period=13)).chances == ()


def test_a_loan_in_its_first_period_began_on_its_day() -> None:
    made = view(drawn_on="2026-06-10", first_due=date(2026, 7, 10))

    assert made.since == date(2026, 6, 10)


def test_a_problem_can_be_sent_to_another_process() -> None:
    problem = Situation(owing.portfolio(6), ON).problem()

    assert pickle.loads(pickle.dumps(problem)) == problem  # noqa: S301  # our own
