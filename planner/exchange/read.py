"""Bill files against a book: every row judged, and what agreeing would write."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from planner.exchange.gather import Gathered, gathered
from planner.exchange.pace import Cancelled, Pace, Progress
from planner.exchange.source import sources, unchanged
from planner.exchange.taking import Taking
from planner.model.bills import BillReading
from planner.model.book import Book


def read_bills(
    files: Sequence[Path],
    book: Book,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    password: str | None = None,
) -> BillReading:
    """Read and judge; nothing is written.

    Args:
        files: bills, or zips of them.
        book: what is known already.
        progress: told the share that is done, 0 to 1, every some thousand rows.
        cancelled: asked as often; its True stops the reading.
        password: of zips that are locked.

    Raises:
        NotUnderstoodError: the first file that is no bill, with its name.
        ImportCancelledError: it was stopped.
    """
    taking = Taking(book)
    pace = Pace(files, progress, cancelled)
    with _uncollected():
        for number, path in enumerate(files):
            pace.begin(number)
            found = _gathered(path, pace, password)
            rows = [len(file.rows) for file in found]
            for part, file in enumerate(found):
                pace.judge(part, rows)
                taking.take(file, pace.step)
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


def _gathered(path: Path, pace: Pace, password: str | None) -> list[Gathered]:
    found = sources(path, password)
    read = []
    with unchanged(path):
        for number, source in enumerate(found):
            pace.read(number, found)
            read.append(gathered(source, pace.goes_on))
    return read
