"""All loans on their way to zero."""

from datetime import date

from planner.app.queries_balances import balances_to_zero
from planner.money import ZERO, Money
from tests.helpers import make

TODAY = date(2026, 3, 1)


def test_each_loan_goes_from_what_is_owed_to_zero() -> None:
    book = make.book(
        make.loan(name="Car"),
        make.loan("small", "100.00", periods=1, first_due="2026-04-15"),
        make.loan("paid", "100.00", periods=1),
        make.repayment(),
        make.repayment("paid", amount="100.60"),
    )

    car, small = balances_to_zero(book, TODAY)

    assert (car.loan, car.name) == ("loan", "Car")
    assert car.points[0] == (TODAY, Money(919381))
    assert car.points[1][0] == date(2026, 3, 15)
    assert car.points[-1] == (date(2027, 1, 15), ZERO)
    assert small.points == ((TODAY, Money(10000)), (date(2026, 4, 15), ZERO))


def test_many_small_loans_stand_together() -> None:
    loans = [make.loan(f"loan-{n}", f"{n}000.00") for n in range(1, 10)]

    found = balances_to_zero(make.book(*loans), TODAY)

    assert [one.loan for one in found] == [
        *(f"loan-{n}" for n in (9, 8, 7, 6, 5)),
        None,
    ]
    assert found[-1].points[0] == (TODAY, Money(1_000_000))
    assert found[-1].points[-1][1] == ZERO
