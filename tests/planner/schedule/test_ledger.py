from datetime import date
from decimal import Decimal

from planner.model.records import MinimumRule, MoveKind
from planner.money import ZERO, Money
from planner.schedule.card import CardUsual
from planner.schedule.ledger import (
    card_states,
    dues,
    loan_state,
    loan_states,
    owed,
)
from planner.schedule.replay import State
from tests.helpers import make

ON = date(2026, 4, 10)
CARD = make.line(
    "card", statement_day=5, due_day=23, minimum=MinimumRule(Decimal("0.1"))
)
BOOK = make.book(
    make.loan(),
    make.loan("later", drawn_on="2026-04-11", first_due="2026-05-11"),
    make.repayment(on="2026-02-15"),
    CARD,
    make.line("idle"),
    make.move("card", on="2026-03-30", amount="1000.00"),
    make.move("card", on="2026-04-11", amount="9.00"),
)


def test_a_loan_is_replayed_by_itself() -> None:
    loan, payments = make.loan(), [make.repayment(on="2026-02-15")]

    assert loan_state(loan, payments, ON) == loan_states(BOOK, ON)["loan"]


def test_loans_of_later_days_are_neither_history_nor_plan() -> None:
    assert set(loan_states(BOOK, ON)) == {"loan"}
    assert set(loan_states(BOOK, date(2026, 4, 11))) == {"loan", "later"}


def test_lines_without_movements_have_no_state() -> None:
    assert set(card_states(BOOK, ON)) == {"card"}
    assert card_states(BOOK, ON)["card"].balance == Money(100000)
    assert card_states(BOOK, date(2026, 3, 1)) == {}


def test_what_is_owed_is_principal_and_card_balance() -> None:
    assert dict(owed(BOOK, ON)) == {"loan": Money(919381), "card": Money(100000)}


def test_nothing_owed_is_left_out() -> None:
    paid = BOOK.with_(
        make.move("card", on="2026-04-09", amount="1200.00", kind=MoveKind.PAY, id="p")
    )

    assert set(owed(paid, ON)) == {"loan"}


def test_dues_of_loans_and_statements_stand_by_day() -> None:
    found = dues(BOOK, ON)

    assert [(due.on.isoformat(), due.loan, due.n, due.state) for due in found[:5]] == [
        ("2026-02-15", "loan", 1, State.PAID),
        ("2026-03-15", "loan", 2, State.LATE),
        ("2026-04-15", "loan", 3, State.DUE),
        ("2026-04-23", "card", 1, State.DUE),
        ("2026-05-15", "loan", 4, State.DUE),
    ]
    statement = found[3]
    assert (str(statement.amount), str(statement.minimum)) == ("1000.00", "100.00")
    assert [str(found[1].left), found[1].minimum] == ["866.19", None]
    assert len(found) == 13


def test_a_statement_whose_minimum_did_not_come_is_late() -> None:
    card = [due for due in dues(BOOK, date(2026, 4, 24)) if due.loan == "card"]

    assert [due.state for due in card] == [State.LATE, State.DUE]


def test_a_statement_paid_in_full_is_paid() -> None:
    paid = BOOK.with_(
        make.move("card", on="2026-04-09", amount="1000.00", kind=MoveKind.PAY, id="p")
    )

    (card,) = [due for due in dues(paid, ON) if due.loan == "card"]
    assert (card.state, card.left) == (State.PAID, ZERO)


def test_a_due_of_no_known_day_comes_last() -> None:
    book = make.book(make.line("card"), make.move("card", amount="5.00"))

    (due,) = dues(book, ON)
    assert (due.on, due.state) == (None, State.DUE)


def test_what_is_usual_fills_what_a_line_leaves_open() -> None:
    book = make.book(
        make.line("card"), make.move("card", on="2026-04-05", amount="5.00")
    )
    usual = {"card": CardUsual(statement_day=1, due_day=9)}

    due = dues(book, ON, usual)[-1]

    assert due.on == date(2026, 5, 9)
    assert card_states(book, ON, usual)["card"].next_due == due.on
    assert dict(owed(book, ON, usual)) == {"card": Money(500)}


def test_who_asks_again_gets_what_was_replayed() -> None:
    states = loan_states(BOOK, ON)
    other = BOOK.with_(make.repayment("another", on="2026-03-15"))

    assert loan_states(BOOK, ON) is states
    assert loan_states(BOOK, date(2026, 4, 9)) is not states
    assert loan_states(other, ON) is not states
