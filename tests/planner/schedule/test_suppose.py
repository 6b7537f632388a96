"""Other terms that may be meant, and counts that no terms can say."""

from dataclasses import replace

import pytest

from planner.model.terms import Accrual, Fee, Grace, Method
from planner.money import Money
from planner.rates import DayCount, Period
from planner.schedule.lender_rate import LenderRow
from planner.schedule.schedule import schedule
from planner.schedule.suppose import other_counts, suppositions
from planner.wording.say import say
from tests.helpers import make


def table(terms) -> list[LenderRow]:
    return [
        LenderRow(
            row.n, row.due, row.principal, row.interest, row.fee, row.payment, None
        )
        for row in schedule(terms).instalments
    ]


def supposed(terms, rows, differs: int = 1) -> list:
    ours = schedule(terms).instalments
    return [one for one, _ in suppositions(terms, ours, rows, differs)]


def test_a_table_as_the_terms_say_gives_nothing_to_suppose() -> None:
    assert supposed(make.terms(), table(make.terms())) == []


@pytest.mark.parametrize(
    "lender",
    [
        {"rate": make.rate("0.06")},
        {"periods": 10},
        {"grace": Grace(3)},
        {"fees": (Fee("period", amount=Money(700)),)},
    ],
)
def test_what_the_lender_does_otherwise_is_among_what_is_supposed(lender) -> None:
    meant = make.terms(**lender)

    assert meant in supposed(make.terms(), table(meant))


def test_a_drawdown_is_only_moved_where_days_count() -> None:
    meant = make.terms(
        drawn_on="2026-01-10", interest=Accrual.DAYS, day_count=DayCount.ACT_360
    )
    by_days = replace(meant, drawn_on=make.DAY)
    by_periods = replace(by_days, interest=Accrual.PERIOD)

    assert meant in supposed(by_days, table(meant))
    assert all(one.drawn_on == make.DAY for one in supposed(by_periods, table(meant)))


def test_interest_alone_has_no_grace_to_suppose() -> None:
    terms = make.terms(method=Method.INTEREST_ONLY)
    rows = [replace(row, fee=Money(1)) for row in table(terms)]

    assert all(one.grace is None for one in supposed(terms, rows))


def test_a_later_rate_needs_a_row_before_it_and_no_amount_of_its_own() -> None:
    terms = make.terms(instalment=Money(87_000))

    assert supposed(terms, table(terms), differs=7) == []


def counts(terms, rows) -> list[str]:
    return [say(one) for one in other_counts(terms, rows)]


def test_a_table_counted_as_terms_can_say_needs_no_other_count() -> None:
    assert counts(make.terms(), table(make.terms())) == []
    assert counts(make.terms(), []) == []
    assert counts(make.terms(method=Method.FLAT), table(make.terms())) == []


def test_a_table_without_principal_tells_it_by_its_payments() -> None:
    terms = make.terms(periods=3)
    rows = [replace(row, principal=None) for row in table(terms)]
    first = replace(rows[0], interest=Money(6200))
    bare = [replace(row, payment=None) for row in rows]

    assert counts(terms, rows) == []
    assert counts(terms, bare) == []
    assert counts(terms, [first, *rows[1:]]) == []


def test_a_daily_rate_is_tried_with_actual_days_alone() -> None:
    terms = make.terms(
        "10000.00",
        periods=2,
        rate=make.rate("0.0005", Period.DAY),
        interest=Accrual.DAYS,
        method=Method.INTEREST_ONLY,
    )
    rows = [
        LenderRow(1, principal=Money(0), interest=Money(16_000)),
        LenderRow(2, principal=Money(1_000_000), interest=Money(14_500)),
    ]

    assert counts(terms, rows) == [
        "The lender counts the first and the last day (ACT/360)."
    ]
