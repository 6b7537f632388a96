"""Payments laid against instalments: penalty from its day, parts in order."""

from datetime import date
from decimal import Decimal

import pytest

from planner.model.terms import Late
from planner.schedule.open_row import OpenRow, lay
from tests.helpers import make

DUE = date(2026, 2, 15)
TERMS = make.terms(late=Late(Decimal("1.5"), grace_days=2))


def open_row(n: int = 1, due: date = DUE) -> OpenRow:
    return OpenRow(n, due, 500, 6000, 80_619, 87_119, since=due)


@pytest.mark.parametrize(
    ("day", "penalty"),
    [("2026-02-15", 0), ("2026-02-17", 0), ("2026-02-18", 78), ("2026-02-25", 260)],
)
def test_once_grace_is_over_penalty_runs_from_the_due_day(day, penalty) -> None:
    row = open_row()

    row.accrue(TERMS, make.day(day))

    # 866.19 × 7.2 % × 1.5 a year; the fee bears none
    assert row.penalty_left == penalty
    assert row.left == 87_119 + penalty


def test_accruing_in_steps_comes_to_the_same() -> None:
    once, stepwise = open_row(), open_row()

    once.accrue(TERMS, date(2026, 3, 30))
    for day in (18, 19, 25):
        stepwise.accrue(TERMS, date(2026, 2, day))
    stepwise.accrue(TERMS, date(2026, 3, 30))

    assert once == stepwise


def test_what_is_paid_in_full_has_its_day_and_gives_back_the_rest() -> None:
    row = open_row()

    rest = row.take(TERMS, 90_000, DUE)

    assert (rest, row.left, row.paid, row.paid_on) == (2881, 0, 87_119, DUE)
    assert row.take(TERMS, 10, date(2026, 3, 1)) == 10
    assert row.paid_on == DUE


def test_what_is_forgiven_is_closed_on_its_day() -> None:
    row = open_row()
    row.accrue(TERMS, date(2026, 2, 25))

    row.forgive(date(2026, 2, 25))

    assert (row.left, row.paid_on) == (0, date(2026, 2, 25))


def test_the_oldest_row_is_paid_before_the_next() -> None:
    rows = [open_row(), open_row(2, date(2026, 3, 15))]

    assert lay(rows, TERMS, 100_000, DUE) == 0
    assert [row.left for row in rows] == [0, 74_238]
    assert lay(rows, TERMS, 74_240, DUE) == 2
