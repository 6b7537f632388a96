"""A payment that waits a few days saves a loan, and the forecast proves it."""

from datetime import date

from planner.model.records import Way
from planner.money import Money
from planner.plan.moves import Move, movable, moves_enough, replayed
from planner.schedule.cash import forecast
from planner.schedule.ledger import NOTHING_USUAL
from tests.helpers import make, owing
from tests.helpers.owing import ON

BY = date(2026, 7, 1)
STOCK = make.expected(
    "stock",
    name="Stock",
    amount="3000.00",
    way=Way.OUT,
    first="2026-07-05",
    every="once",
)


def test_payments_ahead_can_wait_two_weeks() -> None:
    book = make.book(STOCK, owing.salary(), owing.rent("100.00", "2026-06-25"))

    found = movable(book, ON, BY)

    assert [(one.row.id, one.on) for one in found] == [
        ("rent", date(2026, 6, 25)),
        ("stock", date(2026, 7, 5)),
    ]
    assert [one.is_single for one in found] == [False, True]
    assert found[1].to == date(2026, 7, 19)


def test_the_shortest_wait_that_suffices_is_found() -> None:
    book = owing.book(STOCK, owing.salary(), cash="4000.00")
    until = date(2026, 9, 1)
    days = forecast(book, ON, until)

    moves = next(moves_enough(days, movable(book, ON, BY), BY, Money(4000_00)), ())

    # pay day is the tenth
    assert [(one.on, one.to) for one in moves] == [
        (date(2026, 7, 5), date(2026, 7, 10))
    ]
    after = replayed(book, ON, until, moves, NOTHING_USUAL)
    assert min(day.amount for day in after if day.on >= BY) >= Money(4000_00)
    assert not list(moves_enough(days, movable(book, ON, BY), BY, Money(4000_01)))


def test_two_payments_may_have_to_wait() -> None:
    other = make.expected(
        "other", amount="900.00", way=Way.OUT, first="2026-07-06", every="once"
    )
    book = owing.book(STOCK, other, owing.salary("5000.00"), cash="4000.00")
    days = forecast(book, ON, date(2026, 9, 1))

    (moves,) = moves_enough(days, movable(book, ON, BY), BY, Money(4000_00))

    assert {one.row.id for one in moves} == {"stock", "other"}
    assert {one.to for one in moves} == {date(2026, 7, 10)}


def test_one_payment_of_a_rhythm_is_moved_alone() -> None:
    rent = owing.rent("100.00", "2026-06-25")
    book = owing.book(rent, cash="1000.00")
    move = Move(rent, date(2026, 6, 25), date(2026, 6, 30))

    after = {
        day.on: day.amount
        for day in replayed(book, ON, date(2026, 7, 26), (move,), NOTHING_USUAL)
    }

    assert after[date(2026, 6, 29)] == Money(1000_00)
    assert after[date(2026, 6, 30)] == Money(900_00)
    assert after[date(2026, 7, 25)] == Money(800_00)
