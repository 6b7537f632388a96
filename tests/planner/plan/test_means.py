"""Cash, receivables and a short wait come before any lender."""

from datetime import date
from decimal import Decimal

import pytest

from planner.model.records import Way
from planner.money import ZERO, Money
from planner.plan.means import means
from planner.schedule.cash import forecast
from tests.helpers import lending, make, owing
from tests.helpers.owing import ON


def test_what_later_days_need_is_not_spare() -> None:
    book = owing.book(
        owing.salary(),
        owing.rent("2500.00", "2026-07-08"),
        cash="6000.00",
        reserve="500.00",
    )

    made = means(book, ON, lending.need())

    # 6000 less the rent before the first pay day, above the reserve
    assert made.spare == Money(3000_00)
    assert made.is_known
    assert made.enough == ()
    assert made.path[0].on == date(2026, 7, 1)
    assert min(day.amount for day in made.path) == ZERO
    assert made.path[-1].on == date(2027, 1, 1)


def test_no_spare_is_never_below_zero() -> None:
    made = means(owing.book(make.loan(), cash="10.00"), ON, lending.need())

    assert made.spare == ZERO
    assert not made.is_known


def test_a_confirmed_receivable_that_comes_in_time_suffices() -> None:
    coming = make.receivable(amount="18000.00", due_on="2026-07-10", confirmed=True)
    book = owing.book(coming, cash="3000.00")

    (said,) = means(book, ON, lending.need()).enough

    assert "collect it" in str(said)
    late = make.receivable(amount="18000.00", due_on="2026-06-10", confirmed=True)
    (overdue,) = means(owing.book(late, cash="3000.00"), ON, lending.need()).enough
    assert "late since 2026-06-10" in str(overdue)
    unsure = make.receivable(amount="18000.00", due_on="2026-07-10")
    assert means(owing.book(unsure, cash="3000.00"), ON, lending.need()).enough == ()
    small = make.receivable(amount="100.00", due_on="2026-07-10", confirmed=True)
    assert means(owing.book(small, cash="3000.00"), ON, lending.need()).enough == ()


def test_a_short_wait_for_pay_day_suffices() -> None:
    book = owing.book(owing.salary("25000.00"), cash="0.00")

    (said,) = means(book, ON, lending.need()).enough

    assert "waiting until 2026-07-10" in str(said)
    late = owing.book(owing.salary("25000.00", "2026-07-25"), cash="0.00")
    assert means(late, ON, lending.need()).enough == ()


def test_a_payment_that_can_wait_comes_before_any_lender() -> None:
    stock = make.expected(
        "stock",
        name="Stock",
        amount="8000.00",
        way=Way.OUT,
        first="2026-07-05",
        every="once",
    )
    book = owing.book(stock, owing.salary("9000.00"), cash="21000.00")

    made = means(book, ON, lending.need())

    (said,) = made.enough
    assert str(said) == (
        "pay Stock (8000.00) on 2026-07-10 instead of 2026-07-05: 21000.00 is then"
        " at hand"
    )
    (way,) = made.instead
    assert (way.kind, way.record, way.to) == ("move", "stock", date(2026, 7, 10))
    assert way.at_hand >= lending.need().amount


def test_a_payment_of_a_rhythm_is_advice_only() -> None:
    # pay day is too late to wait for, but not too late for the rent
    rent = owing.rent("8000.00", "2026-07-10")
    pay = owing.salary("30000.00", "2026-07-20")
    book = owing.book(rent, pay, cash="21000.00")

    made = means(book, ON, lending.need())

    assert made.enough == ()
    (said,) = made.easier
    assert "(8000.00) may be paid on 2026-07-20 instead of 2026-07-10" in str(said)


def test_a_debtor_who_hardly_pays_is_no_answer() -> None:
    book = owing.book(
        make.receivable(
            amount="18000.00",
            due_on="2026-07-10",
            confirmed=True,
            probability=Decimal("0.5"),
        ),
        cash="3000.00",
    )

    assert means(book, ON, lending.need()).enough == ()


def test_a_move_that_the_forecast_does_not_confirm_is_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rent = owing.rent("8000.00", "2026-07-10")
    pay = owing.salary("30000.00", "2026-07-20")
    book = owing.book(rent, pay, cash="21000.00")
    unmoved = forecast(book, ON, date(2027, 1, 1))
    monkeypatch.setattr("planner.plan.means.replayed", lambda *_: unmoved)

    assert means(book, ON, lending.need()).easier == ()
