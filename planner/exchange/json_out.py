"""The whole book as JSON, and back: nothing is lost on the way."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from planner.errors import (
    FieldError,
    FieldMissingError,
    FieldUnknownError,
    InFileError,
    NotUnderstoodError,
)
from planner.model import wire
from planner.model.book import TABLE_OF, Book
from planner.phrases import Phrase

FORMAT = 1
JSON_MARK = b'"duheng-book"'
_KEY = "duheng-book"
_MOST_DIGITS = 40
_HEAD = 64  # bytes; the mark stands in the first line


def book_json(book: Book) -> bytes:
    """The book as one JSON object: each kind is a list of records in their order."""
    document: dict[str, object] = {_KEY: FORMAT}
    for name in TABLE_OF.values():
        document[name] = [wire.write(x) for x in getattr(book, name).values()]
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def book_of_json(content: bytes) -> Book:
    """The book that ``book_json`` wrote.

    Raises:
        NotUnderstoodError: no JSON, or not that of a book; the place is named.
    """
    try:
        document = json.loads(content, parse_float=Decimal, parse_int=_whole)
    except ValueError as cause:
        raise FieldError(
            field="", found=str(cause), expected=Phrase("a book as JSON")
        ) from None
    except RecursionError:
        raise FieldError(
            field="",
            found=Phrase("nested too deeply"),
            expected=Phrase("a book as JSON"),
        ) from None
    except ArithmeticError:  # an exponent that no number of ours can have
        raise FieldError(
            field=Phrase("(a number)"),
            found="1e…",
            expected=Phrase("a number of honest size"),
        ) from None
    if not isinstance(document, Mapping) or document.get(_KEY) != FORMAT:
        raise FieldMissingError(field=_KEY, expected=str(FORMAT))
    known = {name: kind for kind, name in TABLE_OF.items()}
    for name in document:
        if name not in known and name != _KEY:
            raise FieldUnknownError(field=name, known=", ".join(known))
    return Book().with_(*_records(document, known))


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ArithmeticError
    return int(digits)


def book_in(path: Path) -> Book | None:
    """The book of a JSON export; None for a file that is no such export.

    Raises:
        NotUnderstoodError: a damaged one; file and place are named.
    """
    try:
        if not path.is_file():
            return None  # opening a pipe would wait for ever
        with path.open("rb") as file:
            if JSON_MARK not in file.read(_HEAD):
                return None
            file.seek(0)
            content = file.read()
        return book_of_json(content)
    except (OSError, ValueError):
        return None  # the reader of bills says why it cannot be read
    except NotUnderstoodError as cause:
        raise InFileError(file=str(path), cause=cause) from None


def _records(document: Mapping[str, Any], known: Mapping[str, type[Any]]) -> list[Any]:
    found = []
    for name, kind in known.items():
        rows = document.get(name, [])
        if not isinstance(rows, list):
            raise FieldError(
                field=name, found=repr(rows)[:60], expected=Phrase("a list")
            )
        found += [wire.read(kind, row, f"{name}[{n}]") for n, row in enumerate(rows)]
    return found
