"""What the window needs but may not import; ``main.py`` hands it in."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from planner.app.parts import (
    Copies,
    NewStore,
    OpenStore,
    PreviewBill,
    ReadBook,
    Repairs,
    Traces,
    WriteReport,
)
from planner.calendar import Clock
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.declared import FileLayout
from planner.model.records import BookKind
from planner.wording.i18n import Language

if TYPE_CHECKING:
    from planner.app.commands import Command
    from planner.model.bills import BillReading


class ReadBills(Protocol):
    """Reads bill files against a book; writes nothing."""

    def __call__(
        self,
        files: Sequence[Path],
        book: Book,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        password: str | None = None,
        layout: FileLayout | None = None,
    ) -> "BillReading":
        """Refuse with the file's name what is no bill; stop where ``cancelled``.

        ``progress`` is told the share that is done; ``password`` opens locked zips;
        ``layout`` says how to read a file that nobody knows.
        """
        ...


class ChangePassword(Protocol):
    """Puts a book and its copies under another password, or none of them."""

    def __call__(
        self,
        old: str | None,
        path: Path,
        new: str | None,
        *,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> int:
        """The number of files written; ``new`` is None for no password."""
        ...


class WriteTables(Protocol):
    """Writes a book's records as a file for other programs, whole or not at all."""

    def __call__(self, book: Book, on: date, out: Path) -> Sequence[Path]:
        """The ending of ``out`` says which: xlsx, csv, json or ics; names the files."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """What ``main.py`` hands to the window.

    Attributes:
        clock: where today comes from.
        open_store: opens an existing book; refuses what is none, with a sentence.
        new_store: makes a new book file; never replaces anything.
        read_bills: reads bill files and judges their rows; writes nothing.
        preview_bill: shows a file whose columns are to be mapped by hand.
        read_book: reads a book that was exported as JSON; None for any other file.
        write_report: inks a report as PDF.
        write_tables: exports records.
        copies: gives the kept copies of books that a password opens.
        repairs: gives the repairs of books that a password opens.
        traces: gives the finder of books' files, whose copies lie in a folder.
        change_password: puts a book and its copies under another password.
        keep_copies_in: says where new copies of books go; None for beside each book.
        sample: the commands that make the sample book of a kind, for a day.
        font: a font file with Chinese letters, for a system that has none.
    """

    clock: Clock
    open_store: OpenStore
    new_store: NewStore
    read_bills: ReadBills
    preview_bill: PreviewBill
    read_book: ReadBook
    write_report: WriteReport
    write_tables: WriteTables
    copies: Callable[[str | None], Copies]
    repairs: Callable[[str | None], Repairs]
    traces: Callable[[Path | None], Traces]
    change_password: ChangePassword
    keep_copies_in: Callable[[Path | None], None]
    sample: "Callable[[BookKind, date], Iterable[Command]]"
    font: Path


@dataclass(frozen=True, slots=True)
class Picture:
    """One page to be drawn into a file instead of a window on the screen.

    Attributes:
        page: overview, loans, lines, limits, calendar, repay, finance, business,
            channels, files or reports.
        width, height: in logical pixels; the picture has them times ``scale``.
    """

    page: str
    out: Path
    width: int = 1280
    height: int = 800
    theme: str = "light"
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Options:
    """How the window was asked for.

    Attributes:
        began: ``time.perf_counter()`` taken as early as the program could.
        language: None follows what the user chose before, else the system.
        exit_when_painted: print how long the first painting took, and leave.
        json: print it as JSON.
        picture: draw one page into a file, and leave.
    """

    began: float
    language: Language | None = None
    exit_when_painted: bool = False
    json: bool = False
    picture: Picture | None = None
