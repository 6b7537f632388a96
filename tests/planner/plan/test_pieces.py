"""An answer about financing is a value: equal answers are equal."""

from decimal import Decimal

from planner.model.terms import Method
from planner.money import ZERO, Money
from planner.plan.pieces import DoNotBorrow, Piece, Point, Shortfall
from tests.helpers.owing import ON


def test_answers_are_values() -> None:
    piece = Piece("a", "bank", Money(1), ON, Method.LEVEL, 6, Decimal("0.1"), ())

    assert piece == Piece(
        "a", "bank", Money(1), ON, Method.LEVEL, 6, Decimal("0.1"), ()
    )
    assert piece.ask_by is None
    assert DoNotBorrow((), ZERO) == DoNotBorrow((), ZERO)
    assert Point(ZERO, Money(1)) != Point(ZERO, ZERO)
    assert Shortfall(0.1, ZERO).probability == 0.1
