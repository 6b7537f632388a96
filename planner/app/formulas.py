"""Amounts in fen as the numbers of a formula; a reader could else not check one."""

from decimal import Decimal
from fractions import Fraction

from planner.money import Money
from planner.schedule.methods import Exact
from planner.wording import mask
from planner.wording.say import percent, plain

_PLACES = 6


def number(fen: Exact) -> str:
    """An amount in yuan without currency; beyond six decimals cut off with ``…``.

    >>> number(843210), number(Fraction(10000, 3))
    ('8,432.10', '33.333333…')
    """
    if isinstance(fen, int) or fen.denominator == 1:
        return plain(Money(int(fen)))
    return mask.HIDDEN_AMOUNT if mask.is_hidden() else digits(fen / 100)


def digits(value: Fraction, places: int = _PLACES) -> str:
    """A number with at least two decimals, beyond ``places`` cut off with ``…``."""
    scaled = abs(value) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    units, decimals = divmod(whole, 10**places)
    text = f"{decimals:0{places}d}"
    if not rest:
        text = text.rstrip("0").ljust(2, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{units:,}.{text}{'…' if rest else ''}"


def ratio(value: Decimal) -> str:
    """A plain ratio as a percentage with all its digits."""
    return percent(value, places=None)
