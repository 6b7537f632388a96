from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.records import MinimumRule
from planner.money import Money
from planner.schedule.card_rules import (
    NO_FEE,
    CardRules,
    LimitStep,
    due_after,
    part_of,
    statement_days,
)


@pytest.mark.parametrize(
    ("statement", "day", "due"),
    [
        ("2026-04-05", 23, "2026-04-23"),
        ("2026-04-25", 13, "2026-05-13"),
        ("2026-04-05", 5, "2026-05-05"),
        ("2026-01-31", 31, "2026-02-28"),
        ("2026-02-28", 31, "2026-03-31"),
        ("2026-12-20", 9, "2027-01-09"),
    ],
)
def test_the_due_day_is_the_next_such_day(statement, day, due) -> None:
    assert due_after(date.fromisoformat(statement), day).isoformat() == due


def test_statements_of_the_31st_return_to_it() -> None:
    days = statement_days(31, date(2026, 1, 15), date(2026, 4, 30))

    assert [day.isoformat() for day in days] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
    ]


def test_the_limit_of_a_day_is_the_last_that_began() -> None:
    steps = (
        LimitStep(date(2026, 1, 1), Money(100)),
        LimitStep(date(2026, 3, 1), Money(300)),
    )
    card = CardRules(5, 23, Fraction(0), NO_FEE, limits=steps)

    assert card.limit_on(date(2025, 12, 31)) is None
    assert card.limit_on(date(2026, 2, 28)) == Money(100)
    assert card.limit_on(date(2026, 3, 1)) == Money(300)


@pytest.mark.parametrize(
    ("ratio", "floor", "fen"),
    [("0.05", 1000, 1000), ("0.05", 0, 500), ("0", 1000, 1000), ("0", 0, 0)],
)
def test_a_fee_is_a_part_with_a_floor(ratio, floor, fen) -> None:
    assert part_of(MinimumRule(Decimal(ratio), Money(floor)), Money(10_000)) == fen
