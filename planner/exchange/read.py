"""Bill files against a book: every row judged, and what agreeing would write."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from planner.exchange.bureau_report import report_of
from planner.exchange.bureau_take import ReportTaking
from planner.exchange.gather import Gathered, gathered
from planner.exchange.mapped import OwnLayouts, own_layouts
from planner.exchange.pace import Cancelled, Pace, Progress
from planner.exchange.source import Source, Stamp, sources, stamp, unchanged
from planner.exchange.taking import Taking
from planner.lean import dataclass
from planner.model.bills import BillReading
from planner.model.book import Book
from planner.model.declared import FileLayout


def read_bills(
    files: Sequence[Path],
    book: Book,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    password: str | None = None,
    layout: FileLayout | None = None,
) -> BillReading:
    """Read and judge; nothing is written.

    Args:
        files: bills, or zips of them.
        book: what is known already.
        progress: told the share that is done, 0 to 1, every some thousand rows.
        cancelled: asked as often; its True stops the reading.
        password: of zips that are locked.
        layout: how to read the files, whatever is known of them; None: as the book
            and Duheng know.

    Raises:
        NotUnderstoodError: the first file that is no bill, with its name.
        ImportCancelledError: it was stopped.
    """
    pace = Pace(files, progress, cancelled)
    opened = [_Opened(path, stamp(path), sources(path, password)) for path in files]
    reports = _reports(opened, book)
    taking = Taking(reports.book)
    own = own_layouts(book, layout)
    with _uncollected():
        for number, file in enumerate(opened):
            pace.begin(number)
            found = _gathered(file, pace, own)
            rows = [len(one.rows) for one in found]
            for part, one in enumerate(found):
                pace.judge(part, rows)
                taking.take(one, pace.step)
        return reports.before(taking.done())


@dataclass(slots=True)
class _Opened:
    """A file, its stamp, and the bills in it; credit reports are taken out first."""

    path: Path
    before: Stamp | None
    found: Sequence[Source]


def _reports(opened: Sequence[_Opened], book: Book) -> ReportTaking:
    """Take the credit reports: bills find their lines and loans through them."""
    taking = ReportTaking(book)
    for file in opened:
        bills = []
        with unchanged(file.path, file.before):
            for source in file.found:
                report = report_of(source)
                if report is None:
                    bills.append(source)
                else:
                    taking.take(report)
        file.found = bills
    return taking


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


def _gathered(file: _Opened, pace: Pace, own: OwnLayouts) -> list[Gathered]:
    read = []
    with unchanged(file.path, file.before):
        for number, source in enumerate(file.found):
            pace.read(number, file.found)
            read.append(gathered(source, pace.goes_on, own))
    return read
