"""Brings an older book up to this program's schema, step by step, after a copy."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from planner.store.sealed import Database

MIGRATIONS = Path(__file__).parent / "migrations"


def newest(steps: Path = MIGRATIONS) -> int:
    """The schema version that this program writes."""
    return max(version for version, _ in _numbered(steps))


def upgrade(
    connection: Database,
    version: int,
    steps: Path = MIGRATIONS,
    *,
    until: int | None = None,
) -> None:
    """Carry out the steps after ``version``, each with its number or not at all.

    Args:
        connection: the book.
        version: what it has.
        steps: where they lie.
        until: the last of them; None: the newest.
    """
    for number, step in sorted(_numbered(steps)):
        if number > version and (until is None or number <= until):
            words = step.read_text(encoding="utf-8")
            try:
                connection.executescript(
                    f"BEGIN IMMEDIATE;\n{words}\n"
                    f"PRAGMA user_version = {number};\nCOMMIT;"
                )
            except sqlite3.Error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise


def copy_beside(book: Path, version: int) -> Path:
    """A copy of the book as it was before an upgrade from ``version``.

    Returns:
        Its path: ``my.before-v2.book``; a number is added where that is taken.
    """
    number = 0
    while True:
        again = f"-{number}" if number else ""
        path = book.with_stem(f"{book.stem}.before-v{version + 1}{again}")
        number += 1
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as copy, book.open("rb") as original:
            shutil.copyfileobj(original, copy)
            copy.flush()
            os.fsync(copy.fileno())
        return path


def _numbered(steps: Path) -> Iterator[tuple[int, Path]]:
    for path in steps.iterdir():
        number, parting, _ = path.stem.partition("_")
        if parting and number.isdigit() and path.suffix == ".sql":
            yield int(number), path
