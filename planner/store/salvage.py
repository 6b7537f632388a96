"""Reads what can still be read of a damaged file; without it one bad page costs all."""

import sqlite3
from collections.abc import Mapping
from typing import cast

from planner.errors import PlannerError
from planner.lean import dataclass
from planner.store import sums
from planner.store.cells import Cell
from planner.store.rows import TABLES
from planner.store.sealed import Database
from planner.store.table import Table

Cells = tuple[Cell, ...]
Placed = dict[int, Cells]  # rows by their place

_AT_ONCE = 512  # rows
_FARTHEST = 1 << 40  # places; no table has more


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a table.

    Attributes:
        rows: every row that the file gave, readable as a record or not.
        gaps: places after the first and before the second could not be read; None:
            all that came after.
        kept: the sum that was written last; None where that cannot be read.
    """

    rows: Placed
    gaps: tuple[tuple[int, int | None], ...] = ()
    kept: int | None = None


def read(db: Database) -> Mapping[str, Found]:
    """All tables, as far as they can be read; nothing is written."""
    if not isinstance(db, sqlite3.Connection):
        return {table.name: _found(db, table) for table in TABLES}
    usual = db.text_factory
    # A text with a flipped bit may be no UTF-8 any more; its bytes are kept.
    db.text_factory = _text
    try:
        return {table.name: _found(db, table) for table in TABLES}
    finally:
        db.text_factory = usual


def is_readable(table: Table, cells: Cells) -> bool:
    """Whether a row can be read as a record."""
    try:
        table.from_row(cells)
        "".join(cell for cell in cells if isinstance(cell, str)).encode()
    except (ValueError, LookupError, ArithmeticError, TypeError, PlannerError):
        return False
    return isinstance(cells[0], str)


def _text(content: bytes) -> str:
    return content.decode(errors="surrogateescape")


def _found(db: Database, table: Table) -> Found:
    rows: Placed = {}
    gaps: list[tuple[int, int | None]] = []
    last, at_once = 0, _AT_ONCE
    began: int | None = None  # the last place before what cannot be read
    while True:
        some = _next(db, table, last, at_once)
        if some is None and at_once > 1:
            at_once = max(at_once // 8, 1)
        elif some is None:
            began = last if began is None else began
            beyond = _beyond(db, table, last)
            if beyond is None:
                break
            last = beyond
        elif some:
            if began is not None:
                gaps.append((began, min(some)))
                began = None
            rows.update(some)
            last, at_once = max(some), min(at_once * 2, _AT_ONCE)
        else:
            break
    kept = _kept(db, table)
    return Found(rows, (*gaps, *_end(began, rows, kept)), kept)


def _end(
    began: int | None, rows: Placed, kept: int | None
) -> tuple[tuple[int, None], ...]:
    """The gap without an end, if there is one."""
    if began is None and kept and not rows:
        began = 0  # not even its name can be read
    return () if began is None else ((began, None),)


def _next(db: Database, table: Table, after: int, most: int) -> Placed | None:
    """The next rows after a place; None where the file does not give them."""
    try:
        rows = db.execute(table.after, (after, most)).fetchall()
    except sqlite3.DatabaseError as error:
        return {} if "no such" in str(error) else None  # a table of a later schema
    except UnicodeDecodeError:  # SQLite speaks of a name that is rubbish
        return None
    found = {cast("int", row[0]): tuple(row[1:]) for row in rows}
    return found if all(place > after for place in found) else None


def _beyond(db: Database, table: Table, after: int) -> int | None:
    """The first place behind which something can be read again; None for none."""
    step = 1
    while _next(db, table, after + step, 1) is None:
        step *= 2
        if step > _FARTHEST:
            return None
    low, high = after + step // 2, after + step  # unreadable after low, readable after
    while high - low > 1:
        middle = (low + high) // 2
        if _next(db, table, middle, 1) is None:
            low = middle
        else:
            high = middle
    return high


def _kept(db: Database, table: Table) -> int | None:
    try:
        return sums.kept(db, table.name)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None
