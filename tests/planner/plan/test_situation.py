"""Where a book stands before a plan: courses, horizon, days, cost."""

from datetime import date

from planner.model.terms import Prepayment
from planner.money import ZERO, Money, total
from planner.plan.situation import Situation
from planner.schedule.ledger import owed
from tests.helpers import make, owing
from tests.helpers.owing import ON

BOOK = owing.book(
    make.loan(prepayment=Prepayment(allowed_from_period=8)),
    owing.card(),
    make.move("card", "2026-06-02", "500.00", id="buy"),
    owing.salary(),
)


def test_the_horizon_is_the_last_day_that_a_contract_asks_for_money() -> None:
    situation = Situation(BOOK, ON)

    assert situation.horizon > date(2027, 1, 15)
    assert Situation(owing.book(make.loan()), ON).horizon == date(2027, 1, 15)
    assert Situation(owing.book(), ON).horizon == ON


def test_the_days_are_incomes_first_chances_and_the_wish() -> None:
    until = date(2026, 9, 1)

    days = Situation(BOOK, ON, until).days

    assert days[:5] == (
        ON,
        date(2026, 7, 10),
        date(2026, 8, 10),
        date(2026, 8, 16),
        until,
    )


def test_what_is_owed_is_what_the_ledger_says() -> None:
    situation = Situation(BOOK, ON)

    assert situation.owed == total(owed(BOOK, ON).values())
    assert situation.cost() > ZERO
    assert situation.has_cards
    assert not Situation(owing.book(make.loan()), ON).has_cards


def test_rates_rank_the_debts() -> None:
    book = owing.book(make.loan("a"), make.loan("b", rate=make.rate("0.18")))

    rates = Situation(book, ON).rates

    assert 0.07 < rates["a"] < 0.08
    assert 0.18 < rates["b"] < 0.21


def test_a_fresh_start_never_pays_less_than_the_minimum() -> None:
    carry = Situation(BOOK, ON).carry(Situation(BOOK, ON).in_full)

    assert carry.least == Money(100_00)
    assert carry.must_save


def test_no_bill_is_moved_past_the_day_by_which_all_is_to_be_repaid() -> None:
    until = date(2026, 8, 20)

    whole = Situation(BOOK, ON).problem().bills
    wished = Situation(BOOK, ON, until).problem().bills

    assert any(day > until for bill in whole for day in bill.later)
    assert wished
    assert all(day <= until for bill in wished for day in bill.later + bill.early)
