"""Everything that belongs to a book on the disk; without it something would stay."""

import re
import stat
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from planner import passing
from planner.phrases import Phrase
from planner.store import backups, header
from planner.store.lock import WriteLock
from planner.store.refusals import NoBookError, NotABookError
from planner.store.seal import is_sealed

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]+)?"
_COPY = Phrase("kept copy")
_ASIDE = Phrase("set aside at a repair or a return")
_UNFINISHED = Phrase("unfinished file")

Trace = tuple[Path, Phrase]  # a file, and what it is


def traces(book: Path, copies: Sequence[Path] = ()) -> tuple[Trace, ...]:
    """The files of a book, the book first.

    Args:
        book: the book's path; its file may be gone.
        copies: where copies of it were once written.

    Raises:
        PlannerError: there is nothing of a book there, or another program's file.
    """
    every = chain(_own(book), _beside(book), _kept(book))
    found = [trace for trace in every if _is(trace[0])]
    elsewhere = [(path, Phrase("copy elsewhere")) for path in copies if _is_ours(path)]
    if book.exists() and not _is_ours(book) and not backups.kept(book):
        raise NotABookError(file=str(book))
    if not found and not elsewhere:
        raise NoBookError(file=str(book))
    return tuple(dict([*found, *elsewhere]).items())


def forget(book: Path, files: Sequence[Path]) -> tuple[Path, ...]:
    """Delete files of a book, and folders of its copies that are empty then.

    Returns:
        What could not be deleted.

    Raises:
        BusyError: someone else has the book; nothing was deleted.
    """
    lock = WriteLock(book, patience=0.0) if book.parent.is_dir() else None
    try:
        left = tuple(path for path in files if not _gone(path))
    finally:
        if lock is not None:
            lock.release()
    for folder in {backups.folder_of(book), backups.beside(book)}:
        _rmdir(folder)
    return left


def unfinished() -> tuple[Path, ...]:
    """Folders of passing files that a killed run left behind."""
    return passing.left_behind()


def forget_unfinished(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Delete such folders; what could not be deleted."""
    return tuple(folder for folder in folders if not passing.remove(folder))


class Traces:
    """Finds and deletes the files of books."""

    def of(self, book: Path, copies: Sequence[Path]) -> tuple[Trace, ...]:
        """Its files, and what each is; ``copies`` are where some once were."""
        return traces(book, copies)

    def unfinished(self) -> tuple[Path, ...]:
        """Folders of passing files that a killed run left behind."""
        return unfinished()

    def forget(self, book: Path, files: Sequence[Path]) -> tuple[Path, ...]:
        """Delete files of a book; what could not be deleted."""
        return forget(book, files)

    def forget_unfinished(self, folders: Sequence[Path]) -> tuple[Path, ...]:
        """Delete such folders; what could not be deleted."""
        return forget_unfinished(folders)


def _own(book: Path) -> Iterator[Trace]:
    yield book, Phrase("book")
    for ending in ("journal", "wal", "shm"):
        yield book.with_name(f"{book.name}-{ending}"), Phrase("SQLite's own file")
    yield book.with_name(f".{book.name}.duheng-lock"), Phrase("lock")


def _beside(book: Path) -> Iterator[Trace]:
    name, short = re.escape(book.name), re.escape(book.name[:100])
    stem, suffix = re.escape(book.stem), re.escape(book.suffix)
    kinds = (
        (rf"{name}\.(damaged|restored|repaired|set-aside)-{_DAY}(-journal)?", _ASIDE),
        (rf"{stem}\.before-v[0-9]+(-[0-9]+)?{suffix}", _COPY),
        (rf"\.{short}\.([^.]+\.)?(new|part)(-journal)?", _UNFINISHED),
    )
    for path in _listed(book.absolute().parent):
        for pattern, what in kinds:
            if re.fullmatch(pattern, path.name):
                yield path, what


def _kept(book: Path) -> Iterator[Trace]:
    for folder in (backups.folder_of(book), backups.beside(book)):
        for path in _listed(folder):
            if backups.is_copys_name(path.name):
                yield path, _COPY
            elif path.name.endswith((".part", ".part-journal")):
                yield path, _UNFINISHED


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is(path: Path) -> bool:
    """Whether it is a file; a link is none of ours."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _is_ours(path: Path) -> bool:
    ids = (header.BOOK, header.BACKUP)
    return _is(path) and (is_sealed(path) or header.application_of(path) in ids)


def _gone(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _rmdir(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:  # something else lies in it, or it never was
        return
