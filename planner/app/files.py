"""Writes a file whole or not at all, and never over one that Duheng did not make.

Every verb that writes a file goes through ``write_whole``: ``export`` and ``report``
give bytes to ``write_bytes_whole``, ``backup`` lets the store write. What is called
``ours`` looks at the file that is there and says whether Duheng made it as the same
kind; ``marked`` makes such a question from a mark that our files of a kind carry near
their beginning or end.
"""

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from planner.errors import NotUnderstoodError, RefusedError
from planner.lean import dataclass
from planner.phrases import Phrase

_ENDING = ".duheng"
_SQLITE, _BOOK = b"SQLite format 3\0", b"DuH"
_HEAD = 72  # bytes, of which the last four name the program
_MARK_WITHIN = 64 * 1024  # bytes at the beginning and at the end that may hold a mark


class TargetFolderError(NotUnderstoodError):
    """A file to be written into a folder that is not there."""

    words = Phrase("The folder of {file} does not exist.")


class TargetNotAFileError(RefusedError):
    """A folder, device or link where a file should be written."""

    words = Phrase("{file} is a folder, a device or a link; nothing was written.")


class TargetIsTheBookError(RefusedError):
    """A file to be written over the book itself."""

    words = Phrase("{file} is the book itself; nothing was written.")


class TargetIsABookError(RefusedError):
    """A file to be written over some other book."""

    words = Phrase("{file} is a book itself; nothing was written.")


class TargetForeignError(RefusedError):
    """A file that is there and was not made by Duheng as the same kind."""

    words = Phrase(
        "{file} exists and is not a file of this kind made by Duheng; choose another"
        " name, or --force to replace it."
    )


