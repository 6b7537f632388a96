"""Amounts and days as lenders print them; every bank has a form of its own."""

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from planner.errors import NotUnderstoodError
from planner.money import Money
from planner.phrases import Phrase

_CENT = Decimal("0.01")
_NOTHING = re.compile(r"[-—–=_:/]+|n/a|无", re.IGNORECASE)
_UNITS = re.compile(r"[,'¥$€£元\s]|RMB|CNY|USD|人民币", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?!\d)\D*.*")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b.*")
_NAMED = re.compile(
    r"(?:(\d{1,2})[-\s])?([A-Za-z]{3,9})\.?[-\s](?:(\d{1,2}),?\s)?(\d{4})"
)
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
# Days since the end of 1899, as spreadsheets keep them: 1982 to 2119.
_SERIAL = re.compile(r"[3-7]\d{4}(?:\.0+)?")
_FIRST_SERIAL = date(1899, 12, 30)
_SHOWN = 60


class NotAnAmountError(NotUnderstoodError):
    """A cell that should hold an amount or a day."""

    words = Phrase("column “{column}”: found {found}, expected {expected}.")


def text_of(cell: object) -> str:
    """A cell's text, in half-width characters and without space around it."""
    return "" if cell is None else unicodedata.normalize("NFKC", str(cell)).strip()


def amount(column: str, cell: object) -> Money | None:
    """An amount; what was paid stands above zero, also where a table takes it off.

    Raises:
        NotAnAmountError: something else.
    """
    text = text_of(cell)
    if not text or _NOTHING.fullmatch(text):
        return None
    bare = _UNITS.sub("", text)
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    try:
        exact = Decimal(bare)
        fen = int(exact.quantize(_CENT, ROUND_HALF_UP).scaleb(2))
    except (InvalidOperation, ValueError, OverflowError):
        raise NotAnAmountError(
            column=column,
            found=repr(text[:_SHOWN]),
            expected=Phrase("an amount in yuan"),
        ) from None
    return Money(fen if column == "balance" else abs(fen))


def is_day_first(cells: Sequence[object]) -> bool:
    """Whether 02/03/2026 is the second of March in these cells.

    The reading in which all are days and lie further apart is meant: instalments do
    not fall due day after day.
    """
    spans = {}
    for day_first in (True, False):
        with suppress(ValueError, NotAnAmountError):
            found = [day(cell, day_first=day_first) for cell in cells]
            days = [one for one in found if one is not None]
            spans[day_first] = (max(days) - min(days)).days
    return spans.get(True, -1) >= spans.get(False, -1)


def day(cell: object, *, day_first: bool = True) -> date | None:
    """A day, written with its year first, with its year last, or with words.

    Raises:
        NotAnAmountError: something else.
    """
    if isinstance(cell, datetime):
        return cell.date()
    text = text_of(cell)
    if not text:
        return None
    with suppress(ValueError):
        found = _day(text, day_first=day_first)
        if found is not None:
            return found
    raise NotAnAmountError(
        column="due", found=repr(text[:_SHOWN]), expected=Phrase("a day")
    )


def _day(text: str, *, day_first: bool) -> date | None:
    if _SERIAL.fullmatch(text):
        return _FIRST_SERIAL + timedelta(days=int(text.partition(".")[0]))
    if parts := _YEAR_FIRST.fullmatch(text):
        year, month, number = (int(part) for part in parts.groups())
        return date(year, month, number)
    if parts := _YEAR_LAST.fullmatch(text):
        one, two, year = (int(part) for part in parts.groups())
        return date(year, two, one) if day_first else date(year, one, two)
    if parts := _NAMED.fullmatch(text):
        before, name, after, year_text = parts.groups()
        if name[:3].lower() in _MONTHS and (before or after):
            month = _MONTHS.index(name[:3].lower()) + 1
            return date(int(year_text), month, int(before or after))
    return None
