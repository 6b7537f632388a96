"""One writer at a time; without it two programs would overwrite each other's steps.

The lock is a file beside the book that the system itself frees when its holder ends,
however it ends. What stands in it only tells who has it.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

from planner.held import hold
from planner.phrases import Phrase, Sentence
from planner.store.refusals import BusyError, ReadOnlyError

PATIENCE = 5.0  # seconds that a second writer waits
ANOTHER_PROGRAM = Phrase("another program")
_PAUSE = 0.05
_LOCKS = Path("/proc/locks")  # columns as in proc(5): the fifth is the process


class WriteLock:
    """The right to write a book, held until released or until the program ends."""

    def __init__(self, book: Path, patience: float = PATIENCE) -> None:
        """Wait for the right, at most ``patience`` seconds.

        Raises:
            BusyError: someone else has it; the sentence says who.
            ReadOnlyError: no lock can be made beside the book.
        """
        self._path = book.with_name(f".{book.name}.duheng-lock")
        self._handle = self._wait(book, time.monotonic() + patience)
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        since = time.strftime("%Y-%m-%d %H:%M")
        told = f"{os.getpid()} {_machine()}\n{since}"
        os.write(self._handle, told.encode())

    def release(self) -> None:
        """Let the next one write."""
        with suppress(OSError):  # its drive may be gone
            self._path.unlink(missing_ok=True)
        os.close(self._handle)

    def _wait(self, book: Path, until: float) -> int:
        while True:
            handle = self._open(book)
            if hold(handle):
                if self._is_current(handle):
                    return handle
            elif time.monotonic() >= until:
                who = _holder(handle)
                os.close(handle)
                raise BusyError(file=str(book), who=who)
            else:
                time.sleep(_PAUSE)
            os.close(handle)

    def _open(self, book: Path) -> int:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            return os.open(self._path, flags, 0o600)
        except OSError:
            raise ReadOnlyError(file=str(book)) from None

    def _is_current(self, handle: int) -> bool:
        """Whether the last holder has not removed the file while we waited."""
        try:
            return os.path.samestat(os.fstat(handle), self._path.lstat())
        except FileNotFoundError:
            return False


def _machine() -> str:
    import platform  # noqa: PLC0415  # who only reads takes no lock

    return platform.node()


def holder_of(path: Path) -> Sentence | Phrase:
    """Who has SQLite's own lock on a file, where the system tells (Linux does)."""
    try:
        found = path.stat()
        table = _LOCKS.read_text(encoding="ascii")
    except OSError:
        return ANOTHER_PROGRAM
    inode = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    for line in table.splitlines():
        columns = line.split()
        if inode in columns and columns[4] != str(os.getpid()):
            return _who(columns[4], _machine())
    return ANOTHER_PROGRAM


def _holder(handle: int) -> Sentence | Phrase:
    told = os.read(handle, 300).decode(errors="replace")
    who, _, since = told.partition("\n")
    pid, _, host = who.partition(" ")
    return _who(pid, host, since) if pid.isdigit() else ANOTHER_PROGRAM


def _who(pid: str, host: str, since: str = "") -> Sentence:
    if not since:  # SQLite's own lock tells no time
        return Sentence(Phrase("process {pid} on {host}"), pid=pid, host=host)
    words = Phrase("process {pid} on {host} since {since}")
    return Sentence(words, pid=pid, host=host, since=since)
