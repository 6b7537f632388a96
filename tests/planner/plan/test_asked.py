"""At first a program is told nothing beyond its first form."""

from dataclasses import replace

from planner.plan.asked import NOTHING, Asked


def test_nothing_is_asked_until_something_is() -> None:
    assert Asked() == NOTHING
    assert replace(NOTHING, periods=frozenset({("loan", 0)})) != NOTHING
    assert not NOTHING.periods
    assert not NOTHING.smallest
    assert not NOTHING.fen
