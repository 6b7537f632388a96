"""The bytes of a file that a call names; without it each reader had its own limits."""

from pathlib import Path
from typing import BinaryIO, TextIO

from planner.errors import InFileError, NotUnderstoodError
from planner.phrases import Phrase

STDIN = "-"
_PIECE = 1 << 20
LARGEST = 20 * 1024 * 1024  # bytes; ten thousand flows have about one of them


class NoFileError(NotUnderstoodError):
    """A file that cannot be read; ``what`` is what the system says."""

    words = Phrase("{file} cannot be read ({what}).")


class TooLargeError(NotUnderstoodError):
    """A file beyond all reason."""

    words = Phrase("the file is larger than {most} bytes.")


class NotUtf8Error(NotUnderstoodError):
    """A text that is not UTF-8; ``place`` is the first wrong byte."""

    words = Phrase("not UTF-8 at byte {place}.")


def content(name: str, stdin: TextIO, most: int = LARGEST) -> bytes:
    """The bytes of a file; ``-`` is ``stdin``.

    Args:
        name: the path.
        stdin: where to read for ``-``.
        most: the number of bytes beyond which no honest file of this use goes.

    Raises:
        NotUnderstoodError: it cannot be read, or is larger than ``most``.
    """
    found = _piped(stdin, most) if name == STDIN else _read(name, most)
    if len(found) > most:
        raise InFileError(file=name, cause=TooLargeError(most=most))
    return found


def _piped(stdin: TextIO, most: int) -> bytes:
    # A test hands in a text stream that has no bytes beneath.
    source = getattr(stdin, "buffer", None)
    return _pieces(source, most + 1) if source else stdin.read().encode()


def _read(name: str, most: int) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return _pieces(file, most + 1)
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) else str(error)
        raise NoFileError(file=ascii(name)[1:-1], what=what) from None


def _pieces(file: BinaryIO, most: int) -> bytes:
    """At most so many bytes; asked for them at once, Python would reserve them all."""
    found = bytearray()
    while piece := file.read(min(_PIECE, most - len(found))):
        found += piece
    return bytes(found)
