"""Each kind of record has its table, and each field its column."""

from dataclasses import dataclass, fields

import pytest

from planner.model.book import TABLE_OF
from planner.store.rows import TABLES
from planner.store.table import Table


@dataclass
class _Text:
    """What lies in a table whose records are one text each."""

    id: str
    content: str


def test_every_kind_of_record_has_a_table() -> None:
    assert {table.kind: table.name for table in TABLES} == dict(TABLE_OF)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_field_is_forgotten(table: Table) -> None:
    columns = set(table.columns)
    inside = {"rate": "rate_value", "minimum": "minimum_ratio", "terms": "principal"}
    inside |= {"late_fee": "late_fee_ratio", "order": "repay_order"}

    for field in fields(table.kind if "content" not in columns else _Text):
        assert {field.name, inside.get(field.name)} & columns, field.name


def test_values_are_bound_and_names_quoted() -> None:
    table = next(table for table in TABLES if table.name == "cash")

    assert table.select == 'SELECT "id", "on", "amount" FROM "cash" ORDER BY place'
    assert table.delete == 'DELETE FROM "cash" WHERE id = ?'
    assert table.upsert.startswith(
        'INSERT INTO "cash" (place, "id", "on", "amount") VALUES (?, ?, ?, ?)'
    )
