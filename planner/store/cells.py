"""Values to and from table cells; without it each record would spell them anew."""

from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from planner.model.records import MinimumRule
from planner.model.terms import Every, EveryDays, Rhythm
from planner.money import Money
from planner.rates import Period, Rate

Cell = str | int | None
E = TypeVar("E", bound=Enum)


def fen(amount: Money | None) -> int | None:
    """An amount as whole fen."""
    return None if amount is None else amount.minor


# Equal amounts, and equal days, share one object: a book repeats a few of each.
@lru_cache(maxsize=8192, typed=True)
def amount_of(cell: int) -> Money:
    """The amount of a cell that must hold one; a file that rots may not.

    Raises:
        TypeError: it is empty, or no whole number.
    """
    if type(cell) is not int:
        raise TypeError
    return Money(cell)


day_of = lru_cache(maxsize=8192)(date.fromisoformat)


def money(cell: int | None) -> Money | None:
    """The amount of a cell that may be empty."""
    return None if cell is None else Money(cell)


def iso(day: date | None) -> str | None:
    """A day as ISO text."""
    return None if day is None else day.isoformat()


def day(cell: str | None) -> date | None:
    """The day of a cell that may be empty."""
    return None if cell is None else date.fromisoformat(cell)


def word(member: Enum | None) -> str | None:
    """An enum member as its word."""
    return None if member is None else str(member.value)


def member(kind: type[E], cell: str | None) -> E | None:
    """The enum member of a cell that may be empty."""
    return None if cell is None else kind(cell)


def flag(truth: bool | None) -> int | None:  # noqa: FBT001  # a value, no switch
    """A truth as 0 or 1."""
    return None if truth is None else int(truth)


def truth(cell: int | None) -> bool | None:
    """The truth of a cell that may be empty."""
    return None if cell is None else bool(cell)


def rate_cells(rate: Rate | None) -> tuple[str | None, str | None]:
    """A rate as two cells."""
    return (None, None) if rate is None else (str(rate.value), rate.per.value)


def rate(value: str | None, per: str | None) -> Rate | None:
    """The rate of two cells."""
    return None if value is None else Rate(Decimal(value), Period(per))


def rule_cells(rule: MinimumRule | None) -> tuple[str | None, int | None]:
    """A minimum rule as two cells."""
    return (None, None) if rule is None else (str(rule.ratio), rule.floor.minor)


def rule(ratio: str | None, floor: int | None) -> MinimumRule | None:
    """The minimum rule of two cells."""
    return None if ratio is None else MinimumRule(Decimal(ratio), Money(floor or 0))


def every_cell(every: Every | str) -> str:
    """A rhythm as its word; a number of days as ``28 days``."""
    if isinstance(every, EveryDays):
        return f"{every.days} days"
    return every.value if isinstance(every, Rhythm) else every


def every(cell: str) -> Every:
    """The rhythm of a cell."""
    if cell.endswith(" days"):
        return EveryDays(int(cell.removesuffix(" days")))
    return Rhythm(cell)
