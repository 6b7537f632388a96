"""A book with a password behind the same few calls as one without.

SQLite3 Multiple Ciphers comes with apsw, whose calls and complaints differ a little
from those of the standard library; here they become the same, and no more.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from planner.store.seal import Seal

Row = tuple[Any, ...]


class Rows:
    """The rows of a query, all fetched."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Row]:
        """The rows that are left."""
        return self._rows

    def fetchone(self) -> Row | None:
        """The next row."""
        return next(self._rows, None)

    def fetchall(self) -> list[Row]:
        """All rows that are left."""
        return list(self._rows)


class SealedConnection:
    """A connection to a file with a password."""

    def __init__(self, path: Path, seal: Seal, patience: float) -> None:
        """Open an existing file, empty or one of ours.

        Raises:
            sqlite3.DatabaseError: as the standard library would.
        """
        import apsw  # noqa: PLC0415  # only where there is a password

        self._error = apsw.Error
        try:
            self._db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
            self._db.set_busy_timeout(int(patience * 1000))
            self._db.execute("PRAGMA cipher = 'chacha20'")
            self._db.execute(seal.pragma)
            self._db.execute("PRAGMA temp_store = MEMORY")  # nothing clear on the disk
        except apsw.Error as error:
            raise _as_sqlite(error) from error

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._db.in_transaction

    def execute(self, words: str, values: Iterable[Any] = ()) -> Rows:
        """Carry out one statement."""
        try:
            return Rows(self._db.execute(words, tuple(values)).fetchall())
        except self._error as error:
            raise _as_sqlite(error) from error

    def executemany(self, words: str, rows: Iterable[Row]) -> None:
        """Carry out one statement for each row."""
        try:
            self._db.executemany(words, rows)
        except self._error as error:
            raise _as_sqlite(error) from error

    def executescript(self, words: str) -> None:
        """Carry out several statements."""
        self.execute(words)

    def backup(self, target: "SealedConnection") -> None:
        """Copy all of it, as of one moment, into an empty file with the same seal."""
        try:
            with target._db.backup("main", self._db, "main") as copying:  # noqa: SLF001  # its own kind
                copying.step()
        except self._error as error:
            raise _as_sqlite(error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


Database = sqlite3.Connection | SealedConnection


def _as_sqlite(error: Any) -> sqlite3.DatabaseError:  # noqa: ANN401  # of apsw, not here
    same = sqlite3.DatabaseError(str(error))
    same.sqlite_errorcode = getattr(error, "extendedresult", sqlite3.SQLITE_ERROR)
    return same
