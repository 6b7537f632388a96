"""Files of one JSON object a line; without it an error could not name its line."""

import io
from collections.abc import Callable, Iterator
from typing import TextIO, TypeVar

from planner.app.commands import Command
from planner.app.given_file import NotUtf8Error, content
from planner.app.parsing import command_from_text
from planner.errors import InLineError, NotUnderstoodError
from planner.phrases import Phrase

T = TypeVar("T")

_LARGEST = 200 * 1024 * 1024  # bytes; a million commands have about half of it


class NulError(NotUnderstoodError):
    """A line that holds a NUL."""

    words = Phrase("it holds a NUL character, so it is no text.")


def commands(name: str, stdin: TextIO) -> Iterator[tuple[int, Command]]:
    """The commands of a file, each with its 1-based line; blank lines are skipped.

    The arguments and what is raised are those of ``objects``.
    """
    return objects(name, stdin, command_from_text)


def objects(
    name: str, stdin: TextIO, read: Callable[[str], T]
) -> Iterator[tuple[int, T]]:
    """What ``read`` makes of each line that is not blank, with its 1-based number.

    Args:
        name: the path; ``-`` is ``stdin``.
        stdin: where to read for ``-``.
        read: makes a record of the line's text.

    Raises:
        NotUnderstoodError: naming file, line and field.
    """
    for number, line in enumerate(io.BytesIO(content(name, stdin, _LARGEST)), 1):
        if line.isspace():
            continue
        try:
            text = _text(line, first=number == 1).strip()
            if text:
                yield number, read(text)
        except NotUnderstoodError as error:
            raise InLineError(file=name, line=number, cause=error) from error


def _text(line: bytes, *, first: bool) -> str:
    try:
        text = line.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(place=error.start + 1) from None
    if "\0" in text:
        raise NulError
    return text
