"""Command files: one command a line; without it an error could not name its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from planner.app.commands import Command
from planner.app.parsing import command_from_text
from planner.errors import InFileError, InLineError, NotUnderstoodError
from planner.phrases import Phrase

STDIN = "-"
_LARGEST = 200 * 1024 * 1024  # bytes; a million commands have about half of it


class NoFileError(NotUnderstoodError):
    """A file that cannot be read; ``what`` is what the system says."""

    words = Phrase("{file} cannot be read ({what}).")


class TooLargeError(NotUnderstoodError):
    """A file beyond all reason."""

    words = Phrase("the file is larger than {most} bytes.")


class NotUtf8Error(NotUnderstoodError):
    """A line that is not UTF-8; ``place`` is the first wrong byte."""

    words = Phrase("not UTF-8 at byte {place}.")


class NulError(NotUnderstoodError):
    """A line that holds a NUL."""

    words = Phrase("it holds a NUL character, so it is no text.")


def commands(name: str, stdin: TextIO) -> Iterator[tuple[int, Command]]:
    """The commands of a file, each with its 1-based line; blank lines are skipped.

    Args:
        name: the path; ``-`` is ``stdin``.
        stdin: where to read for ``-``.

    Raises:
        NotUnderstoodError: naming file, line and field.
    """
    for number, line in enumerate(_content(name, stdin).split(b"\n"), 1):
        try:
            text = _text(line, first=number == 1).strip()
            if text:
                yield number, command_from_text(text)
        except NotUnderstoodError as error:
            raise InLineError(file=name, line=number, cause=error) from error


def _content(name: str, stdin: TextIO) -> bytes:
    if name == STDIN:
        # A test hands in a text stream that has no bytes beneath.
        source = getattr(stdin, "buffer", None)
        content: bytes = source.read() if source else stdin.read().encode()
    else:
        content = _read(Path(name))
    if len(content) > _LARGEST:
        raise InFileError(file=name, cause=TooLargeError(most=_LARGEST))
    return content


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) else str(error)
        raise NoFileError(file=ascii(str(path))[1:-1], what=what) from None


def _text(line: bytes, *, first: bool) -> str:
    try:
        text = line.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(place=error.start + 1) from None
    if "\0" in text:
        raise NulError
    return text
