from datetime import date, timedelta

import pytest

from planner.credit.past import Past, past_of
from planner.model.book import Book
from planner.model.records import MinimumRule, MoveKind, NoteKind, RepaymentKind
from planner.money import Money
from planner.schedule.card import CardUsual
from planner.schedule.schedule import schedule
from tests.helpers import make

ON = date(2026, 8, 20)
TENTH = MinimumRule(make.rate("0.1").value)


def _paid(loan, days_late: dict[int, int] | None = None, upto: int = 7):
    late = days_late or {}
    return [
        make.repayment(
            loan.id,
            row.due + timedelta(days=late.get(row.n, 0)),
            row.payment,
            id=f"{loan.id}-{row.n}",
        )
        for row in schedule(loan.terms).instalments
        if row.n <= upto
    ]


def _book(*records) -> Book:
    return make.book(make.line(limit="20000.00"), *records)


def _lapses(past: Past) -> list[tuple[str, str | None]]:
    return [
        (one.since.isoformat(), one.last.isoformat() if one.last else None)
        for one in past.lapses
    ]


def test_what_is_still_unpaid_is_an_open_lapse() -> None:
    loan = make.loan(line="line")

    past = past_of(_book(loan, *_paid(loan, upto=5)), ON)

    assert _lapses(past) == [("2026-07-16", None), ("2026-08-16", None)]
    assert past.lines["line"].overdue


def test_a_payment_that_comes_later_than_the_day_is_not_known() -> None:
    loan = make.loan(line="line")
    book = _book(loan, *_paid(loan, {6: 60}))

    past = past_of(book, date(2026, 8, 1))

    assert _lapses(past) == [("2026-07-16", None)]


def test_a_large_loan_returned_within_a_week_is_noted() -> None:
    def quick(principal: str, on: str):
        loan = make.loan(principal=principal, line="line")
        settle = make.repayment("loan", on, "99999.00", kind=RepaymentKind.SETTLE)
        return past_of(_book(loan, settle), ON).lines["line"].returned

    assert [one.record for one in quick("4000.00", "2026-01-22")] == ["loan"]
    assert quick("3999.99", "2026-01-22") == ()
    assert quick("4000.00", "2026-01-23") == ()


def test_moves_make_balances_uses_and_bills() -> None:
    line = make.line(statement_day=5, due_day=25, minimum=TENTH)
    book = make.book(
        line,
        make.move(on="2026-05-02", amount="1000.00"),
        make.move(on="2026-05-20", amount="1000.00", kind=MoveKind.PAY),
        make.move(on="2026-06-02", amount="2000.00"),
        make.move(on="2026-06-28", amount="50.00", kind=MoveKind.PAY),
        make.move(on="2026-07-02", amount="150.00", kind=MoveKind.PAY),
    )

    own = past_of(book, ON).lines["line"]

    assert [use.on.month for use in own.uses] == [5, 6]
    assert own.balance(date(2026, 5, 10)) == make.money("1000.00")
    assert own.balance(date(2026, 5, 20)) == Money(0)
    assert [bill.below for bill in own.statements[:2]] == [False, True]
    assert own.left(date(2026, 6, 2)) == make.money("18000.00")


def test_a_minimum_paid_late_is_a_lapse_until_it_is_reached() -> None:
    line = make.line(statement_day=5, due_day=25, minimum=TENTH)
    book = make.book(
        line,
        make.move(on="2026-06-02", amount="2000.00"),
        make.move(on="2026-06-28", amount="50.00", kind=MoveKind.PAY),
        make.move(on="2026-07-02", amount="150.00", kind=MoveKind.PAY),
    )

    assert _lapses(past_of(book, date(2026, 7, 4))) == [("2026-06-26", "2026-07-02")]
    assert _lapses(past_of(book, date(2026, 6, 30))) == [("2026-06-26", None)]


@pytest.mark.parametrize(("paid", "below"), [("0.01", None), ("0.00", True)])
def test_without_a_known_minimum_only_nothing_is_too_little(paid, below) -> None:
    line = make.line(statement_day=5, due_day=25)
    moves = [make.move(on="2026-06-02", amount="2000.00")]
    if paid != "0.00":
        moves.append(make.move(on="2026-06-10", amount=paid, kind=MoveKind.PAY))

    own = past_of(make.book(line, *moves), date(2026, 7, 4)).lines["line"]

    assert [bill.below for bill in own.statements] == [below]


def test_what_the_catalogue_knows_of_a_card_counts() -> None:
    usual = {"line": CardUsual(statement_day=5, due_day=25, minimum=TENTH)}
    book = make.book(make.line(), make.move(on="2026-06-02", amount="2000.00"))

    assert past_of(book, date(2026, 7, 4)).lines["line"].statements == ()
    own = past_of(book, date(2026, 7, 4), usual).lines["line"]
    assert [bill.below for bill in own.statements] == [True]


def test_a_line_without_statements_has_a_balance_all_the_same() -> None:
    book = make.book(make.line(), make.move(amount="50.00"))

    own = past_of(book, ON).lines["line"]

    assert own.statements == ()
    assert own.balance(ON) == make.money("50.00")


def test_lines_that_were_not_open_are_not_there() -> None:
    book = make.book(make.line(), make.line("new", opened_on="2026-09-01"))

    assert list(past_of(book, ON).lines) == ["line"]


def test_loans_outside_the_lines_count_as_owed() -> None:
    book = _book(make.loan("own", line="line"), make.loan("alone", channel="微粒贷"))

    past = past_of(book, date(2026, 1, 20))

    assert past.owed(date(2026, 1, 20)) == make.money("20000.00")
    assert past.owed(date(2026, 1, 1)) == Money(0)
    assert set(past.first_uses) == {"credit-card", "微粒贷"}


def test_a_loan_without_a_channel_is_its_own_lender() -> None:
    past = past_of(make.book(make.loan("alone", channel="")), ON)

    assert set(past.first_uses) == {"alone"}


def test_who_a_note_is_about() -> None:
    past = past_of(
        _book(
            make.note(line="line", id="a"),
            make.note(lender=" MYbank ", id="b"),
            make.note(id="c"),
        ),
        ON,
    )

    named = {note.id: past.lender_of(note) for note in past.notes}
    assert named == {"a": "credit-card", "b": "mybank", "c": ""}


def test_a_day_of_use_is_a_drawing_that_worked() -> None:
    book = _book(
        make.move(on="2026-05-02"),
        make.move(on="2026-05-02", amount="5.00"),
        make.reading(on="2026-06-01", drawable=False, reason="综合评估"),
        make.note(NoteKind.INQUIRY, "2026-05-01"),
    )

    attempts = past_of(book, ON).lines["line"].attempts

    assert [(one.on.month, one.worked) for one in attempts] == [(5, True), (6, False)]


def test_the_book_tells_of_use_only_from_its_first_drawing_on() -> None:
    past = past_of(_book(make.move(on="2026-05-02")), ON)

    assert not past.uses_by(date(2026, 5, 1))
    assert past.uses_by(date(2026, 5, 2))
    assert not past.owes_by(ON)
