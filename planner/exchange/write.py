"""The one door out: a book's records as XLSX, CSV, JSON or ICS."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from planner.errors import NotUnderstoodError, RefusedError
from planner.exchange.column import View
from planner.model.book import Book
from planner.phrases import Phrase
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine

ENDINGS = (".xlsx", ".csv", ".json", ".ics")


class UnknownEndingError(NotUnderstoodError):
    """A file name that does not say which format is meant."""

    words = Phrase("“{file}”: found the ending “{ending}”, expected {known}.")


class NotWritableError(RefusedError):
    """A place where the system does not let us write."""

    words = Phrase("“{file}” cannot be written: {reason}.")


def write_tables(
    book: Book, on: date, out: Path, *, usual: UsualByLine = NOTHING_USUAL
) -> tuple[Path, ...]:
    """Write the book beside ``out``; no file appears before all are written.

    Args:
        book: what to write.
        on: the day for what is due.
        out: its ending chooses the format. CSV makes one file a kind:
            ``OUT-loans.csv`` and so on.
        usual: how lines bill that do not say it themselves, by id.

    Returns:
        The files that were written.

    Raises:
        UnknownEndingError: another ending.
        NotWritableError: a place where nothing can be written.
    """
    made = tuple(contents(View(book, on, usual), out))
    parts: list[tuple[Path, Path]] = []
    try:
        for path, content in made:
            with _told(path):
                parts.append((_unfinished(path), path))
                parts[-1][0].write_bytes(content)
        for unfinished, path in parts:
            with _told(path):
                unfinished.replace(path)
    finally:
        for unfinished, _ in parts:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
    return tuple(path for path, _ in made)


def _unfinished(path: Path) -> Path:
    """A new file beside it, for its owner alone; a name laid as a trap is not used."""
    handle, name = tempfile.mkstemp(".part", f".{path.name[:100]}.", path.parent)
    os.close(handle)
    return Path(name)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        raise NotWritableError(file=str(path), reason=cause.strerror) from None


def contents(view: View, out: Path) -> Iterator[tuple[Path, bytes]]:
    """Each file that ``write_tables`` makes, with its bytes."""
    match out.suffix.lower():
        case ".xlsx":
            from planner.exchange.table_out import xlsx  # noqa: PLC0415  # heavy

            yield out, xlsx(view)
        case ".csv":
            from planner.exchange.table_out import csv_files  # noqa: PLC0415  # as above

            for name, content in csv_files(view):
                yield out.with_name(f"{out.stem}-{name}{out.suffix}"), content
        case ".json":
            from planner.exchange.json_out import book_json  # noqa: PLC0415  # as above

            yield out, book_json(view.book)
        case ".ics":
            from planner.exchange.ics_out import ics  # noqa: PLC0415  # as above

            yield out, ics(view)
        case ending:
            raise UnknownEndingError(
                file=out.name, ending=ending, known=", ".join(ENDINGS)
            )
