"""When debtors are likely to pay."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.records import Receivable
from planner.money import Money
from planner.schedule.collect import (
    Basis,
    collections,
    expected_by,
    habits,
    open_receivables,
    share_range,
)
from tests.helpers import make

ON = make.day("2026-06-01")


def paid(id: str, delay: int, debtor: str = "Debtor") -> Receivable:  # noqa: A002
    due = make.day("2026-01-31")
    return make.receivable(
        id, debtor=debtor, due_on=due, collected_on=due + timedelta(days=delay)
    )


def past(*delays: int, debtor: str = "Debtor") -> list[Receivable]:
    return [paid(f"{debtor}-{n}", delay, debtor) for n, delay in enumerate(delays)]


def book_with(*records: Receivable, **open_: object) -> Book:
    return make.book(*records, make.receivable("open", **open_))


def test_what_is_collected_or_not_issued_yet_is_not_open() -> None:
    book = make.book(
        paid("a", 3),
        make.receivable("later", collected_on=make.day("2026-06-02")),
        make.receivable("future", issued_on="2026-06-02", due_on="2026-07-01"),
        make.receivable("b", due_on="2026-03-01"),
    )

    assert [one.id for one in open_receivables(book, ON)] == ["b", "later"]


def test_a_habit_is_read_from_what_was_collected() -> None:
    habit = habits(make.book(*past(5, -2, 0, 40)), ON)["Debtor"]

    assert habit.delays == (-2, 0, 5, 40)
    assert (habit.on_time, habit.median) == (2, 5)


def test_the_users_own_judgement_comes_first() -> None:
    book = book_with(
        *past(0, 0, 0), due_on="2026-07-01", probability=Decimal("0.7"), confirmed=True
    )

    (one,) = collections(book, ON)

    assert (one.basis, one.probability, one.n) == (Basis.OWN, Decimal("0.7"), 0)
    assert one.expected == make.money("21000.00")


@pytest.mark.parametrize(
    ("confirmed", "basis", "expected"),
    [(True, Basis.CONFIRMED, "30000.00"), (False, Basis.DISPUTED, "0.00")],
)
def test_what_the_debtor_says_counts_next(
    *, confirmed: bool, basis: Basis, expected: str
) -> None:
    (one,) = collections(book_with(due_on="2026-07-01", confirmed=confirmed), ON)

    assert (one.basis, one.expected) == (basis, make.money(expected))
    assert one.on == make.day("2026-07-01")


def test_four_earlier_payments_give_a_share_and_a_likely_day() -> None:
    book = book_with(*past(0, -1, 12, 20), due_on="2026-07-01")

    (one,) = collections(book, ON)

    assert (one.basis, one.paid, one.n) == (Basis.DEBTOR, 2, 4)
    assert one.probability == Decimal("0.50")
    assert (one.low, one.high) == share_range(2, 4)
    assert one.expected == make.money("15000.00")
    assert (one.earliest, one.on, one.latest) == (
        make.day("2026-06-30"),
        make.day("2026-07-13"),
        make.day("2026-07-21"),
    )


def test_what_is_late_is_measured_by_what_was_as_late() -> None:
    # 31 days late: of 40, 50 and 90 days two came within 30 more
    book = book_with(*past(0, 10, 40, 50, 90), due_on="2026-05-01")

    (one,) = collections(book, ON)

    assert (one.days_late, one.paid, one.n) == (31, 2, 3)
    assert one.probability == Decimal("0.67")
    assert one.expected == make.money("20100.00")
    assert one.on == make.day("2026-06-20")


def test_a_new_debtor_is_measured_by_all_of_them() -> None:
    book = book_with(
        *past(0, 0), *past(7, debtor="Other"), debtor="New", due_on="2026-07-01"
    )

    (one,) = collections(book, ON)

    assert (one.basis, one.paid, one.n) == (Basis.DEBTORS, 2, 3)


def test_where_nothing_tells_nothing_is_made_up() -> None:
    (early,) = collections(book_with(*past(0, 0), due_on="2026-07-01"), ON)
    (late,) = collections(book_with(due_on="2026-05-01"), ON)

    assert (early.basis, early.probability) == (Basis.UNKNOWN, None)
    assert (early.on, early.expected) == (make.day("2026-07-01"), Money(0))
    assert (late.on, late.earliest, late.low) == (None, None, None)


def test_those_of_a_stretch_are_found_by_their_likely_day() -> None:
    found = collections(book_with(due_on="2026-07-01"), ON)

    assert expected_by(found, make.day("2026-07-01"), make.day("2026-07-01")) == found
    assert expected_by(found, ON, make.day("2026-06-30")) == ()


@given(n=st.integers(1, 500), data=st.data())
def test_a_range_holds_the_share(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))

    low, high = share_range(k, n)

    assert 0 <= low <= round(Decimal(k) / n, 2) <= high <= 1


@given(
    amounts=st.lists(st.integers(1, 10**9), max_size=6),
    share=st.decimals(0, 1, places=2),
)
def test_no_more_is_expected_than_is_owed(amounts: list[int], share: Decimal) -> None:
    book = make.book(
        *(
            make.receivable(f"r{n}", amount=Money(size), probability=share)
            for n, size in enumerate(amounts)
        )
    )

    for one in collections(book, ON):
        assert 0 <= one.expected.minor <= one.receivable.amount.minor
