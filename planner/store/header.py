"""A look at a file's first bytes; without it SQLite would try to open anything.

The places of the fields are those of SQLite's file format, section 1.3.
"""

import os
import stat
from pathlib import Path

from planner.phrases import Phrase
from planner.store.refusals import (
    DamagedError,
    FolderError,
    LinkError,
    NewerBookError,
    NoBookError,
    NotABookError,
    NotReadableError,
)

BOOK = 0x44754845  # "DuHE", in every book
BACKUP = 0x44754842  # "DuHB", in a copy until it is written to

MAGIC = b"SQLite format 3\0"
_SIZE = 100


def application_of(path: Path) -> int | None:
    """The application id of an SQLite file; None where it is no such file.

    Raises:
        NotReadableError: the system does not let us look.
    """
    head = _head(path)
    return _number(head, 68, 4) if head.startswith(MAGIC) else None


def is_backup(path: Path) -> bool:
    """Whether the file is a copy that ``backup`` made."""
    return application_of(path) == BACKUP


def refuse_what_is_no_file(path: Path) -> None:
    """Say no to what is not there, a folder, a device, or a link.

    Raises:
        PlannerError: which of them it is.
    """
    _size(path)


def refuse_what_is_no_book(path: Path, newest: int) -> int:
    """The schema version of the book at ``path``.

    Raises:
        PlannerError: nothing there, no regular file, another program's file, cut
            off, or of a schema beyond ``newest``.
    """
    size = _size(path)
    head = _head(path)
    if not head.startswith(MAGIC):
        raise NotABookError(file=str(path))
    if len(head) < _SIZE:
        raise DamagedError(file=str(path), what=Phrase("cut off"))
    if _number(head, 68, 4) not in (BOOK, BACKUP):
        raise NotABookError(file=str(path))
    version = _number(head, 60, 4)
    if version > newest:
        raise NewerBookError(file=str(path), theirs=version, ours=newest)
    # A journal means that a writer was killed: SQLite will put the pages right.
    journal = path.with_name(f"{path.name}-journal")
    if size < whole_size(path) and not journal.exists():
        raise DamagedError(file=str(path), what=Phrase("cut off"))
    return version


def whole_size(path: Path) -> int:
    """The bytes that the file says it has; 0 for one that is none of SQLite's."""
    head = _head(path)
    if not head.startswith(MAGIC) or len(head) < _SIZE:
        return 0
    return _number(head, 28, 4) * _page_size(head)


def _size(path: Path) -> int:
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise NoBookError(file=str(path)) from None
    except (OSError, ValueError):  # a name that no file can have
        raise NotReadableError(file=str(path)) from None
    if stat.S_ISLNK(found.st_mode):
        raise LinkError(file=str(path))
    if not stat.S_ISREG(found.st_mode):
        raise FolderError(file=str(path))
    return found.st_size


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return os.read(file.fileno(), _SIZE)
    except OSError:
        raise NotReadableError(file=str(path)) from None


def _number(head: bytes, place: int, length: int) -> int:
    return int.from_bytes(head[place : place + length], "big")


def _page_size(head: bytes) -> int:
    size = _number(head, 16, 2)
    return 1 << 16 if size == 1 else size
