"""One JSON document from a file or standard input; its faults name the file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

from planner.app.given_file import NotUtf8Error, content
from planner.app.parsing import json_from_text
from planner.errors import (
    InFileError,
    NotUnderstoodError,
    RefusedError,
    RefusedInFileError,
)

T = TypeVar("T")


def read_json(name: str, stdin: TextIO, read: Callable[[object], T]) -> T:
    """What ``read`` makes of a file's JSON document.

    Args:
        name: the path; ``-`` is ``stdin``.
        stdin: where to read for ``-``.
        read: makes a record of the plain value; refuses what it cannot read.

    Raises:
        NotUnderstoodError: naming the file and the field.
    """
    found = content(name, stdin)
    try:
        try:
            text = found.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotUtf8Error(place=error.start + 1) from None
        return read(json_from_text(text))
    except NotUnderstoodError as error:
        raise InFileError(file=name, cause=error) from error


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """Name the file in whatever is refused of its content.

    Raises:
        RefusedInFileError: with what was refused as its cause.
    """
    try:
        yield
    except RefusedError as error:
        raise RefusedInFileError(file=name, cause=error) from error
