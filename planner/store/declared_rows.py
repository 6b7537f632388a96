"""Declared records to and from rows: no query looks into them, so each is one text.

The text is that of the headless interface, as the rarer terms of a loan are.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import get_args

from planner.model import declared as d
from planner.model import records as r
from planner.model import wire
from planner.model.book import TABLE_OF
from planner.store.cells import Cell
from planner.store.table import Row, Table, table


def _to_row(record: d.Declared) -> tuple[Cell, ...]:
    content = {k: v for k, v in wire.write_fields(record).items() if k != "id"}
    return (record.id, json.dumps(content, ensure_ascii=False))


def _from_row(kind: type[r.Record], row: Row) -> r.Record:
    content = json.loads(row[1], parse_float=Decimal)
    return wire.read(kind, {**content, "id": row[0]})


def _reader(kind: type[r.Record]) -> Callable[[Row], r.Record]:
    return partial(_from_row, kind)


TABLES: tuple[Table, ...] = tuple(
    table(kind, TABLE_OF[kind], "content", _to_row, _reader(kind))
    for kind in get_args(d.Declared)
)
