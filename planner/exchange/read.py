"""Bill files against a book: every row judged, and what agreeing would write."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from planner.exchange.gather import Gathered, gathered
from planner.exchange.source import sources, unchanged
from planner.exchange.taking import Taking
from planner.model.bills import BillReading
from planner.model.book import Book

Progress = Callable[[str, int], None]
Cancelled = Callable[[], bool]


def read_bills(
    files: Sequence[Path],
    book: Book,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> BillReading:
    """Read and judge; nothing is written.

    Args:
        files: bills, or zips of them.
        book: what is known already.
        progress: told the file and the line, every some thousand rows.
        cancelled: asked as often; its True stops the reading.

    Raises:
        NotUnderstoodError: the first file that is no bill, with its name.
        ImportCancelledError: it was stopped.
    """
    taking = Taking(book)
    with _uncollected():
        for path in files:
            for file in _gathered(path, progress, cancelled):
                taking.take(file)
        return taking.done()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: rows hold none, and a long file has many rows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _gathered(
    path: Path, progress: Progress | None, cancelled: Cancelled | None
) -> Iterator[Gathered]:
    def goes_on(line: int) -> bool:
        if progress is not None:
            progress(str(path), line)
        return not (cancelled is not None and cancelled())

    found = sources(path)
    with unchanged(path):
        read = [gathered(source, goes_on) for source in found]
    yield from read
