"""Each due day pays the interest of its period; rows tell it where it matters."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from planner.model.terms import Method, Prepayment, PrepaymentFee
from planner.money import Money
from planner.plan.asked import NOTHING, Asked
from planner.plan.columns import Column, of_loan
from planner.plan.course import LoanCourse
from planner.plan.decode import decode
from planner.plan.encode import Encoded, encode, saving
from planner.plan.problem import LoanView, Problem
from planner.plan.rows import Rows
from planner.plan.running import demands, unpaid
from planner.plan.situation import Situation
from planner.plan.solve import Best, solve
from tests.helpers import make, owing
from tests.helpers.owing import ON

# The first period ends on 15 July; ON, 20 June, lies within it.
FIRST = Asked(frozenset({("loan", 0)}))


def situation(cash: str = "9000.00", **given: Any) -> Situation:
    loan = make.loan(**{"rate": make.rate("0.24"), **given})
    return Situation(owing.book(loan, owing.salary("4000.00"), cash=cash), ON)


def answered(problem: Problem, asked: Asked) -> tuple[Encoded, Best]:
    encoded = encode(problem, asked)
    answer = solve(encoded.program)
    assert isinstance(answer, Best)
    return encoded, answer


def only(here: Situation) -> LoanView:
    return here.problem().loans[0]


def demanded(columns: tuple[Column, ...], view: LoanView, values: list[float]) -> float:
    """By how much the first due day pays more than its interest."""
    first = next(demands(view, Rows(columns)))
    return float(first.dense @ np.array(values) - first.least)


def test_paying_off_in_mid_period_pays_what_has_run_with_it() -> None:
    here = situation()
    view = only(here)
    columns = tuple(of_loan(view, FIRST))
    ends = next(c for c in columns if c.principal < 1.0)
    course = here.in_full["loan"]
    assert isinstance(course, LoanCourse)

    paid = course.settlement(ON)

    owed = float((paid.principal + paid.interest).minor) / 100
    assert ends.on == ON
    assert ends.share * owed == pytest.approx(1.0, abs=1e-5)
    assert ends.principal * owed == pytest.approx(float(paid.principal.minor) / 100)
    # then the due day has nothing to ask for, and no row is broken
    values = [owed if column is ends else 0.0 for column in columns]
    assert demanded(columns, view, values) == pytest.approx(0.05, abs=0.02)


def test_all_principal_and_no_interest_leaves_the_due_day_short() -> None:
    here = situation()
    view = only(here)
    columns = tuple(of_loan(view, FIRST))
    left = sum(row.principal.minor for row in view.rows) / 100
    values = [left] + [0.0] * (len(columns) - 1)

    assert demanded(columns, view, values) < -5
    assert unpaid(columns, (view,), np.array(values)) == FIRST.periods
    assert unpaid(columns, (view,), np.zeros(len(columns))) == frozenset()


def test_every_prepayment_that_the_contract_follows_fulfils_its_row() -> None:
    here = situation()
    view = only(here)
    columns = tuple(of_loan(view, FIRST))
    course = here.in_full["loan"]
    assert isinstance(course, LoanCourse)
    ways = {
        amount: _pays(course, amount)
        for amount in (Money(100_00), Money(3000_00), Money(5000_00))
    }

    for amount, first_due in ways.items():
        yuan = amount.minor / 100
        values = [yuan] + [0.0] * (len(columns) - 1)
        scaled = (view.rows[0].principal + view.rows[0].interest).minor / 100
        eased = columns[0].eased[0][1]
        assert first_due == pytest.approx(scaled - eased * yuan, abs=0.02)
        assert demanded(columns, view, values) >= 0


def _pays(course: LoanCourse, amount: Money) -> float:
    due = course.prepaid(ON, amount, "lower").steps[1]
    return due.amount.minor / 100


def test_what_ran_on_a_prepaid_part_is_paid_beside_the_rest() -> None:
    here = situation(first_due=date(2026, 8, 15), drawn_on=date(2026, 6, 1))
    view = only(here)
    days = [ON, date(2026, 7, 1)]
    chances = tuple(
        replace(view.chances[0], on=on, saved=view.chances[0].saved * (56 - n) / 56)
        for n, on in zip((0, 11), days, strict=True)
    )
    both = replace(view, chances=chances)

    columns = tuple(of_loan(both, FIRST))

    assert [column.principal for column in columns].count(0.0) == 1
    beside = columns[-1]
    assert beside.on == days[1]
    whole = sum(row.principal.minor for row in view.rows) + view.rows[0].interest.minor
    assert beside.share * whole / 100 == pytest.approx(1.0)
    assert beside.saved == 1.0


def test_the_bound_with_its_rows_is_no_lower_and_decodes_to_fewer_aims() -> None:
    problem = situation(cash="4500.00").problem()

    loose, first = answered(problem, NOTHING)
    broken = unpaid(loose.columns, problem.loans, first.values)
    tight, second = answered(problem, Asked(broken))

    assert saving(tight, second.bound) <= saving(loose, first.bound) + 1e-6
    days = [(aim.on, aim.id) for aim in decode(tight, problem, second.values)]
    assert len(days) == len(set(days))


@pytest.mark.parametrize(
    "given",
    [
        {"method": Method.EQUAL_PRINCIPAL},
        {"prepayment": Prepayment(interest_due="all")},
        {"prepayment": Prepayment(allowed_from_period=13)},
    ],
)
def test_other_contracts_are_asked_for_nothing(given: dict[str, Any]) -> None:
    view = only(situation(**given))

    assert not list(demands(view, Rows(tuple(of_loan(view)))))


def test_a_fee_is_asked_of_the_principal_alone() -> None:
    fee = Prepayment(fee=PrepaymentFee(Decimal("0.02")))
    columns = of_loan(only(situation(prepayment=fee)), FIRST)

    ends = next(c for c in columns if c.principal < 1.0)

    assert ends.paid == pytest.approx(1.0 + 0.02 * ends.principal)
