"""Keeps the file's order that of the book; without it undo would reorder records."""

from collections.abc import Iterable, Mapping, Reversible, Sequence
from typing import Any, cast

from planner.store.sealed import Database


class Places:
    """Hands out places in a table, in the order in which records came.

    A record has the place at which it was first written. Undo brings back the same
    object, so what was dropped returns to where it stood, while another record under
    the same id is a newcomer and stands at the end.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        # The record is kept with its place, so that its identity is not given away.
        self._known: dict[int, tuple[object, int]] = {}

    def leave(self, db: Database, table: str, records: Iterable[Any]) -> None:
        """Remember where these records are before their rows are deleted."""
        for record in records:
            self._last_ever(db, table)  # before the last row may be gone
            row = db.execute(
                f'SELECT place FROM "{table}" WHERE id = ?',  # noqa: S608  # our name
                (record.id,),
            ).fetchone()
            place = cast("tuple[int]", row)[0]
            self._known.setdefault(id(record), (record, place))

    def come(
        self,
        db: Database,
        table: str,
        new: Sequence[Any],
        after: Mapping[str, Any],
    ) -> dict[str, int]:
        """A place, by id, for each record of ``new``, all of which are in ``after``."""
        if not new:
            return {}
        waiting = {record.id: record for record in new}
        tail: list[Any] = []
        for record_id in reversed(cast("Reversible[str]", after)):
            if record_id not in waiting:
                break
            tail.append(waiting.pop(record_id))
        places = {key: self._known[id(one)][1] for key, one in waiting.items()}
        highest = max(_highest(db, table), *places.values(), 0)
        for record in reversed(tail):
            place = self._known.get(id(record), (None, 0))[1]
            if place <= highest:
                place = self._last_ever(db, table) + 1
            places[record.id] = highest = place
            self._last[table] = max(self._last_ever(db, table), place)
        return places

    def _last_ever(self, db: Database, table: str) -> int:
        """The highest place ever given; no newcomer gets it again."""
        if table not in self._last:
            self._last[table] = _highest(db, table)
        return self._last[table]


def _highest(db: Database, table: str) -> int:
    query = f'SELECT max(place) FROM "{table}"'  # noqa: S608  # our name
    return cast("tuple[int | None]", db.execute(query).fetchone())[0] or 0
