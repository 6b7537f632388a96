"""Balances at the ends of a stretch tie out, and agree with the records behind them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from planner.app.queries_years import StretchRow, stretch
from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import Fee, Method, Prepayment, PrepaymentFee
from planner.money import ZERO, total
from planner.schedule.charges import start_fees
from planner.schedule.ledger import loan_states
from planner.schedule.schedule import schedule
from tests.helpers import lives, make, owing

ON = lives.ON


def of_year(book: Book, year: int, on: date = ON) -> tuple[StretchRow, ...]:
    return stretch(book, on, date(year, 1, 1), date(year, 12, 31), [*book.loans])


def test_a_loan_that_runs_as_agreed_has_the_figures_of_its_schedule() -> None:
    loan = make.loan(drawn_on="2026-11-10", first_due="2026-12-10", periods=12)
    book = make.book(loan)
    rows = schedule(loan.terms).instalments

    (first,), (second,) = (of_year(book, year) for year in (2026, 2027))

    assert (first.start, first.drawn) == (ZERO, make.money("10000.00"))
    assert first.principal == rows[0].principal
    assert first.end == rows[0].balance == second.start
    assert second.principal == first.end
    assert second.end == ZERO
    assert first.interest == rows[0].interest
    assert second.interest == total(row.interest for row in rows[1:])


def test_balances_of_days_gone_by_are_those_of_the_records() -> None:
    book = lives.person()
    day = date(2026, 9, 30)

    rows = stretch(book, ON, date(2026, 1, 1), day, [*book.loans])

    known = loan_states(book, day)
    assert {row.loan: row.end for row in rows} == {
        key: state.outstanding for key, state in known.items()
    }


def test_what_was_not_paid_in_its_year_is_still_owed_at_its_end() -> None:
    loan = make.loan(drawn_on="2025-10-10", first_due="2025-11-10", periods=12)
    book = make.book(loan)

    (before,), (now,) = (of_year(book, year) for year in (2025, 2026))

    assert (before.principal, before.end) == (ZERO, make.money("10000.00"))
    assert (now.principal, now.end) == (make.money("10000.00"), ZERO)


def test_fees_are_told_in_the_year_in_which_they_fall() -> None:
    fees = (
        Fee("start", make.money("100.00")),
        Fee("period", make.money("3.00")),
    )
    loan = make.loan(
        drawn_on="2026-11-10", first_due="2026-12-10", periods=3, fees=fees
    )

    told = [of_year(make.book(loan), year)[0].fees for year in (2026, 2027)]

    assert told == [make.money("103.00"), make.money("6.00")]


def test_a_prepayment_and_a_settlement_count_where_they_were_made() -> None:
    loan = make.loan(
        principal="12000.00",
        drawn_on="2025-10-10",
        first_due="2025-11-10",
        periods=12,
        method=Method.EQUAL_PRINCIPAL,
        prepayment=Prepayment(fee=PrepaymentFee(Decimal("0.02"))),
    )
    rows = schedule(loan.terms).instalments
    paid = [
        make.repayment(loan.id, row.due, row.payment, id=f"p{row.n}")
        for row in rows[:2]
    ]
    early = make.repayment(
        loan.id, "2025-12-20", "1020.00", id="e", kind=r.RepaymentKind.PREPAY
    )
    end = make.repayment(
        loan.id, "2026-01-05", "99999.00", id="s", kind=r.RepaymentKind.SETTLE
    )
    book = make.book(loan, *paid, early, end)

    (before,), (after,) = (of_year(book, year) for year in (2025, 2026))

    assert before.end == make.money("9000.00")
    assert before.fees == make.money("20.00")
    assert (after.start, after.principal, after.end) == (
        before.end,
        before.end,
        ZERO,
    )
    assert after.interest > ZERO
    assert of_year(book, 2027) == ()


def test_only_the_loans_that_are_asked_for_are_told() -> None:
    book = lives.person()
    days = (date(2026, 1, 1), date(2026, 12, 31))

    assert [row.loan for row in stretch(book, ON, *days, ["bank-1"])] == ["bank-1"]


@pytest.mark.parametrize("seed", range(10))
def test_years_follow_each_other_without_a_gap_and_repay_all(seed: int) -> None:
    book = owing.portfolio(seed)
    on = owing.ON
    told = {year: of_year(book, year, on) for year in range(2025, 2036)}

    for year in range(2025, 2035):
        ends = {row.loan: row.end for row in told[year] if row.end}
        starts = {row.loan: row.start for row in told[year + 1] if row.start}
        assert ends == starts
        assert all(
            row.start + row.drawn - row.principal == row.end for row in told[year]
        )
    rows = [row for some in told.values() for row in some]
    loans = book.loans.values()
    assert total(row.drawn for row in rows) == total(x.terms.principal for x in loans)
    assert total(row.principal for row in rows) == total(
        x.terms.principal for x in loans
    )
    assert total(row.fees for row in rows) >= total(start_fees(x.terms) for x in loans)


@pytest.mark.parametrize("seed", range(10))
def test_a_stretch_parted_in_two_says_the_same(seed: int) -> None:
    book, on = owing.portfolio(seed), owing.ON
    since, until = date(2026, 3, 1), date(2027, 6, 30)
    middle = on + timedelta(days=7 * (seed - 12))

    whole = stretch(book, on, since, until, [*book.loans])
    left = stretch(book, on, since, middle, [*book.loans])
    right = stretch(book, on, middle + timedelta(days=1), until, [*book.loans])

    for name in ("drawn", "principal", "interest", "fees"):
        parts = total(getattr(row, name) for row in (*left, *right))
        assert total(getattr(row, name) for row in whole) == parts
