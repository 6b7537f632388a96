"""Numbers as a formula shows them."""

from decimal import Decimal
from fractions import Fraction

from planner.app.formulas import digits, number, ratio
from planner.wording import mask


def test_what_is_cut_off_is_marked() -> None:
    assert number(Fraction(505926, 100)) == "50.5926"
    assert number(Fraction(-10000, 3)) == "-33.333333…"
    assert number(Fraction(10000, 2)) == "50.00"
    assert digits(Fraction(1, 8)) == "0.125"
    assert ratio(Decimal("0.0395")) == "3.95%"


def test_a_masked_book_shows_no_amount_in_a_formula() -> None:
    mask.hide()
    try:
        assert number(Fraction(10000, 3)) == number(10000) == mask.HIDDEN_AMOUNT
    finally:
        mask.show()
