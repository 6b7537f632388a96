"""A loan's terms to and from cells; what is rare stays together in one cell."""

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from planner.model import wire
from planner.model.terms import Accrual, Method, Terms
from planner.money import Money
from planner.rates import DayCount, Period, Rate
from planner.store import cells
from planner.store.cells import Cell

COLUMNS = (
    "principal",
    "drawn_on",
    "first_due",
    "every",
    "periods",
    "method",
    "rate_value",
    "rate_per",
    "interest",
    "day_count",
    "instalment",
    "due_day",
    "more",
)
_OWN_CELL = frozenset(COLUMNS) | {"rate"}
_RARE = tuple(f for f in fields(Terms) if f.name not in _OWN_CELL)


def terms_cells(terms: Terms) -> tuple[Cell, ...]:
    """The cells of a loan's terms, in the order of ``COLUMNS``."""
    return (
        terms.principal.minor,
        terms.drawn_on.isoformat(),
        terms.first_due.isoformat(),
        cells.every_cell(terms.every),
        terms.periods,
        terms.method.value,
        str(terms.rate.value),
        terms.rate.per.value,
        terms.interest.value,
        cells.word(terms.day_count),
        cells.fen(terms.instalment),
        terms.due_day,
        _more(terms),
    )


def terms(row: tuple[Any, ...]) -> Terms:
    """The terms of such cells."""
    return Terms(
        Money(row[0]),
        date.fromisoformat(row[1]),
        date.fromisoformat(row[2]),
        cells.every(row[3]),
        row[4],
        Method(row[5]),
        Rate(Decimal(row[6]), Period(row[7])),
        Accrual(row[8]),
        cells.member(DayCount, row[9]),
        instalment=cells.money(row[10]),
        due_day=row[11],
        **({} if row[12] is None else _rarer(row[12])),
    )


def _more(terms: Terms) -> str | None:
    rare = {
        field.name: wire.write(getattr(terms, field.name))
        for field in _RARE
        if getattr(terms, field.name) != field.default
    }
    return json.dumps(rare, ensure_ascii=False) if rare else None


def _rarer(cell: str) -> dict[str, Any]:
    return wire.read_fields(Terms, json.loads(cell, parse_float=Decimal))
