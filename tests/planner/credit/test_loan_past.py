from datetime import date, timedelta

from planner.credit.past import Past, past_of
from planner.model.book import Book
from planner.model.records import RepaymentKind
from planner.model.terms import Accrual, Late, Prepayment
from planner.money import Money
from planner.rates import Period
from planner.schedule.ledger import loan_state
from planner.schedule.schedule import schedule
from tests.helpers import make

ON = date(2026, 8, 20)


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


def test_what_is_paid_on_its_day_is_no_lapse() -> None:
    loan = make.loan(line="line")

    past = past_of(_book(loan, *_paid(loan)), ON)

    assert past.lapses == ()
    assert past.first_due == date(2026, 2, 15)


def test_days_late_run_from_the_day_after_to_the_payment() -> None:
    loan = make.loan(line="line")

    past = past_of(_book(loan, *_paid(loan, {3: 12})), ON)

    assert _lapses(past) == [("2026-04-16", "2026-04-27")]


def test_days_of_grace_are_no_lapse() -> None:
    loan = make.loan(line="line", late=Late(grace_days=3))

    in_grace = past_of(_book(loan, *_paid(loan, {3: 3})), ON)
    after = past_of(_book(loan, *_paid(loan, {3: 4})), ON)

    assert in_grace.lapses == ()
    assert _lapses(after) == [("2026-04-19", "2026-04-19")]


def test_balances_follow_the_ledger() -> None:
    loan = make.loan(
        line="line",
        rate=make.rate("0.0004", Period.DAY),
        interest=Accrual.DAYS,
        day_count=None,
    )
    paid = [
        *_paid(loan, upto=2),
        make.repayment("loan", "2026-03-28", "1500.00", kind=RepaymentKind.PREPAY),
        make.repayment("loan", "2026-04-15", "300.00"),
        make.repayment("loan", "2026-05-15", "1000.00"),
    ]
    book = _book(loan, *paid)

    past = past_of(book, ON)

    for step in past.lines["line"].balances[1:]:
        state = loan_state(loan, list(book.repayments.values()), step.on)
        assert abs((step.after - state.outstanding).minor) <= 5 * 100, step


def test_a_settled_loan_owes_nothing() -> None:
    loan = make.loan(line="line", prepayment=Prepayment(allowed_from_period=3))
    settle = make.repayment("loan", "2026-02-20", "10300.00", kind=RepaymentKind.SETTLE)

    past = past_of(_book(loan, *_paid(loan, upto=1), settle), ON)

    assert past.lines["line"].balance(date(2026, 2, 19)).minor > 0
    assert past.lines["line"].balance(ON) == Money(0)
    assert past.lapses == ()
