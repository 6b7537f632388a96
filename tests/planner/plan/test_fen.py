"""What whole fen may gain is held; told to the program it is less, and still enough."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from planner.model.terms import LenderUnit, Method, Prepayment, PrepaymentFee, Terms
from planner.money import Money, Rounding
from planner.plan.asked import Asked
from planner.plan.encode import encode, saving
from planner.plan.fen import beside, gains, row_fen
from planner.plan.problem import LoanView
from planner.plan.situation import Situation
from planner.plan.solve import Best, solve
from tests.helpers import make, owing
from tests.helpers.owing import ON

HALF = Fraction(1, 2)


def view(**given: Any) -> tuple[LoanView, Terms]:
    loan = make.loan(**given)
    return Situation(owing.book(loan), ON).problem().loans[0], loan.terms


def test_a_row_gains_half_a_fen_and_what_its_own_was_rounded_up_by() -> None:
    plain, _ = view()

    fen = row_fen(plain)

    assert all(HALF <= one <= 1 for one in fen)
    # of the running period it is not known
    assert fen[0] == 1
    left = sum(row.principal.minor for row in plain.rows[1:])
    exact = left * Fraction(6, 1000)
    up = plain.rows[1].interest.minor - exact
    assert fen[1] == HALF + max(up, Fraction(0))


@pytest.mark.parametrize(
    "given",
    [
        {"method": Method.FLAT},
        {"prepayment": Prepayment(interest_due="all")},
        {"prepayment": Prepayment(allowed_from_period=13)},
    ],
)
def test_rows_that_nothing_scales_gain_nothing(given: dict[str, Any]) -> None:
    other, _ = view(**given)

    assert not any(row_fen(other))


def test_rows_before_the_first_chance_gain_nothing() -> None:
    waits, _ = view(prepayment=Prepayment(allowed_from_period=9))

    fen = row_fen(waits)

    assert fen[0] == 0
    assert fen[-1] >= HALF


def test_beside_the_rows_fees_units_and_level_instalments_round() -> None:
    equal = {"method": Method.EQUAL_PRINCIPAL}
    assert beside(*view(**equal)) == 0
    early = Prepayment(fee=PrepaymentFee(make.rate("0.01").value))
    assert beside(*view(**equal, prepayment=early)) == 1
    assert beside(*view(method=Method.FLAT)) == 1
    unit = LenderUnit(Money(100), Rounding.UP)
    assert beside(*view(rounding=unit, **equal)) > 10
    assert beside(*view(rounding=unit, method=Method.FLAT)) == 1
    assert beside(*view(prepayment=Prepayment(allowed_from_period=13))) == 0
    # seven rows, two fen each that bear 0.6 % a month for the rest
    assert beside(*view()) == pytest.approx(2 * 21 * 0.006, rel=0.05)
    # a long dear loan could stray far: the part that is held is a part of its interest
    long = make.loan(rate=make.rate("0.24"), periods=60)
    here = Situation(owing.book(long), ON).problem().loans[0]
    assert beside(here, long.terms) == here.rows[0].interest.minor * Fraction(5, 10_000)


def test_told_to_the_program_rounding_gains_less_than_held_beside_it() -> None:
    book = owing.book(make.loan(), owing.salary("3000.00"), cash="9000.00")
    problem = Situation(book, ON).problem()
    rough, fine = encode(problem), encode(problem, Asked(fen=True))

    answers = [solve(one.program) for one in (rough, fine)]

    assert all(isinstance(answer, Best) for answer in answers)
    lost, held = (
        saving(one, answer.bound) * 100 + (problem.rounding - one.told).minor
        for one, answer in zip((rough, fine), answers, strict=True)
        if isinstance(answer, Best)
    )
    assert held < lost
    assert fine.told == problem.in_rows
    assert len(list(gains(problem))) == len(problem.loans[0].rows)
    assert not list(gains(replace(problem, loans=())))
