"""An export as the verb and the window write it: all of its files, or none.

Without it an export in several files could stop halfway, or replace what is not ours.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from planner.app.files import Unwritten, marked, write_all_whole
from planner.app.parts import WriteTables
from planner.model.book import Book
from planner.passing import passing_folder

_MARKS: Mapping[str, bytes] = MappingProxyType(
    {
        # what our own files of a kind carry near their beginning or end
        ".xlsx": b"Duheng export",
        ".json": b'"duheng-book"',
        ".ics": b"PRODID:-//Duheng//",
    }
)


def export_whole(
    write_tables: WriteTables,
    book: Book,
    on: date,
    out: Path,
    *,
    force: bool = False,
    book_file: Path | None = None,
) -> tuple[Path, ...]:
    """Make the files elsewhere, then put all of them in their places in one go.

    Args:
        write_tables: makes the files of a format beside the path that it is given.
        book: what is exported.
        on: the day for what is due.
        out: its ending chooses the format; CSV is a file a kind beside it.
        force: replace files that Duheng did not make.
        book_file: the book, which is never replaced.

    Returns:
        The files that were written.

    Raises:
        PlannerError: an ending nobody knows, or a place that is not ours to write;
            nothing has changed.
    """
    with passing_folder() as folder:
        made = write_tables(book, on, folder / out.name)
        files = [
            _unwritten(out.with_name(path.name), path.read_bytes()) for path in made
        ]
    write_all_whole(files, force=force, book=book_file)
    return tuple(file.out for file in files)


def _unwritten(out: Path, content: bytes) -> Unwritten:
    return Unwritten(out, content, _ours(out, content))


def _ours(out: Path, content: bytes) -> Callable[[Path], bool]:
    """A CSV file is ours if its headings are; the others carry a mark."""
    mark = _MARKS.get(out.suffix.lower())
    if mark is not None:
        return marked(mark)
    headings = content.partition(b"\n")[0]

    def has_headings(path: Path) -> bool:
        with path.open("rb") as file:
            return file.readline(len(headings) + 1).rstrip(b"\n") == headings

    return has_headings
