"""What a chart of amounts over time shows."""

from datetime import date

from planner.money import Money
from ui.widgets.chart_lines import Drawing, Fan, Line, extent, fan_at, value_at

A, B, C = date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 1)
STEPS = Line("Limit", ((A, Money(100)), (B, Money(300))), steps=True)
SLOPE = Line("Owed", ((A, Money(500)), (B, Money(0))))
FAN = Fan("estimate", ((B, Money(1), Money(2), Money(3)),
                       (C, Money(4), Money(5), Money(6))))  # fmt: skip


def test_a_limit_holds_until_the_next_reading_and_a_balance_does_not() -> None:
    assert value_at(STEPS, date(2025, 1, 1)) is None
    assert value_at(STEPS, A) == Money(100)
    assert value_at(STEPS, C) == Money(300)
    assert value_at(SLOPE, C) is None


def test_a_fan_holds_what_it_reached_last() -> None:
    assert fan_at(FAN, date(2026, 12, 31)) == (Money(1), Money(2), Money(3))
    assert fan_at(FAN, C) == (Money(4), Money(5), Money(6))


def test_the_extent_is_of_all_that_is_drawn() -> None:
    days, fen = extent(Drawing((SLOPE,), FAN))

    assert (min(days), max(days)) == (A, C)
    assert (min(fen), max(fen)) == (0, 500)
    assert extent(Drawing()) == ([], [])
