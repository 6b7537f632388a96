"""A loan in full, as agreed and as paid."""

from datetime import date

from planner.app.queries_loan import balances, loan_detail
from planner.model.records import RepaymentKind
from planner.model.terms import Precision, Prepayment
from planner.money import ZERO, Money
from planner.schedule.replay import State
from tests.helpers import make

TODAY = date(2026, 3, 20)


def test_each_row_stands_as_agreed_and_as_paid() -> None:
    book = make.book(make.loan(), make.repayment(on="2026-02-20"))

    detail = loan_detail(book, "loan", TODAY)

    first, second, third = detail.rows[:3]
    assert (first.principal, first.interest, first.balance) == (
        Money(80619),
        Money(6000),
        Money(919381),
    )
    assert (first.state, first.days_late, first.paid_on) == (
        State.PAID,
        5,
        date(2026, 2, 20),
    )
    assert (second.state, second.left, second.days_late) == (
        State.LATE,
        Money(86619),
        5,
    )
    assert third.state is State.DUE
    assert [row.code for row in detail.rows[:3]] == ["M", "1", ""]
    assert [row.place for row in detail.rows] == list(range(12))


def test_early_payments_change_the_rows_and_not_what_was_agreed() -> None:
    early = make.repayment(on="2026-02-20", amount="3000.00", kind=RepaymentKind.PREPAY)

    detail = loan_detail(make.book(make.loan(), make.repayment(), early), "loan", TODAY)

    assert len(detail.agreed.rows) == 12
    assert len(detail.rows) < 12
    assert [one.amount for one in detail.paid] == [Money(300000), Money(86619)]


def test_a_settlement_is_the_last_row() -> None:
    early = make.repayment(on="2026-03-01", amount="9250.00", kind=RepaymentKind.SETTLE)
    loan = make.loan(prepayment=Prepayment(allowed_from_period=6))

    detail = loan_detail(make.book(loan, make.repayment(), early), "loan", TODAY)

    last = detail.rows[-1]
    assert (last.n, last.due, last.place) == (2, date(2026, 3, 1), None)
    assert (last.balance, last.left, last.state) == (ZERO, ZERO, State.PAID)
    assert last.principal == Money(919381)
    assert last.code == "C"


def test_rows_rounded_for_display_still_sum_to_the_loan() -> None:
    loan = make.loan(rounding=Precision.DISPLAY)

    detail = loan_detail(make.book(loan), "loan", TODAY)

    assert sum(row.payment.minor for row in detail.rows) == (
        detail.plan.totals.payment.minor
    )


def test_the_balance_falls_with_each_payment_to_zero() -> None:
    early = make.repayment(on="2026-02-15", amount="3000.00", kind=RepaymentKind.PREPAY)
    settle = make.repayment(
        on="2026-03-01", amount="6300.00", kind=RepaymentKind.SETTLE
    )
    book = make.book(make.loan(), make.repayment(), early, settle)

    found = balances(loan_detail(book, "loan", TODAY).plan)

    assert found == {
        date(2026, 1, 15): Money(1000000),
        date(2026, 2, 15): Money(619381),
        date(2026, 3, 1): ZERO,
    }


def test_a_loan_that_is_drawn_later_has_its_rows_already() -> None:
    detail = loan_detail(make.book(make.loan()), "loan", date(2025, 12, 1))

    assert len(detail.rows) == 12
    assert detail.state.settle is None
