"""The debts of a book on a day: what is left, what is late, what may be prepaid."""

from datetime import date

from planner.model.records import MoveKind
from planner.model.terms import Late, Prepayment
from planner.money import Money
from planner.plan.debts import card_debts, loan_debts
from tests.helpers import make, owing
from tests.helpers.owing import ON


def test_a_loan_that_is_repaid_is_no_debt() -> None:
    done = make.loan("done", periods=3)
    book = owing.book(done, make.loan("open"))

    assert [debt.id for debt in loan_debts(book, ON)] == ["open"]


def test_what_is_overdue_is_told_with_its_penalty() -> None:
    book = owing.book(make.loan(late=Late()), paid=False)

    debt = next(loan_debts(book, date(2026, 2, 20)))

    assert str(debt.arrears_penalty) == "1.30"
    assert str(debt.arrears) == "867.49"


def test_the_waiting_period_ends_after_the_due_day_before_it() -> None:
    book = owing.book(make.loan(prepayment=Prepayment(allowed_from_period=8)))

    debt = next(loan_debts(book, ON))

    assert debt.prepay_since == date(2026, 8, 16)
    assert debt.terms.prepayment is not None
    assert debt.terms.prepayment.allowed_from_period == 1


def test_a_card_that_owes_nothing_is_no_debt() -> None:
    book = owing.book(
        owing.card("full"),
        owing.card("paid"),
        make.move("full", "2026-06-02", "100.00", id="a"),
        make.move("paid", "2026-05-02", "100.00", id="b"),
        make.move("paid", "2026-05-20", "100.00", MoveKind.PAY, id="c"),
        make.move("full", "2026-06-25", "100.00", id="later"),
    )

    (debt,) = card_debts(book, ON)

    assert (debt.id, debt.outstanding, len(debt.moves)) == ("full", Money(100_00), 1)
