"""Whole minor units of money; without it amounts would drift by fractions of a fen."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Self

from planner.errors import FieldError, shown
from planner.lean import dataclass
from planner.phrases import Phrase

_PLAIN = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?")
_MOST_DIGITS = 40
_LARGEST = 10**15  # 10 thousand billion yuan; keeps every sum inside SQLite's integers


class Rounding(Enum):
    """How a fraction of a fen, or of another unit, becomes whole."""

    HALF_UP = "half-up"
    UP = "up"
    DOWN = "down"


def rounded(exact: Fraction, how: Rounding) -> int:
    """The whole number for ``exact``; halves and UP go away from zero."""
    # On plain whole numbers: this is called for each amount of each schedule.
    top, bottom = exact.numerator, exact.denominator
    if bottom == 1:
        return top
    whole, rest = divmod(abs(top), bottom)
    if how is Rounding.UP or (how is Rounding.HALF_UP and 2 * rest >= bottom):
        whole += 1
    return whole if top > 0 else -whole


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole minor units (fen); may be negative.

    There is no ``*``: scaling rounds, and rounding is always named.
    """

    minor: int

    @classmethod
    def parse(cls, text: str, field: str = "amount") -> Self:
        """Read plain yuan such as ``1234.50`` or ``1,234.5``.

        >>> Money.parse("1,234.5")
        Money(minor=123450)

        Raises:
            FieldError: other characters, three decimals, or beyond 10^13 yuan.
        """
        bare = text.strip()
        if not bare.isascii() or _PLAIN.fullmatch(bare) is None:
            raise FieldError(
                field=field,
                found=shown(text),
                expected=Phrase("an amount in yuan with at most two decimals"),
            )
        # so many digits would take minutes to become a number
        is_long = len(bare) > _MOST_DIGITS
        minor = 0 if is_long else int(Decimal(bare.replace(",", "")).scaleb(2))
        if is_long or abs(minor) > _LARGEST:
            raise FieldError(
                field=field,
                found=shown(text),
                expected=Phrase("an amount below 10^13 yuan"),
            )
        return cls(minor)

    def __add__(self, other: Self) -> Self:
        return type(self)(self.minor + other.minor)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.minor - other.minor)

    def __neg__(self) -> Self:
        return type(self)(-self.minor)

    def __abs__(self) -> Self:
        return type(self)(abs(self.minor))

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        """Plain yuan with two decimals, as the JSON interface writes it.

        >>> str(Money(-5))
        '-0.05'
        """
        yuan, fen = divmod(abs(self.minor), 100)
        return f"{'-' if self.minor < 0 else ''}{yuan}.{fen:02d}"

    def times(self, factor: Fraction | Decimal | int, how: Rounding) -> Self:
        """Scale by an exact factor and round to a whole fen."""
        return type(self)(rounded(self.minor * Fraction(factor), how))

    def split(self, parts: int) -> tuple[Self, ...]:
        """Cut into ``parts`` that sum to the whole; earlier ones take the rest.

        >>> [str(part) for part in Money(100).split(3)]
        ['0.34', '0.33', '0.33']
        """
        share, rest = divmod(self.minor, parts)
        return tuple(type(self)(share + (n < rest)) for n in range(parts))


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """The sum, ``ZERO`` for none."""
    return Money(sum(amount.minor for amount in amounts))
