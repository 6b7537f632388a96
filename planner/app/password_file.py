"""A password from a file; on the command line others could read it."""

from typing import TextIO

from planner.errors import InFileError, NotUnderstoodError
from planner.phrases import Phrase

_LONGEST = 4096  # bytes


class EmptyPasswordError(NotUnderstoodError):
    """A file whose first line is empty."""

    words = Phrase("{file}: its first line is empty; the password should stand there.")


def password_of(file: str | None, stdin: TextIO) -> str | None:
    """The first line of the file, without its end; None where no file is named.

    Raises:
        NotUnderstoodError: it cannot be read, is no text, or its first line is empty.
    """
    if file is None:
        return None
    from planner.app.given_file import NotUtf8Error, content  # noqa: PLC0415  # if named

    first = content(file, stdin, _LONGEST).split(b"\n")[0].rstrip(b"\r")
    try:
        password = first.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InFileError(
            file=file, cause=NotUtf8Error(place=error.start + 1)
        ) from None
    if not password:
        raise EmptyPasswordError(file=file)
    return password
