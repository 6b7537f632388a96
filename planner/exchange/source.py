"""Where a bill's bytes come from; a file and a member of a zip are read alike."""

import io
import stat
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from planner.exchange import errors
from planner.lean import dataclass
from planner.packed import MIB, MOST, swollen

STDIN = "-"
_ZIP = b"PK\x03\x04"
_LOCKED = 1  # the flag of a member that wants a password
_HEAD = 1 << 16
_SHEET_PART = "[Content_Types].xml"
_BILL_ENDINGS = (".csv", ".txt", ".xlsx", ".xls", ".ofx")

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        name: as the user gave it; of a zip's member ``bill.zip/member.csv``.
        head: its first 64 KiB.
        open: a new stream from the first byte on.
    """

    name: str
    size: int
    head: bytes
    open: Callable[[], BinaryIO]


def sources(path: Path, password: str | None = None) -> tuple[Source, ...]:
    """The file itself, or the bills inside a zip.

    Raises:
        LockedZipError: a zip that wants a password, or another one.
        NotUnderstoodError: no file, a folder, 0 bytes, too large, a zip that is locked,
            damaged, a bomb or without a bill.
    """
    name = str(path)
    if name == STDIN:
        return _piped(password)
    if path.is_dir():
        raise errors.FolderError(file=name)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise errors.NoPlainFileError(file=name)
        size = found.st_size
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError:
        raise errors.NoFileError(file=name) from None
    except (OSError, ValueError) as cause:  # ValueError: a NUL in the name
        reason = getattr(cause, "strerror", None) or str(cause)
        raise errors.UnreadableFileError(file=name, reason=reason) from None
    _refuse_size(name, size)
    source = Source(name, size, head, lambda: path.open("rb"))
    return _members(source, password) if head.startswith(_ZIP) else (source,)


def _piped(password: str | None) -> tuple[Source, ...]:
    content = b"".join(_pieces(sys.stdin.buffer))
    _refuse_size(STDIN, len(content))
    source = _in_memory(STDIN, content)
    return _members(source, password) if content.startswith(_ZIP) else (source,)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """At most one more byte than may be; asked for all at once, they are reserved."""
    left = MOST + 1
    while piece := stream.read(min(MIB, left)):
        left -= len(piece)
        yield piece


def stamp(path: Path) -> Stamp | None:
    """What tells whether a file is the one it was; None where there is no file."""
    if str(path) == STDIN:
        return None
    try:
        found = path.stat()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


@contextmanager
def unchanged(path: Path, before: Stamp | None) -> Iterator[None]:
    """Refuse what is read if something wrote to the file since it had this stamp."""
    try:
        yield
    except FileNotFoundError:
        raise errors.FileChangedError(file=str(path)) from None
    if stamp(path) != before:
        raise errors.FileChangedError(file=str(path))


def _refuse_size(name: str, size: int) -> None:
    if size == 0:
        raise errors.EmptyFileError(file=name)
    if size > MOST:
        raise errors.TooLargeError(file=name, found=size // MIB, most=MOST // MIB)


def _members(source: Source, password: str | None) -> tuple[Source, ...]:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as packed:
            members = packed.infolist()
            if any(member.filename == _SHEET_PART for member in members):
                _refuse_bomb(source.name, members)
                return (source,)
            return _unpacked(source.name, packed, members, password)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise errors.BrokenZipError(file=source.name) from None


def _unpacked(
    name: str,
    packed: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    password: str | None,
) -> tuple[Source, ...]:
    bills = _bills(members)
    if not bills:
        raise errors.EmptyZipError(file=name)
    is_locked = any(member.flag_bits & _LOCKED for member in bills)
    if is_locked and not password:
        raise errors.LockedZipError(file=name)
    _refuse_bomb(name, bills)
    read = partial(_unlocked, password, name) if is_locked else _plain
    found = []
    for member in bills:
        inner = f"{name}/{_named(member)}"
        content = read(packed, member)
        _refuse_size(inner, len(content))
        found.append(_in_memory(inner, content))
    return tuple(found)


def _bills(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The members that may be bills: by their endings, or all where none has one."""
    # a member without a name would break the question whether it is a folder
    files = [m for m in members if m.filename and not m.is_dir()]
    plain = [m for m in files if "__MACOSX/" not in m.filename]
    named = [m for m in plain if m.filename.lower().endswith(_BILL_ENDINGS)]
    return named or [m for m in plain if _may_be_a_bill(_named(m).rpartition("/")[2])]


def _may_be_a_bill(name: str) -> bool:
    """A credit report, or a name that tells nothing."""
    return name.lower().endswith(".pdf") or "." not in name


def _plain(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member; asked for all at once, one that lies fills the memory."""
    with packed.open(member) as part:
        return b"".join(iter(lambda: part.read(MIB), b""))


def _unlocked(
    password: str | None, name: str, packed: zipfile.ZipFile, member: zipfile.ZipInfo
) -> bytes:
    """The bytes of a locked member, with either cipher that zips have."""
    from pyzipper import (  # noqa: PLC0415  # only for a locked zip
        AESZipFile,
        BadZipFile,
    )

    key = (password or "").encode()
    try:
        with (
            AESZipFile(packed.fp) as strong,
            strong.open(member.filename, pwd=key) as one,
        ):
            return b"".join(iter(lambda: one.read(MIB), b""))
    except (RuntimeError, BadZipFile, zlib.error, NotImplementedError):
        # One wrong password in 256 passes the first check and gives rubbish.
        raise errors.WrongPasswordError(file=name) from None


def _refuse_bomb(name: str, members: list[zipfile.ZipInfo]) -> None:
    """Refuse by the sizes that the zip itself states, before a byte is unpacked."""
    if swollen(members):
        unpacked = sum(member.file_size for member in members)
        raise errors.SwollenError(file=name, found=unpacked // MIB)


def _named(member: zipfile.ZipInfo) -> str:
    """The member's name; Chinese tools write GBK without saying so."""
    if member.flag_bits & 0x800:  # the flag for UTF-8
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename


def _in_memory(name: str, content: bytes) -> Source:
    return Source(name, len(content), content[:_HEAD], lambda: io.BytesIO(content))
