"""Days in the forms that files of any country write, once it is known which one."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

_NUMBERS = re.compile(r"(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})(?!\d)")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_NAMED = re.compile(r"(\d{1,2})[-/. ]+([A-Za-z]{3})[a-z]*[-/., ]+(\d{2,4})(?!\d)")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*[-/. ]+(\d{1,2})[,. ]+(\d{4})(?!\d)")
_SERIAL = re.compile(r"(\d{5})(\.\d*)?")
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet, its leap-year fault in it
_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_LAST_MONTH = 12
_CENTURY = 100

Form = Literal["year-first", "month-first", "day-first"]
YEAR_FIRST: Form = "year-first"
MONTH_FIRST: Form = "month-first"
DAY_FIRST: Form = "day-first"


def loose_day(text: str, form: Form | None) -> date:
    """The day of a cell; what stands behind it, such as a time, is left alone.

    >>> loose_day("3/5/26 14:01", "month-first")
    datetime.date(2026, 3, 5)

    Args:
        text: the cell.
        form: ``year-first``, ``month-first`` or ``day-first``; None where the days of
            the file read both ways: then only a form that reads one way is a day.

    Raises:
        ValueError: no day, none that exists, or one that reads both ways.
    """
    told = text.strip()
    if found := _NUMBERS.match(told):
        return _of_numbers(found[1], found[2], found[3], form)
    if found := _PLAIN.match(told):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NAMED.match(told):
        return date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _NAMED_FIRST.match(told):
        return date(_year(found[3]), _month(found[1]), int(found[2]))
    if found := _SERIAL.fullmatch(told):
        return _SERIAL_ZERO + timedelta(days=int(found[1]))
    raise ValueError(told)


def order_of(days: Iterable[str]) -> Form | None:
    """How the days of a file are written; None where all of them read both ways."""
    found = [match for day in days if (match := _NUMBERS.match(day.strip()))]
    if not found or any(len(match[1]) > 2 for match in found):  # noqa: PLR2004  # a year has more digits than a month
        return YEAR_FIRST
    if any(int(match[1]) > _LAST_MONTH for match in found):
        return DAY_FIRST
    if any(int(match[2]) > _LAST_MONTH for match in found):
        return MONTH_FIRST
    return None


def _of_numbers(first: str, second: str, third: str, form: Form | None) -> date:
    if form == YEAR_FIRST:
        return date(_year(first), int(second), int(third))
    if form == MONTH_FIRST:
        return date(_year(third), int(first), int(second))
    if form == DAY_FIRST:
        return date(_year(third), int(second), int(first))
    raise ValueError(first)


def _year(text: str) -> int:
    number = int(text)
    return 2000 + number if number < _CENTURY else number


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1
