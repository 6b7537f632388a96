"""What SQLite says becomes a sentence; what is our bug stays one."""

import sqlite3
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.store import refusals
from planner.store.connection import connected, spoken, transaction

HERE = Path("my.book")


def failing(code: int) -> sqlite3.DatabaseError:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (sqlite3.SQLITE_BUSY, refusals.BusyError),
        (sqlite3.SQLITE_LOCKED, refusals.BusyError),
        (sqlite3.SQLITE_READONLY_ROLLBACK, refusals.ReadOnlyError),
        (sqlite3.SQLITE_CANTOPEN, refusals.NotReadableError),
        (sqlite3.SQLITE_FULL, refusals.NoRoomError),
        (sqlite3.SQLITE_IOERR_WRITE, refusals.NoRoomError),
        (sqlite3.SQLITE_CORRUPT, refusals.DamagedError),
        (sqlite3.SQLITE_NOTADB, refusals.DamagedError),
        (sqlite3.SQLITE_ERROR, refusals.DamagedError),
    ],
)
def test_each_complaint_has_its_sentence(
    code: int, refusal: type[PlannerError]
) -> None:
    with pytest.raises(refusal, match=r"my\.book"), spoken(HERE):
        raise failing(code)


def test_a_text_that_is_no_utf8_is_a_damaged_book() -> None:
    with pytest.raises(refusals.DamagedError), spoken(HERE):
        raise sqlite3.OperationalError("Could not decode to UTF-8 column")


def test_a_name_that_is_rubbish_is_a_damaged_book() -> None:
    with pytest.raises(refusals.DamagedError), spoken(HERE):
        b"\xff".decode()


def test_a_bug_of_ours_passes() -> None:
    error = sqlite3.IntegrityError("constraint")
    error.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT

    with pytest.raises(sqlite3.IntegrityError), spoken(HERE):
        raise error


def test_a_transaction_that_ended_itself_is_not_rolled_back_twice(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x"
    path.touch()
    db = connected(path, 0.1)

    with pytest.raises(sqlite3.OperationalError), transaction(db, "BEGIN"):
        db.executescript("ROLLBACK; nonsense")

    db.close()
