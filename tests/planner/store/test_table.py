"""A table spells its own statements, names quoted and values bound."""

from planner.model import records as r
from planner.store.table import table


def test_a_table_spells_its_statements() -> None:
    cash = table(r.Cash, "cash", "on amount", lambda _: (), lambda _: r.Cash)

    assert cash.columns == ("id", "on", "amount")
    assert cash.select == 'SELECT "id", "on", "amount" FROM "cash" ORDER BY place'
    assert cash.delete == 'DELETE FROM "cash" WHERE id = ?'
    assert '"on" = excluded."on"' in cash.upsert
    assert "VALUES (?, ?, ?, ?)" in cash.upsert
