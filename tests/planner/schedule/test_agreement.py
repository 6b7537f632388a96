"""The first cell that differs, and how much of a table agrees."""

from datetime import date

from planner.money import Money
from planner.schedule.agreement import Difference, agreement, is_nearer
from planner.schedule.lender_rate import LenderRow
from planner.schedule.schedule import schedule
from tests.helpers import make

ROWS = schedule(make.terms(periods=3)).instalments


def test_a_table_that_agrees_has_no_difference() -> None:
    table = [LenderRow(row.n, payment=row.payment) for row in ROWS]

    assert agreement(ROWS, table) == (None, 3)


def test_an_amount_is_apart_by_money_and_a_day_by_days() -> None:
    amount, _ = agreement(ROWS, [LenderRow(1, interest=Money(6100))])
    day, _ = agreement(ROWS, [LenderRow(1, due=date(2026, 2, 17))])

    assert amount == Difference(1, "interest", Money(6100), Money(6000), Money(100))
    assert day is not None
    assert day.by == 2


def test_a_row_of_one_table_alone_is_a_difference() -> None:
    table = [LenderRow(row.n, payment=row.payment) for row in ROWS]

    missing, _ = agreement(ROWS, table[:2])
    extra, _ = agreement(ROWS[:2], table)

    assert missing == Difference(3, "payment", None, ROWS[2].payment, None)
    assert extra == Difference(3, "payment", ROWS[2].payment, None, None)


def test_nearer_is_whoever_follows_the_table_further_or_agrees_more() -> None:
    early = Difference(2, "payment", None, None, None), 5
    late = Difference(3, "payment", None, None, None), 4
    more = Difference(2, "payment", None, None, None), 6

    assert is_nearer(late, early)
    assert is_nearer(more, early)
    assert not is_nearer(early, more)
    assert is_nearer((None, 9), early)
    assert not is_nearer(early, (None, 9))
