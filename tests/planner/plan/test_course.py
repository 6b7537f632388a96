"""A loan's course is what its contract asks for, early payments carried out."""

from datetime import date
from decimal import Decimal

from planner.model.records import RepaymentKind
from planner.model.terms import Precision, Prepayment, PrepaymentFee
from planner.money import ZERO, Money
from planner.plan.course import LoanCourse
from planner.plan.debts import loan_debts
from planner.schedule.schedule import schedule
from planner.schedule.steps import Prepay
from tests.helpers import make, owing
from tests.helpers.owing import ON


def course(**given: object) -> LoanCourse:
    loan = make.loan(**given)
    return LoanCourse(next(loan_debts(owing.book(loan), ON)))


def test_without_early_payments_it_is_the_schedule() -> None:
    made = course()

    rows = [row for row in schedule(make.terms()).instalments if row.due > ON]
    assert [(s.on, s.amount) for s in made.steps] == [(r.due, r.payment) for r in rows]
    assert made.left(ON) == made.debt.outstanding == Money(5920_39)
    assert made.left(date(2027, 1, 15)) == ZERO
    assert made.paid == Money(sum(row.payment.minor for row in rows))


def test_two_prepayments_of_one_day_are_one() -> None:
    made = (
        course().prepaid(ON, Money(500_00), "lower").prepaid(ON, Money(1_00), "lower")
    )

    assert made.prepays == (Prepay(ON, Money(501_00), "lower"),)
    assert made.prepaid_on(ON) == Money(501_00)
    assert made.left(ON) == Money(5419_39)


def test_settling_takes_the_place_of_what_was_to_be_prepaid_that_day() -> None:
    made = course().prepaid(ON, Money(500_00), "lower").settled(ON)

    (last,) = made.steps
    assert (last.on, last.kind) == (ON, RepaymentKind.SETTLE)
    assert last.amount == Money(5920_39) + last.interest
    assert not made.allows(ON)


def test_a_fee_is_part_of_the_price() -> None:
    early = Prepayment(allowed_from_period=7, fee=PrepaymentFee(Decimal("0.03")))
    made = course(prepayment=early)

    assert made.has_fee
    assert made.price(Money(100_00)) == Money(103_00)
    assert made.price(ZERO) == ZERO
    assert made.principal_of(Money(103_00)) == Money(100_00)
    assert not made.allows(ON)
    assert made.allows(date(2026, 7, 16))
    step = made.prepaid(date(2026, 7, 16), Money(100_00), "shorter").steps[1]
    assert (str(step.amount), str(step.fee)) == ("103.00", "3.00")


def test_a_loan_that_never_allows_it_is_never_paid_early() -> None:
    made = course(prepayment=Prepayment(allowed_from_period=13))

    assert not made.allows(date(2027, 1, 10))


def test_what_was_paid_ahead_is_not_asked_again() -> None:
    loan = make.loan()
    ahead = make.repayment("loan", "2026-06-18", "500.00", id="ahead")
    debt = next(loan_debts(owing.book(loan).with_(ahead), ON))

    first, *_ = LoanCourse(debt).steps
    (settled,) = LoanCourse(debt).settled(ON).steps

    assert str(first.amount) == "366.19"
    assert settled.amount < Money(5500_00)


def test_rounding_for_display_sums_to_the_loan() -> None:
    made = course(rounding=Precision.DISPLAY, principal="1000.00", periods=7)

    assert made.debt.outstanding == Money(
        sum((s.amount - s.interest - s.fee).minor for s in made.steps)
    )


def test_a_row_that_was_paid_ahead_wholly_is_no_step() -> None:
    loan = make.loan()
    ahead = make.repayment("loan", "2026-06-18", "866.19", id="ahead")
    debt = next(loan_debts(owing.book(loan).with_(ahead), ON))

    assert LoanCourse(debt).steps[0].on == date(2026, 8, 15)