class TargetReadOnlyError(RefusedError):
    """A place where nothing can be written."""

    words = Phrase("{file} cannot be written ({what}); nothing was changed.")


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A file to be written with others.

    Attributes:
        ours: whether an existing file is one of ours, and of this kind.
    """

    out: Path
    content: bytes
    ours: Callable[[Path], bool]


def marked(*marks: bytes) -> Callable[[Path], bool]:
    """A question whether a file carries all these marks near its beginning or end."""

    def ours(path: Path) -> bool:
        with path.open("rb") as file:
            first = file.read(_MARK_WITHIN)
            file.seek(max(path.stat().st_size - _MARK_WITHIN, 0))
            last = file.read()
        return all(mark in first or mark in last for mark in marks)

    return ours


def write_bytes_whole(
    out: Path,
    content: bytes,
    ours: Callable[[Path], bool],
    *,
    force: bool = False,
    book: Path | None = None,
) -> None:
    """Write ``content`` to ``out`` as ``write_whole`` does."""

    def write(unfinished: Path) -> None:
        unfinished.write_bytes(content)

    write_whole(out, write, ours, force=force, book=book)


def write_whole(
    out: Path,
    write: Callable[[Path], None],
    ours: Callable[[Path], bool],
    *,
    force: bool = False,
    book: Path | None = None,
) -> None:
    """Write a file beside ``out``, then put it in its place in one step; mode 0600.

    Args:
        out: where the file shall be.
        write: writes the content into the path that it is given.
        ours: whether an existing file is one of ours, and of this kind.
        force: replace a file that is not ours; never a link, a folder, a book.
        book: the book that is never replaced.

    Raises:
        TargetForeignError: a file that is not ours, without ``force``.
        TargetIsTheBookError: ``out`` is ``book``, under whatever name.
        TargetIsABookError: ``out`` is another book, or called like one.
        TargetNotAFileError: a link, a folder, a device.
        TargetFolderError: the folder is not there.
        TargetReadOnlyError: the system does not let us write there.
    """
    refuse_target(out, ours, force=force, book=book)
    try:
        handle, name = tempfile.mkstemp(".part", f".{out.name[:100]}.", out.parent)
        os.close(handle)
    except OSError as error:
        raise TargetReadOnlyError(file=str(out), what=error.strerror) from None
    unfinished = Path(name)
    try:
        write(unfinished)
        _to_disk(unfinished)
        unfinished.replace(out)
        with contextlib.suppress(OSError):  # Windows cannot open a folder
            _to_disk(out.parent)
    except OSError as error:
        raise TargetReadOnlyError(file=str(out), what=error.strerror) from None
    finally:
        unfinished.unlink(missing_ok=True)


def write_all_whole(
    files: Sequence[Unwritten], *, force: bool = False, book: Path | None = None
) -> None:
    """Write several files, all or none: each waits beside its place for the others.

    Where one cannot be put into its place, those before it are what they were again.
    Only a fall of the machine within these few steps can leave some old and some new.

    Raises:
        PlannerError: as ``write_whole``; nothing has changed.
    """
    for file in files:
        refuse_target(file.out, file.ours, force=force, book=book)
    with contextlib.ExitStack() as waiting:
        staged = [(_staged(file, waiting), file.out) for file in files]
        _put_all(staged, waiting)


def _staged(file: Unwritten, waiting: contextlib.ExitStack) -> Path:
    """The content on the disk, beside its place; gone when the stack closes."""
    try:
        path = _beside(file.out, waiting)
        path.write_bytes(file.content)
        _to_disk(path)
    except OSError as error:
        raise TargetReadOnlyError(file=str(file.out), what=error.strerror) from None
    return path


def _beside(out: Path, waiting: contextlib.ExitStack) -> Path:
    handle, name = tempfile.mkstemp(".part", f".{out.name[:100]}.", out.parent)
    os.close(handle)
    path = Path(name)
    waiting.callback(path.unlink, missing_ok=True)
    return path


def _put_all(
    staged: Sequence[tuple[Path, Path]], waiting: contextlib.ExitStack
) -> None:
    with contextlib.ExitStack() as back:
        for unfinished, out in staged:
            try:
                if out.exists():
                    kept = _beside(out, waiting)
                    shutil.copy2(out, kept)
                    undo: Callable[[], object] = partial(kept.replace, out)
                else:
                    undo = partial(out.unlink, missing_ok=True)
                unfinished.replace(out)
            except OSError as error:
                raise TargetReadOnlyError(file=str(out), what=error.strerror) from None
            back.callback(undo)
        back.pop_all()  # all are in their places: nothing goes back
        for folder in {out.parent for _, out in staged}:
            with contextlib.suppress(OSError):  # Windows cannot open a folder
                _to_disk(folder)


def refuse_target(
    out: Path,
    ours: Callable[[Path], bool],
    *,
    force: bool = False,
    book: Path | None = None,
) -> None:
    """Say no, before any work is done, where ``write_whole`` would.

    Raises:
        PlannerError: as ``write_whole``.
    """
    try:
        found = out.lstat()
    except FileNotFoundError:
        if not out.parent.is_dir():
            raise TargetFolderError(file=str(out)) from None
        return
    except NotADirectoryError:
        raise TargetFolderError(file=str(out)) from None
    except (OSError, ValueError) as error:  # a name that no file can have
        raise TargetReadOnlyError(file=ascii(str(out)), what=str(error)) from None
    if not stat.S_ISREG(found.st_mode):
        raise TargetNotAFileError(file=str(out))
    if book is not None and book.exists() and out.samefile(book):
        raise TargetIsTheBookError(file=str(out))
    if not _is_ours(out, ours):
        _refuse_foreign(out, force=force)


def _refuse_foreign(out: Path, *, force: bool) -> None:
    if _is_a_book(out):
        raise TargetIsABookError(file=str(out))
    if not force:
        raise TargetForeignError(file=str(out))


def called_a_book(path: Path) -> bool:
    """Whether a file is called as books are; another name may be a book's too."""
    return path.suffix.lower() == _ENDING


def _is_a_book(out: Path) -> bool:
    """Whether a file is a book or a copy of one; one with a password tells by name."""
    if called_a_book(out):
        return True
    try:
        with out.open("rb") as file:
            first = file.read(_HEAD)
    except OSError:
        return False
    return first.startswith(_SQLITE) and first[-4:-1] == _BOOK


def _is_ours(out: Path, ours: Callable[[Path], bool]) -> bool:
    try:
        return ours(out)
    except (OSError, ValueError):
        return False


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
