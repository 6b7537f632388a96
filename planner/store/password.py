"""Gives a book a password, changes it, or takes it off; nothing clear stays behind.

All is written anew under the new key beside the old file and read back before it takes
its place; the kept copies first, so that none stays readable once the book is not.
"""

import shutil
from pathlib import Path

from planner.model.book import Book
from planner.phrases import Phrase
from planner.store import backups, header, restore
from planner.store.connection import stamp
from planner.store.create import fill
from planner.store.refusals import DamagedError, NoRoomError
from planner.store.seal import Seal, new_seal
from planner.store.sqlite import SqliteStore


def change_password(path: Path, old: str | None, new: str | None) -> int:
    """Put a book and its kept copies under a new password.

    Args:
        path: the book.
        old: its password; None where it has none.
        new: the password to be; None takes it off.

    Returns:
        How many files were written anew.

    Raises:
        PlannerError: the old password is wrong, someone else has the book, no room.
    """
    store = SqliteStore(path, write=True, key=old)
    try:
        seal = new_seal(new) if new is not None else None
        book, faults = store.load(), store.faults()
        if faults:
            raise DamagedError(file=str(path), what=faults[0])
        copies = backups.kept(path)
        for copy in copies:
            _rewritten(copy.path, restore.read(copy.path, old), seal, header.BACKUP)
        _rewritten(path, book, seal, header.BOOK)
    finally:
        store.close()
    return len(copies) + 1


def _rewritten(path: Path, book: Book, seal: Seal | None, application: int) -> None:
    """Write a book anew under its name, read it back, then put it in place."""
    unfinished = path.with_name(f".{path.name[:100]}.part")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(0o600)
        fill(unfinished, book, seal)
        stamp(unfinished, application, seal)
        _refuse_what_differs(unfinished, book, seal)
        shutil.copystat(path, unfinished)  # the day of a copy is the day it shows
        unfinished.replace(path)
    except OSError as error:
        raise NoRoomError(file=str(path), what=error.strerror) from None
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_what_differs(path: Path, book: Book, seal: Seal | None) -> None:
    store = SqliteStore(path, key=seal)
    try:
        if store.faults() or store.load() != book:
            raise DamagedError(file=str(path), what=Phrase("the copy differs"))
    finally:
        store.close()
