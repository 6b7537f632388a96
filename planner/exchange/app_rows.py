"""Rows of payment apps that name the payer; read one by one, or by their columns."""

from collections.abc import Iterator, Sequence
from itertools import repeat

from planner.exchange.billrow import FLOWS, BillRow, Flow
from planner.exchange.cells import day, iso_day, paid
from planner.exchange.layout import Context


def read_app(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    """A row by its time, kind, party, item, flow, amount, method, status, order, note.

    Raises:
        FieldError: no day or no amount.
    """
    when, kind, party, item, flow, cost, method, status, order, note = map(
        str.strip, cells
    )
    amount = paid(cost, "金额")
    return BillRow(
        line,
        day(when, "交易时间"),
        when[11:],
        amount,
        FLOWS.get(flow, Flow.NEUTRAL),
        kind,
        party,
        item,
        method,
        status,
        order,
        note,
        amount,
    )


def read_apps(
    lines: Sequence[int], columns: Sequence[Sequence[str]]
) -> Iterator[BillRow]:
    """The same for many rows; no call for each cell, so that long files are quick.

    Raises:
        ValueError: a day in another form.
        FieldError: no amount.
    """
    when, kind, party, item, flow, cost, method, status, order, note = (
        [*map(str.strip, column)] for column in columns
    )
    days = [iso_day(text[:10]) for text in when]
    amounts = [*map(paid, cost, repeat("金额"))]
    return map(
        BillRow._make,
        zip(
            lines,
            days,
            [text[11:] for text in when],
            amounts,
            [FLOWS.get(text, Flow.NEUTRAL) for text in flow],
            kind,
            party,
            item,
            method,
            status,
            order,
            note,
            amounts,
            *(repeat(""), repeat(""), repeat(""), repeat(1)),
            strict=False,  # the last ones never end
        ),
    )
