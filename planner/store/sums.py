"""What the rows of each table add up to; without it a flipped bit would pass as data.

SQLite's own check sees broken pages, not a digit that changed inside a cell. So each
table keeps the sum of its rows' hashes: a step adds what it wrote and takes off what it
replaced, and ``check`` adds up anew. The sum of hashes modulo 2^128 does not depend on
the order of rows (Bellare and Micciancio, "A new paradigm for collision-free hashing",
EUROCRYPT 1997); it is a guard against accidents, not against an attacker.
"""

from collections.abc import Iterable

from planner.store.cells import Cell
from planner.store.rows import TABLES
from planner.store.sealed import Database
from planner.store.table import Table

_SIZE = 16  # bytes of a row's hash
MODULUS = 1 << (8 * _SIZE)


def row_sum(table: str, cells: tuple[Cell, ...]) -> int:
    """The hash of a row, its place not counted."""
    return text_sum(repr((table, *cells)))


def text_sum(text: str) -> int:
    """The hash of a row that is spelled out already."""
    from hashlib import blake2b  # noqa: PLC0415  # loads OpenSSL; opening needs none

    digest = blake2b(text.encode(), digest_size=_SIZE).digest()
    return int.from_bytes(digest, "big")


def row_text_around(table: str, cells: tuple[Cell, ...], at: int) -> tuple[str, str]:
    """How a row is spelled out before and after one of its cells."""
    before = ", ".join(map(repr, (table, *cells[:at])))
    after = "".join(f", {cell!r}" for cell in cells[at + 1 :])
    return f"({before}, ", f"{after})"


def total(table: str, rows: Iterable[tuple[Cell, ...]]) -> int:
    """What rows of a table add up to."""
    return sum(row_sum(table, cells) for cells in rows) % MODULUS


def add(
    db: Database,
    table: str,
    come: Iterable[tuple[Cell, ...]],
    gone: Iterable[tuple[Cell, ...]],
) -> None:
    """Add rows to the kept sum of a table, and take off those that are gone."""
    before = kept(db, table)
    if before is not None:  # else the rubbish stays, so that a check finds it
        after = before + total(table, come) - total(table, gone)
        _keep(db, table, after % MODULUS)


def kept(db: Database, table: str) -> int | None:
    """The sum as it was written last; None for one that is rubbish.

    Of a table that never held anything it is 0.
    """
    row = db.execute("SELECT sum FROM sums WHERE name = ?", (table,)).fetchone()
    try:
        return int(row[0], 16) if row else 0
    except (ValueError, TypeError):
        return None


def fill(db: Database) -> None:
    """Write the sums of all tables anew: after an upgrade, or a repair."""
    for table in TABLES:
        _keep(db, table.name, _found(db, table))


def wrong(db: Database) -> tuple[str, ...]:
    """The tables whose rows do not add up to what was written last."""
    return tuple(
        table.name for table in TABLES if _found(db, table) != kept(db, table.name)
    )


def _found(db: Database, table: Table) -> int:
    return total(table.name, db.execute(table.select))


def _keep(db: Database, table: str, value: int) -> None:
    db.execute(
        "INSERT INTO sums (name, sum) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET sum = excluded.sum",
        (table, f"{value:032x}"),
    )
