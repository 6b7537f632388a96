"""Brings a copy back; without it a backup would be a comfort and no more."""

import shutil
from dataclasses import field
from datetime import date
from pathlib import Path

from planner.lean import dataclass
from planner.model.book import Book
from planner.passing import passing_folder
from planner.store import backups, header, migrate
from planner.store.backups import Kept
from planner.store.connection import stamp
from planner.store.lock import PATIENCE, WriteLock
from planner.store.refusals import NoRoomError
from planner.store.seal import Seal, is_sealed, opener
from planner.store.sqlite import SqliteStore


def read(copy: Path, key: str | Seal | None = None) -> Book:
    """What a copy holds; the copy itself is left untouched, an older schema too.

    Args:
        copy: the file.
        key: its password, where it has one; not needed otherwise.

    Raises:
        PlannerError: it is no book, damaged, newer, or has another password.
    """
    header.refuse_what_is_no_file(copy)  # in the name it has
    if not is_sealed(copy):
        header.refuse_what_is_no_book(copy, migrate.newest())
        key = None
    with passing_folder() as folder:
        store = SqliteStore(copied(copy, folder / copy.name), key=key)
        try:
            return store.load()
        finally:
            store.close()


def keep_before(book: Path, key: str | Seal | None = None) -> Path:
    """Keep a copy of the book as it is now.

    Raises:
        PlannerError: no room, no right, or the book is damaged.
    """
    store = SqliteStore(book, key=key)
    try:
        return backups.keep_before_restore(book, store.copy_to)
    finally:
        store.close()


def put_in_place(
    book: Path, copy: Path, today: date, key: str | Seal | None = None
) -> Path:
    """Put a copy where a damaged book is; the damaged file is moved aside.

    Returns:
        Where the damaged file is now.

    Raises:
        PlannerError: no room, or someone else has the book.
    """
    lock = WriteLock(book, PATIENCE)
    new = free_name(book, "restored", today)
    try:
        copied(copy, new)
        stamp(new, header.BOOK, opener(new, key))
        return exchanged(book, new, today)
    except OSError as error:
        raise NoRoomError(file=str(book), what=error.strerror) from None
    finally:
        new.unlink(missing_ok=True)
        lock.release()


def exchanged(book: Path, new: Path, today: date) -> Path:
    """Put a new file where a damaged book is, which stays beside it.

    Returns:
        Where the damaged file is now.

    Raises:
        OSError: no room, or no right; the book is where it was.
    """
    aside = free_name(book, "damaged", today)
    _put_aside(book, aside)
    journal = book.with_name(f"{book.name}-journal")
    if journal.exists():  # else SQLite would play it back into the new file
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    new.replace(book)
    return aside


def _put_aside(book: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(book)  # needs no room, and the book stays where it is
    except OSError:  # a file system without links, such as a stick's
        shutil.copy2(book, aside)


def free_name(book: Path, word: str, today: date) -> Path:
    """A name beside the book that is not taken: ``my.duheng.damaged-2026-01-31``."""
    number, path = 1, book.with_name(f"{book.name}.{word}-{today.isoformat()}")
    while path.exists():
        number += 1
        path = book.with_name(f"{book.name}.{word}-{today.isoformat()}-{number}")
    return path


def copied(copy: Path, to: Path) -> Path:
    """Copy a file to where nothing is; only its owner may read it.

    Raises:
        NoRoomError: it cannot be written there.
    """
    try:
        to.touch(mode=0o600, exist_ok=False)
        shutil.copyfile(copy, to)
    except OSError as error:
        raise NoRoomError(file=str(to), what=error.strerror) from None
    return to


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of books that one password opens, and the way back."""

    key: str | None = field(default=None, repr=False)

    def kept(self, book: Path) -> tuple[Kept, ...]:
        """The copies of a book, newest first."""
        return backups.kept(book)

    def read(self, copy: Path) -> Book:
        """What a copy holds."""
        return read(copy, self.key)

    def keep_before(self, book: Path) -> Path:
        """Keep a copy of the book as it is now."""
        return keep_before(book, self.key)

    def put_in_place(self, book: Path, copy: Path, today: date) -> Path:
        """Put a copy where a damaged book is."""
        return put_in_place(book, copy, today, self.key)
