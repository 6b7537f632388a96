"""Cells as exports write them, to days and amounts; padding and currency signs go."""

import re
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from planner.errors import FieldError
from planner.money import Money
from planner.phrases import Phrase

_LOOSE_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_PLAIN_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_SERIAL = re.compile(r"(\d{5})(\.\d*)?")
_SERIAL_ZERO = date(
    1899, 12, 30
)  # day 0 of a spreadsheet, its leap-year fault included
_DIGITS = 14
_SHOWN = 40


def squeezed(text: str) -> str:
    """A heading without spaces, its full-width brackets made plain."""
    return "".join(text.split()).strip("\ufeff").translate(_BRACKETS)


_BRACKETS = str.maketrans("（）", "()")


def day(text: str, field: str) -> date:
    """The day of a cell: ISO, ``2023/2/12``, ``20240101`` or a spreadsheet's number.

    >>> day("2023-02-12 21:32:14 ", "交易时间")
    datetime.date(2023, 2, 12)

    Raises:
        FieldError: no day, or one that does not exist.
    """
    try:
        return iso_day(text[:10])
    except ValueError:
        return _loose_day(text.strip(), field)


@lru_cache(maxsize=1 << 12)
def iso_day(text: str) -> date:
    """The day of ``2023-02-12``; kept, for the rows of a day follow each other.

    Raises:
        ValueError: another form, or a day that does not exist.
    """
    return date.fromisoformat(text)


def _loose_day(told: str, field: str) -> date:
    with suppress(ValueError):
        if found := _LOOSE_DAY.match(told) or _PLAIN_DAY.match(told):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _SERIAL.fullmatch(told):
            return _SERIAL_ZERO + timedelta(days=int(found[1]))
    raise FieldError(
        field=field,
        found=repr(told[:_SHOWN]),
        expected=Phrase("an existing day as YYYY-MM-DD"),
    )


def yuan(text: str, field: str) -> Money:
    """The amount of a cell: ``¥1,234.50``, ``CNY 13.50``, ``+10000.00``; with its sign.

    >>> yuan(" ￥1,234.5 ", "金额")
    Money(minor=123450)

    Raises:
        FieldError: no amount in yuan.
    """
    if (found := _usual(text)) is not None:
        return found
    told = text.strip().removeprefix("CNY").lstrip("¥￥ ").replace(",", "")
    found = _usual(told)
    return Money.parse(told[:_SHOWN], field) if found is None else found


def _usual(told: str) -> Money | None:
    """``1234.50`` and its like, read without the detour over an exact decimal."""
    if told[-3:-2] == ".":
        digits = told[:-3] + told[-2:]
        if digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS:
            return Money(int(digits))
    return None


def paid(text: str, field: str) -> Money:
    """The amount of a cell without its sign, where another cell tells the direction.

    >>> paid("-12.00", "金额")
    Money(minor=1200)

    Raises:
        FieldError: no amount in yuan.
    """
    found = yuan(text, field)
    return found if found.minor >= 0 else -found
