"""Makes a new book file, complete before it has its name."""

import os
import tempfile
from pathlib import Path

from planner.model.book import Book
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from planner.store import migrate
from planner.store.connection import connected, spoken
from planner.store.lock import PATIENCE
from planner.store.refusals import ExistsError, NoFolderError, ReadOnlyError
from planner.store.seal import Seal, new_seal
from planner.store.sqlite import WRITE_BITS, SqliteStore

EMPTY = Book()


def create(
    path: Path, book: Book = EMPTY, *, password: str | None = None
) -> SqliteStore:
    """Make a new book file that holds ``book``, and open it.

    The file appears under its name only when it is complete; with a password nothing
    readable is ever written.

    Raises:
        ExistsError: something is there already, whatever it is.
        NoFolderError: the folder is not there.
        ReadOnlyError: the folder may not be written.
    """
    seal = new_seal(password) if password is not None else None
    unfinished = _unfinished(path)
    try:
        fill(unfinished, book, seal)
        _publish(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return SqliteStore(path, key=seal)


def _unfinished(path: Path) -> Path:
    folder = path.absolute().parent
    if path.exists() or path.is_symlink():
        raise ExistsError(file=str(path))
    if not folder.is_dir():
        raise NoFolderError(file=str(path))
    if not folder.stat().st_mode & WRITE_BITS:
        raise ReadOnlyError(file=str(path))
    try:
        handle, name = tempfile.mkstemp(".new", f".{path.name[:100]}.", folder)
    except OSError:
        raise ReadOnlyError(file=str(path)) from None
    os.close(handle)
    return Path(name)


def fill(unfinished: Path, book: Book, seal: Seal | None) -> None:
    """Write a whole book into an empty file."""
    db = connected(unfinished, PATIENCE, seal)
    try:
        with spoken(unfinished):
            migrate.upgrade(db, 0)
    finally:
        db.close()
    store = SqliteStore(unfinished, write=True, key=seal)
    try:
        empty = store.load()
        store.save(Change(Sentence(Phrase("New book")), empty, book))
    finally:
        store.close()


def _publish(unfinished: Path, path: Path) -> None:
    try:
        # Unlike a rename, a link never replaces what came there meanwhile.
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise ExistsError(file=str(path)) from None
    except OSError:  # a file system without links, such as a stick's
        _publish_by_name(unfinished, path)


def _publish_by_name(unfinished: Path, path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise ExistsError(file=str(path)) from None
    unfinished.replace(path)
