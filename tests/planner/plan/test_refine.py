"""What exact courses taught is told to the solver: cash, and what must ride on."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from planner.model.terms import Method, Prepayment, PrepaymentFee
from planner.plan.encode import Encoded, encode
from planner.plan.refine import refined, steadied
from planner.plan.situation import Situation
from planner.plan.solve import Best, Floats, solve
from tests.helpers import make, owing
from tests.helpers.owing import ON


def solved(*records: object, cash: str = "3000.00") -> tuple[Encoded, Floats]:
    situation = Situation(owing.book(*records, cash=cash), ON)  # type: ignore[arg-type]
    encoded = encode(situation.problem())
    answer = solve(encoded.program)
    assert isinstance(answer, Best)
    return encoded, answer.values


def test_cash_that_lacked_is_held_back_on_the_next_low_day() -> None:
    encoded, values = solved(make.loan(), owing.salary("1000.00"))

    after = refined(encoded, values, {ON: 5_00}).program

    held = encoded.program.row_upper - after.row_upper
    assert held[0] == pytest.approx(5.1)
    assert not held[1:].any()


def test_choices_stay_as_they_were_made() -> None:
    flat = make.loan(method=Method.FLAT, rate=make.rate("0.12"))
    encoded, values = solved(flat, owing.salary(), cash="9000.00")

    after = refined(encoded, values, {date(2026, 7, 1): 1}).program

    assert encoded.program.whole.any()
    assert not after.whole.any()
    assert (after.lower == after.upper).all()
    assert np.allclose(after.lower, values)


def test_what_rides_for_the_most_part_must_ride_and_else_must_not() -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal("0.02")))
    loan = make.loan(prepayment=early, rate=make.rate("0.24"), periods=36)
    encoded, values = solved(loan, owing.salary())
    none = np.zeros(len(values))

    rides = refined(encoded, values, {ON: 1}).program
    still = refined(encoded, none, {ON: 1}).program

    must = [row for row in encoded.rides.values() if rides.row_lower[row] == 0.0]
    assert must
    assert all(still.upper[column] == 0.0 for column in encoded.rides)


def test_steadied_what_rides_pauses_no_more() -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal("0.02")))
    loan = make.loan(prepayment=early, rate=make.rate("0.24"), periods=36)
    encoded, values = solved(loan, owing.salary(), cash="2000.00")

    steady = steadied(encoded, values)
    answer = solve(steady.program)

    assert len(steady.program.rows) > len(encoded.program.rows)
    assert not steady.falls
    assert not steady.rides
    assert isinstance(answer, Best)
    assert answer.objective >= encoded.program.cost @ values - 1e-6
    # a loan that is gone falls to nothing, and no row forbids it
    gone = values.copy()
    gone[0] = 1.0 / encoded.columns[0].share
    fewer = steadied(encoded, gone).program
    assert len(fewer.rows) == len(encoded.program.rows)
