"""How a kind of record lies in its table; without it each would spell its own SQL."""

from collections.abc import Callable
from typing import Any

from planner.lean import dataclass
from planner.model import records as r
from planner.store.cells import Cell

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """How one kind of record lies in its table; the id comes first."""

    kind: type[r.Record]
    name: str
    columns: tuple[str, ...]
    to_row: Callable[[Any], tuple[Cell, ...]]
    from_row: Callable[[Row], r.Record]

    # Names of tables and columns are constants of this file; values are bound.

    @property
    def select(self) -> str:
        """Reads all rows in the order in which their records came."""
        return f'SELECT {self._quoted} FROM "{self.name}" ORDER BY place'  # noqa: S608  # our own names only

    @property
    def after(self) -> str:
        """Reads so many rows after a place, each with its place before it."""
        return (
            f'SELECT place, {self._quoted} FROM "{self.name}" WHERE place > ?'  # noqa: S608  # our own names only
            " ORDER BY place LIMIT ?"
        )

    @property
    def upsert(self) -> str:
        """Writes a row; the place comes first and counts for a new id only."""
        marks = ", ".join("?" for _ in self.columns)
        changes = ", ".join(f'"{c}" = excluded."{c}"' for c in self.columns[1:])
        return (
            f'INSERT INTO "{self.name}" (place, {self._quoted}) VALUES (?, {marks})'  # noqa: S608  # our own names only
            f" ON CONFLICT (id) DO UPDATE SET {changes}"
        )

    @property
    def delete(self) -> str:
        """Deletes the row of an id."""
        return f'DELETE FROM "{self.name}" WHERE id = ?'  # noqa: S608  # our own names only

    @property
    def _quoted(self) -> str:
        return ", ".join(f'"{name}"' for name in self.columns)


def table(
    kind: type[r.Record],
    name: str,
    columns: str,
    to_row: Callable[[Any], tuple[Cell, ...]],
    from_row: Callable[[Row], r.Record],
) -> Table:
    """The table of a kind; ``columns`` are the names after the id, parted by spaces."""
    return Table(kind, name, ("id", *columns.split()), to_row, from_row)
