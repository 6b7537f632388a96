"""Cells as exports write them, to days and amounts; padding and currency signs go."""

import re
from contextlib import suppress
from datetime import date, timedelta

from planner.errors import FieldError
from planner.money import Money
from planner.phrases import Phrase

_LOOSE_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_PLAIN_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_SERIAL = re.compile(r"(\d{5})(\.\d*)?")
_SERIAL_ZERO = date(
    1899, 12, 30
)  # day 0 of a spreadsheet, its leap-year fault included
_WHOLE_DIGITS = 13
_SHOWN = 40


def bare(text: str) -> str:
    r"""The text without the padding, tabs and odd spaces of an export.

    >>> bare("2023020 \\t")
    '2023020'
    """
    return text.strip(" \t\r\n\u3000\u00a0\ufeff")


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
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    told = bare(text)
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
    told = bare(text).removeprefix("CNY").lstrip("¥￥ ").replace(",", "")
    whole, _, cents = told.partition(".")
    if (
        whole.isdecimal()
        and told.isascii()
        and len(whole) <= _WHOLE_DIGITS
        and len(cents) <= 2  # noqa: PLR2004  # fen
        and (not cents or cents.isdecimal())
    ):
        return Money(int(whole) * 100 + int(cents.ljust(2, "0")))
    return Money.parse(told[:_SHOWN], field)
