"""SQLite's complaints in our words; without it a full disk would look like a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from planner.errors import PlannerError
from planner.phrases import Phrase
from planner.store.lock import PATIENCE, holder_of
from planner.store.refusals import (
    BusyError,
    DamagedError,
    NoRoomError,
    NotReadableError,
    ReadOnlyError,
)
from planner.store.seal import Seal
from planner.store.sealed import Database, SealedConnection

_PRIMARY = 0xFF


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file into a sentence; a bug of ours passes."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        refusal = _refusal(path, error)
        if refusal is None:
            raise
        raise refusal from error
    except UnicodeDecodeError as error:  # SQLite speaks of a name that is rubbish
        raise DamagedError(file=str(path), what=Phrase("rubbish in it")) from error


def _refusal(path: Path, error: sqlite3.DatabaseError) -> PlannerError | None:
    file, what = str(path), str(error)
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BusyError(file=file, who=holder_of(path))
        case sqlite3.SQLITE_READONLY:
            return ReadOnlyError(file=file)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return NotReadableError(file=file)
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return NoRoomError(file=file, what=what)
        # SQLITE_ERROR: a table or column of ours is not there.
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_ERROR:
            return DamagedError(file=file, what=what)
        case _:
            return None


def connected(path: Path, patience: float, seal: Seal | None = None) -> Database:
    """Open an existing file; ``patience`` is how many seconds to wait for it."""
    with spoken(path):
        if seal is not None:
            return SealedConnection(path, seal, patience)
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=patience,
            isolation_level=None,
        )


def copied(source: Database, target: Path, seal: Seal | None) -> Database:
    """Copy all that is in ``source``, as of one moment, into a new or empty file."""
    target.touch(0o600)
    copy = connected(target, 0.0, seal)
    with spoken(target):
        if isinstance(source, SealedConnection):
            source.backup(cast("SealedConnection", copy))
        else:
            source.backup(cast("sqlite3.Connection", copy))
    return copy


def stamp(path: Path, application: int, seal: Seal | None) -> None:
    """Say in a file's header what it is: a book, or a backup of one."""
    db = connected(path, PATIENCE, seal)
    try:
        with spoken(path):
            db.execute(f"PRAGMA application_id = {application}")
    finally:
        db.close()


@contextmanager
def transaction(db: Database, begin: str) -> Iterator[None]:
    """All of the steps within, or none."""
    db.execute(begin)
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
