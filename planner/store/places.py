"""Keeps the file's order that of the book; without it undo would reorder records."""

import sqlite3
from collections.abc import Iterable, Mapping, Reversible
from typing import Any, cast


class Places:
    """Hands out places in a table.

    What comes stands at the end; what comes back into the middle, because a drop was
    undone, gets its old place.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._left: dict[tuple[str, str], int] = {}

    def leave(self, db: sqlite3.Connection, table: str, ids: Iterable[str]) -> None:
        """Remember where these rows are before they are deleted."""
        for record_id in ids:
            self._last_place(db, table)  # before the last row may be gone
            row = db.execute(
                f'SELECT place FROM "{table}" WHERE id = ?',  # noqa: S608  # our name
                (record_id,),
            ).fetchone()
            self._left[table, record_id] = row[0]

    def come(
        self,
        db: sqlite3.Connection,
        table: str,
        new: Iterable[str],
        after: Mapping[str, Any],
    ) -> dict[str, int]:
        """A place for each id of ``new``, all of which are in ``after``."""
        waiting = set(new)
        if not waiting:
            return {}
        last = self._last_place(db, table)
        tail: list[str] = []
        for record_id in reversed(cast("Reversible[str]", after)):
            if record_id not in waiting:
                break
            tail.append(record_id)
        places = {key: last + n for n, key in enumerate(reversed(tail), 1)}
        self._last[table] = last + len(tail)
        for record_id in waiting.difference(tail):
            places[record_id] = self._left[table, record_id]
        return places

    def _last_place(self, db: sqlite3.Connection, table: str) -> int:
        """The highest place ever given; it is never given again."""
        if table not in self._last:
            query = f'SELECT max(place) FROM "{table}"'  # noqa: S608  # our name
            self._last[table] = db.execute(query).fetchone()[0] or 0
        return self._last[table]
