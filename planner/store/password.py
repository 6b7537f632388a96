"""Gives a book a password, changes it, or takes it off; nothing clear stays behind.

All is written anew under the new key beside the old files and read back before the
first of it takes its place; the kept copies first, so that none stays readable once the
book is not.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from planner.model.book import Book
from planner.phrases import Phrase
from planner.store import backups, header, restore
from planner.store.connection import stamp
from planner.store.create import fill
from planner.store.refusals import DamagedError, NoRoomError, StoppedError
from planner.store.seal import Seal, new_seal
from planner.store.sqlite import SqliteStore


def change_password(
    path: Path,
    old: str | None,
    new: str | None,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Put a book and its kept copies under a new password.

    Args:
        path: the book.
        old: its password; None where it has none.
        new: the password to be; None takes it off.
        progress: told the share that is done.
        cancelled: asked before each file; nothing was changed where it says yes.

    Returns:
        How many files were written anew.

    Raises:
        StoppedError: it was stopped.
        PlannerError: the old password is wrong, someone else has the book, no room.
    """
    store = SqliteStore(path, write=True, key=old)
    anew: list[tuple[Path, Path]] = []
    try:
        seal = new_seal(new) if new is not None else None
        book, faults = store.load(), store.faults()
        if faults:
            raise DamagedError(file=str(path), what=faults[0])
        copies = [one.path for one in backups.kept(path)]
        for place in (*copies, path):
            if cancelled():
                raise StoppedError
            of_copy = place is not path
            held = restore.read(place, old) if of_copy else book
            application = header.BACKUP if of_copy else header.BOOK
            anew.append((_unfinished(place), place))
            _write_anew(place, held, seal, application)
            progress(len(anew) / (len(copies) + 1))
        _put_in_place(anew)
    finally:
        for unfinished, _ in anew:
            unfinished.unlink(missing_ok=True)
        store.close()
    return len(anew)


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name[:100]}.part")


def _write_anew(path: Path, book: Book, seal: Seal | None, application: int) -> None:
    """Write a book anew beside its name, and read it back."""
    unfinished = _unfinished(path)
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(0o600)
        fill(unfinished, book, seal)
        stamp(unfinished, application, seal)
        _refuse_what_differs(unfinished, book, seal)
        shutil.copystat(path, unfinished)  # the day of a copy is the day it shows
    except OSError as error:
        raise NoRoomError(file=str(path), what=error.strerror) from None


def _put_in_place(anew: Sequence[tuple[Path, Path]]) -> None:
    for unfinished, path in anew:
        try:
            unfinished.replace(path)
        except OSError as error:
            raise NoRoomError(file=str(path), what=error.strerror) from None


def _refuse_what_differs(path: Path, book: Book, seal: Seal | None) -> None:
    store = SqliteStore(path, key=seal)
    try:
        if store.faults() or store.load() != book:
            raise DamagedError(file=str(path), what=Phrase("the copy differs"))
    finally:
        store.close()
