"""Brings a copy back; without it a backup would be a comfort and no more."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

from planner.model.book import Book
from planner.store import backups, header, migrate
from planner.store.backups import Kept
from planner.store.connection import connected, spoken
from planner.store.lock import PATIENCE, WriteLock
from planner.store.refusals import NoRoomError
from planner.store.sqlite import SqliteStore


def kept(book: Path) -> tuple[Kept, ...]:
    """The copies of a book, newest first."""
    return backups.kept(book)


def read(copy: Path) -> Book:
    """What a copy holds; the copy itself is left untouched, an older schema too.

    Raises:
        PlannerError: it is no book, damaged, or newer.
    """
    header.refuse_what_is_no_book(copy, migrate.newest())  # in the name it has
    with tempfile.TemporaryDirectory(prefix="duheng-") as folder:
        store = SqliteStore(_copied(copy, Path(folder) / "copy.duheng"))
        try:
            return store.load()
        finally:
            store.close()


def keep_before(book: Path) -> Path:
    """Keep a copy of the book as it is now.

    Raises:
        PlannerError: no room, no right, or the book is damaged.
    """
    store = SqliteStore(book)
    try:
        return backups.keep_before_restore(book, store.copy_to)
    finally:
        store.close()


def put_in_place(book: Path, copy: Path, today: date) -> Path:
    """Put a copy where a damaged book is; the damaged file is moved aside.

    Returns:
        Where the damaged file is now.

    Raises:
        PlannerError: no room, or someone else has the book.
    """
    lock = WriteLock(book, PATIENCE)
    new, aside = _free(book, "restored", today), _free(book, "damaged", today)
    try:
        _copied(copy, new)
        _as_book(new)
        _put_aside(book, aside)
        journal = book.with_name(f"{book.name}-journal")
        if journal.exists():  # else SQLite would play it back into the copy
            journal.rename(aside.with_name(f"{aside.name}-journal"))
        new.replace(book)
    except OSError as error:
        raise NoRoomError(file=str(book), what=error.strerror) from None
    finally:
        new.unlink(missing_ok=True)
        lock.release()
    return aside


def _put_aside(book: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(book)  # needs no room, and the book stays where it is
    except OSError:  # a file system without links, such as a stick's
        shutil.copy2(book, aside)


def _free(book: Path, word: str, today: date) -> Path:
    number, path = 1, book.with_name(f"{book.name}.{word}-{today.isoformat()}")
    while path.exists():
        number += 1
        path = book.with_name(f"{book.name}.{word}-{today.isoformat()}-{number}")
    return path


def _copied(copy: Path, to: Path) -> Path:
    try:
        to.touch(mode=0o600, exist_ok=False)
        shutil.copyfile(copy, to)
    except OSError as error:
        raise NoRoomError(file=str(to), what=error.strerror) from None
    return to


def _as_book(path: Path) -> None:
    db = connected(path, PATIENCE)
    try:
        with spoken(path):
            db.execute(f"PRAGMA application_id = {header.BOOK}")
    finally:
        db.close()
