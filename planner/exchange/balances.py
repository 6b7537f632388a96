"""A statement's running balance against its rows: each must follow from the last."""

from collections.abc import Sequence

from planner.errors import FieldError
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.generic_csv import figure
from planner.exchange.totals import Check, Pot, Stated
from planner.money import ZERO, Money

_Told = tuple[BillRow, Money]


def balance_checks(
    name: str, rows: Sequence[BillRow], *, has_comma: bool = False
) -> Stated:
    """Whether the balances follow from the rows; nothing where the file tells too few.

    The file may begin with the oldest row or with the newest, and its balance may be
    what is there or what is owed: the way that holds longest is taken.

    Args:
        name: the heading of the column.
        rows: with the balance as text in ``group``.
        has_comma: whether a comma parts yuan and fen.
    """
    told = _told(rows, has_comma=has_comma)
    if len(told) < 2 or any(row.flow is Flow.NEUTRAL for row, _ in told):  # noqa: PLR2004  # one balance follows from nothing
        return ()
    ways = [
        _first_break(name, ordered, sign)
        for ordered in (told, told[::-1])
        for sign in (1, -1)
    ]
    _, check = max(ways, key=lambda way: way[0])
    return (check,)


def _told(rows: Sequence[BillRow], *, has_comma: bool) -> list[_Told]:
    """The rows with their balances; empty where one of them has none to read."""
    try:
        return [(row, figure(row.group, has_comma=has_comma)) for row in _all(rows)]
    except FieldError:
        return []


def _all(rows: Sequence[BillRow]) -> Sequence[BillRow]:
    return rows if all(row.group for row in rows) else ()


def _first_break(name: str, told: Sequence[_Told], sign: int) -> tuple[int, Check]:
    """How many balances follow, and the first that does not, or the last."""
    balance = told[0][1]
    for n, (row, stated) in enumerate(told[1:], 1):
        balance = _next(balance, row, sign)
        if balance != stated:
            where = f"{name}, {row.line}"
            return n, Check(where, Pot(None, stated), (Pot(None, balance),))
    return len(told), Check(name, Pot(None, balance), (Pot(None, balance),))


def _next(balance: Money, row: BillRow, sign: int) -> Money:
    came = row.amount if row.flow is Flow.IN else ZERO - row.amount
    return balance + came if sign > 0 else balance - came
