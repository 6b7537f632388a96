"""Loans and cards as rows: what is owed, when, and what it costs."""

from decimal import Decimal

from planner.app.queries_loans import (
    DUE_STATE_WORDS,
    LoanRow,
    dues,
    loans,
    name_of,
    weighted_annual,
)
from planner.model import records as r
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.schedule.replay import State
from tests.helpers import make

ON = make.day("2026-03-20")
CARD = make.line(
    "card",
    name="",
    channel="credit-card",
    rate=make.rate("0.0005"),
    statement_day=5,
    due_day=23,
    minimum=r.MinimumRule(Decimal("0.1")),
)


def row(book: Book, loan: str) -> LoanRow:
    return next(row for row in loans(book, ON) if row.loan == loan)


def test_a_loan_that_is_paid_on_time() -> None:
    book = make.book(
        make.loan(name="Car"),
        make.repayment(amount="866.19"),
        make.repayment(on="2026-03-15", amount="866.19"),
    )

    found = row(book, "loan")

    assert (found.name, found.channel, found.is_card) == ("Car", "bank-online", False)
    assert found.outstanding < Money(900_000)
    assert found.next_due == make.day("2026-04-15")
    assert found.next_amount == Money(86619)
    assert (found.late, found.days_late) == (ZERO, 0)
    assert found.annual.nominal is not None
    assert abs(found.annual.nominal - Decimal("0.072")) < Decimal("0.0001")
    assert found.settle is not None
    assert found.settle > found.outstanding


def test_a_loan_that_is_late_says_by_how_much_and_how_long() -> None:
    found = row(make.book(make.loan()), "loan")

    assert found.late >= Money(2 * 86619)
    assert found.days_late == 33


def test_a_settled_loan_stays_in_the_list() -> None:
    book = make.book(
        make.loan(periods=1), make.repayment(amount="10060.00", on="2026-02-15")
    )

    found = row(book, "loan")

    assert found.outstanding == ZERO
    assert (found.next_due, found.next_amount) == (None, None)


def test_a_loan_of_a_later_day_is_not_yet_there() -> None:
    book = make.book(make.loan(drawn_on="2026-04-01", first_due="2026-05-01"))

    assert loans(book, ON) == ()
    assert dues(book, ON) == ()


def test_a_card_balance_stands_under_its_line() -> None:
    book = make.book(
        CARD,
        make.move("card", "2026-01-10", "1000.00"),
        make.move("card", "2026-03-10", "50.00"),
    )

    found = row(book, "card")

    assert found.is_card
    assert found.outstanding > Money(105_000)
    assert (found.principal, found.annual.nominal) == (None, None)
    assert (found.late, found.days_late) == (ZERO, 0)
    assert found.line == "card"
    assert found.name == "Credit card"


def test_a_card_whose_minimum_was_missed_is_late() -> None:
    book = make.book(CARD, make.move("card", "2026-02-01", "1000.00"))

    found = next(x for x in loans(book, make.day("2026-03-01")) if x.loan == "card")

    assert found.late > ZERO
    assert found.days_late == 6


def test_what_is_due_of_a_card_on_a_day_that_nobody_knows() -> None:
    book = make.book(
        make.line("free", channel="a friend", name="Friend"),
        make.move("free", "2026-02-01", "1000.00"),
    )

    (due,) = dues(book, ON)

    assert (due.on, due.name, due.left) == (None, "Friend", Money(100_000))
    assert row(book, "free").next_due is None


def test_dues_come_by_day_with_their_state() -> None:
    book = make.book(
        make.loan(), make.repayment(amount="866.19"), CARD, make.move("card", ON)
    )

    found = dues(book, ON)

    assert [due.state for due in found[:3]] == [State.PAID, State.LATE, State.DUE]
    assert found[0].left == ZERO
    assert {due.loan for due in found} == {"loan", "card"}
    assert [d.on for d in found] == sorted(d.on for d in found if d.on is not None)
    assert set(DUE_STATE_WORDS) == set(State)


def test_a_loan_without_name_is_called_by_its_line_or_channel() -> None:
    book = make.book(
        make.line(name="My card"),
        make.loan("a", line="line", channel="credit-card"),
        make.loan("b", channel="huabei"),
        make.loan("c", channel="uncle"),
    )

    assert name_of(book, "a") == "My card"
    assert name_of(book, "b") == "Huabei (Ant pay-later)"
    assert name_of(book, "c") == "uncle"


def test_the_weighted_cost_leaves_out_what_has_no_rate() -> None:
    book = make.book(
        make.loan("cheap", "30000.00", rate=make.rate("0.04")),
        make.loan("dear", "10000.00", rate=make.rate("0.16")),
        CARD,
        make.move("card", ON),
    )

    found = weighted_annual(loans(book, make.day("2026-03-20")))

    assert found is not None
    assert Decimal("0.06") < found < Decimal("0.08")
    assert weighted_annual(()) is None
