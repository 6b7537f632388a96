"""Each variable tells what a yuan paid on another day does to cost and cash."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.model.terms import Fee, Method, Prepayment, PrepaymentFee
from planner.money import Money
from planner.plan.columns import SLIPS, charges, of_bill, of_loan, yuan
from planner.plan.problem import BillView, LoanView
from planner.plan.situation import Situation
from tests.helpers import make, owing
from tests.helpers.owing import ON


def view(**given: object) -> LoanView:
    loan = make.loan(**given)
    problem = Situation(owing.book(loan, owing.salary()), ON).problem()
    (only,) = problem.loans
    return only


def test_a_prepaid_yuan_saves_the_interest_that_it_would_have_borne() -> None:
    loan = view()

    column = next(of_loan(loan))

    assert column.on == ON
    assert column.paid == 1.0
    assert sum(amount for _, amount in column.eased) == pytest.approx(1 - column.cost)
    assert column.cost < 0


def test_a_flat_loan_is_a_chain_of_ends_whose_sum_is_the_settlement() -> None:
    loan = view(method=Method.FLAT, rate=make.rate("0.12"))

    ends = list(of_loan(loan))

    assert all(column.is_end for column in ends)
    # gone at once: all interest of the rows to come is saved but what has run
    later = sum(yuan(row.interest) for row in loan.rows)
    ran = yuan(loan.rows[0].interest) * 5 / 30
    assert sum(column.cost for column in ends) == pytest.approx(ran - later)


def test_interest_that_stays_due_is_saved_by_no_end() -> None:
    loan = view(method=Method.FLAT, prepayment=Prepayment(interest_due="all"))

    assert sum(column.cost for column in of_loan(loan)) == pytest.approx(0.0)


def test_only_loans_whose_instalments_hold_principal_ride_on() -> None:
    fee = Prepayment(fee=PrepaymentFee(Decimal("0.01")))

    level = [c.rides for c in of_loan(view(prepayment=fee)) if c.rides is not None]
    bullet = view(prepayment=fee, method=Method.BULLET)

    assert level == [0, 1, 2, 3, 4, 5]
    assert all(column.rides is None for column in of_loan(bullet))


def test_fees_of_periods_are_charges_from_the_first_chance_on() -> None:
    fee = (Fee("period", Money(5_00)),)

    assert [charge.due for charge in charges(view(fees=fee))][:2] == [
        date(2026, 7, 15),
        date(2026, 8, 15),
    ]
    assert not list(charges(view(fees=fee, method=Method.FLAT)))
    locked = view(fees=fee, prepayment=Prepayment(allowed_from_period=13))
    assert not list(charges(locked))


def bill() -> BillView:
    bought = make.move("card", "2026-06-02", "3000.00", id="buy")
    book = owing.book(owing.card(), bought, owing.salary(first="2026-06-21"))
    (only,) = Situation(book, ON).problem().bills
    return only


def test_a_bill_put_off_bears_interest_that_a_later_bill_asks_for() -> None:
    late = next(c for c in of_bill(bill()) if c.on > bill().due)

    days = (late.on - bill().due).days
    assert late.paid == 1.0
    assert late.cost == pytest.approx(days * 0.0005)
    assert late.eased[1][0] > late.on


def test_what_is_paid_early_lowers_the_interest_of_a_bill_that_slips() -> None:
    early, eases = (c for c in of_bill(bill()) if c.on == date(2026, 6, 21))

    assert early.cost == 0.0
    assert eases.id.endswith(SLIPS)
    assert eases.paid == 0.0
    assert eases.cost == pytest.approx(-2 * 0.0005)


def test_interest_that_no_later_bill_asks_for_is_never_asked_for_in_time() -> None:
    assert replace(bill(), dues=()).asked_on(ON) == date.max
    assert bill().asked_on(bill().due) == date(2026, 7, 23)
