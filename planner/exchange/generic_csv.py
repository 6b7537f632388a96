"""Bank CSV of no known bank: a day, a text, and an amount or two, under their names."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from functools import partial

from planner.errors import FieldError
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.cells import day, yuan
from planner.exchange.judgement import Judgement, no_sign, unclear
from planner.exchange.layout import Context, Header, Layout
from planner.exchange.lines import Cells
from planner.exchange.words import weak_credit
from planner.money import ZERO, Money
from planner.phrases import Phrase

_DAYS = ("date", "transactiondate", "postingdate", "交易日期", "日期", "记账日期")
_TEXTS = (
    "description",
    "payee",
    "memo",
    "摘要",
    "交易摘要",
    "交易描述",
    "说明",
    "备注",
)
_AMOUNTS = ("amount", "金额", "交易金额")
_WENT = ("debit", "withdrawal", "支出", "支出金额", "借方金额")
_CAME = ("credit", "deposit", "收入", "收入金额", "贷方金额")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_COMMA_CENTS = re.compile(r"-?[\d.]*\d,\d{2}")
_MONTHS = 12
_DEBT = re.compile(
    r"payment.*thank you|card payment|loan|mortgage|还款|贷款|还贷", re.IGNORECASE
)


class Order(Enum):
    """How a day with slashes reads."""

    YEAR_FIRST = "year first"
    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


class AmbiguousDaysError(FieldError):
    """Days that read both ways all over the file."""

    words = Phrase(
        "Field “{field}”: {found} reads as month/day and as day/month; "
        "expected {expected}."
    )


def generic_layout(header: Header, rows: Iterable[Cells]) -> Layout | None:
    """The layout of a header with a day, a text and an amount; None for any other.

    Args:
        header: as the file has it.
        rows: the first rows below it; they tell how days and amounts are written.
    """
    lower = {name.lower(): name for name in reversed(header)}

    def named(names: Sequence[str]) -> str | None:
        return next((lower[name] for name in names if name in lower), None)

    when, text, amount = named(_DAYS), named(_TEXTS), named(_AMOUNTS)
    went, came = named(_WENT), named(_CAME)
    amounts = (amount,) if amount else (went, came)
    if when is None or text is None or None in amounts:
        return None
    columns = (when, text, *(name for name in amounts if name))
    sample = [row for row in rows if len(row) >= len(header)]
    days = [row[header.index(when)].strip() for row in sample]
    figures = [
        row[header.index(name)].strip() for row in sample for name in columns[2:]
    ]
    return Layout(
        id="bank-csv",
        family="bank-csv-debit",
        issuer=Phrase("a bank"),
        columns=columns,
        read=partial(
            _read,
            field=when,
            order=_order(days),
            has_comma=has_comma_cents(figures),
        ),
        judge=judge,
        loose=text,
    )


def _order(days: Sequence[str]) -> Order | None:
    """How the days are written; None where all of them read both ways."""
    pairs = [
        (int(found[1]), int(found[2])) for x in days if (found := _SLASHED.match(x))
    ]
    if not pairs:
        return Order.YEAR_FIRST
    if any(first > _MONTHS for first, _ in pairs):
        return Order.DAY_FIRST
    if any(second > _MONTHS for _, second in pairs):
        return Order.MONTH_FIRST
    return None


def _read(
    line: int,
    cells: Sequence[str],
    _context: Context,
    *,
    field: str,
    order: Order | None,
    has_comma: bool,
) -> BillRow:
    when, text, *figures = map(str.strip, cells)
    told = [figure(cell, has_comma=has_comma) for cell in figures]
    signed = told[0] if len(told) == 1 else abs(told[1]) - abs(told[0])
    return BillRow(
        line=line,
        on=_day(when, field, order),
        clock="",
        amount=abs(signed),
        flow=Flow.IN if signed > ZERO else Flow.OUT,
        kind="",
        party=text,
        item=text,
        method="",
        status="",
        order="",
        note="",
        counted=abs(signed),
    )


def has_comma_cents(figures: Iterable[str]) -> bool:
    """Whether a comma parts yuan and fen, as in ``1.234,50``."""
    return any(map(_COMMA_CENTS.fullmatch, figures))


def figure(text: str, *, has_comma: bool) -> Money:
    """An amount; a bracketed one is negative, a blank one zero.

    Raises:
        FieldError: no amount.
    """
    if has_comma:
        text = text.replace(".", "").replace(",", ".")
    if text.startswith("(") and text.endswith(")"):
        return -yuan(text[1:-1], "amount")
    return yuan(text or "0", "amount")


def _day(text: str, field: str, order: Order | None) -> date:
    found = _SLASHED.match(text)
    if found is None:
        return day(text, field)
    if order is None:
        raise AmbiguousDaysError(
            field=field, found=repr(text), expected=Phrase("days as YYYY-MM-DD")
        )
    first, second = found[1], found[2]
    if order is Order.DAY_FIRST:
        first, second = second, first
    return day(f"{found[3]}/{first}/{second}", field)


def judge(row: BillRow) -> Judgement:
    """Of an account of which nobody says what kind it is: words of debt ask."""
    weak = weak_credit(row.item)
    if weak is not None or _DEBT.search(row.item):
        return unclear(
            weak,
            Phrase("“{text}” may concern a loan; it does not say which."),
            text=row.item,
        )
    return no_sign(Phrase("The file does not say that this account is credit."))
