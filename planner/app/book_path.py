"""Reads the name of a book in a call; an empty one would mean the folder we are in."""

from pathlib import Path

from planner.errors import FieldError
from planner.phrases import Phrase

_LONGEST = 255  # bytes of one name on the file systems of our users
_SHOWN = 40


def book_path(text: str) -> Path:
    """The path of a book, for an argument of a verb.

    Raises:
        FieldError: no file can be called so.

    >>> book_path("lin.duheng").name
    'lin.duheng'
    """
    path = Path(text)
    is_long = any(
        len(part.encode("utf-8", "replace")) > _LONGEST for part in path.parts
    )
    if not text or "\0" in text or is_long:
        raise FieldError(
            field="BOOK",
            found=repr(text[:_SHOWN]) + ("…" if len(text) > _SHOWN else ""),
            expected=Phrase("the name of a file"),
        )
    return path
