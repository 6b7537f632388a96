"""The parts that a verb needs but may not import; ``main.py`` hands them in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from planner.errors import PlannerError
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.change import Change
from planner.model.declared import FileLayout
from planner.phrases import Phrase, Sentence

if TYPE_CHECKING:  # what these hold is fetched by whoever fills or reads them
    from planner.app.report_options import ReportOptions
    from planner.model.bills import BillReading
    from planner.model.preview import FilePreview


class Store(Protocol):
    """Where a book is kept; a store fulfils this without knowing ``app``."""

    def load(self) -> Book:
        """The whole book."""
        ...

    def save(self, change: Change) -> None:
        """Write one step, whole or not at all."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class BookFile(Store, Protocol):
    """A book kept in a file of its own.

    Attributes:
        not_backed_up: why the day before could not be copied at a step; None: it was.
    """

    not_backed_up: PlannerError | None

    def facts(self) -> tuple[int, bool, str]:
        """Its schema, whether it is sealed, and what reads it."""
        ...

    def faults(self) -> Sequence[Sentence]:
        """What is wrong with the file itself; none for a sound one."""
        ...

    def copy_to(self, out: Path) -> None:
        """Write a copy as of one moment over the file ``out``, and read it back."""
        ...

    def made_copy(self, path: Path) -> bool:
        """Whether the file is a copy that ``copy_to`` made."""
        ...


class KeptCopy(Protocol):
    """A copy of a book that was kept: the day whose end it shows, and where it is."""

    @property
    def on(self) -> date:
        """The day whose end it shows."""
        ...

    @property
    def path(self) -> Path:
        """Where it is."""
        ...

    @property
    def size(self) -> int:
        """Its bytes."""
        ...

    @property
    def before_restore(self) -> bool:
        """Whether it is what was there when an older copy was brought back."""
        ...


class Copies(Protocol):
    """The copies of books, and the way back."""

    def kept(self, book: Path) -> Sequence[KeptCopy]:
        """The copies of a book, newest first."""
        ...

    def read(self, copy: Path) -> Book:
        """What a copy holds; the copy is left untouched."""
        ...

    def keep_before(self, book: Path) -> Path:
        """Keep a copy of the book as it is now."""
        ...

    def put_in_place(self, book: Path, copy: Path, today: date) -> Path:
        """Put a copy where a damaged book is; where the damaged file is now."""
        ...


class Traces(Protocol):
    """Finds and deletes the files of a book."""

    def of(self, book: Path, copies: Sequence[Path]) -> Sequence[tuple[Path, Phrase]]:
        """Its files, and what each is; ``copies`` are where some once were."""
        ...

    def unfinished(self) -> Sequence[Path]:
        """Folders of passing files that a killed run left behind."""
        ...

    def forget(self, book: Path, files: Sequence[Path]) -> Sequence[Path]:
        """Delete files of a book; what could not be deleted."""
        ...

    def forget_unfinished(self, folders: Sequence[Path]) -> Sequence[Path]:
        """Delete such folders; what could not be deleted."""
        ...


class RepairPlan(Protocol):
    """What a repair of a book would do; nothing has been written."""

    def told(self) -> Sequence[Sentence]:
        """Its steps, each as a sentence; none where nothing can be done."""
        ...


class Repaired(Protocol):
    """What a repair left beside the book."""

    @property
    def damaged(self) -> Path:
        """Where the damaged file is now, whole."""
        ...

    @property
    def aside(self) -> Path | None:
        """The file with rows that could not stay; None where there is none."""
        ...


class Repairs(Protocol):
    """Repairs damaged books, with consent."""

    def plan(self, book: Path, on: date) -> Any:  # noqa: ANN401  # a RepairPlan, of the store's own kind
        """What would be done; writes nothing."""
        ...

    def carry_out(self, agreed: Any, on: date) -> Repaired:  # noqa: ANN401  # what ``plan`` gave
        """Do what was agreed to; the damaged file is kept."""
        ...


class OpenStore(Protocol):
    """Opens an existing book; refuses what is none, with a sentence."""

    def __call__(
        self, path: Path, *, write: bool = False, key: str | None = None
    ) -> BookFile:
        """With ``write`` the right to write is taken now, else at the first save.

        ``key`` is the password of a book that has one.
        """
        ...


class NewStore(Protocol):
    """Makes a new book file; never replaces anything."""

    def __call__(
        self, path: Path, book: Book = ..., *, password: str | None = ...
    ) -> BookFile:
        """The file appears when ``book`` is in it whole, under a password if any."""
        ...


class ReadBills(Protocol):
    """Reads bill files against a book; writes nothing."""

    def __call__(
        self,
        files: Sequence[Path],
        book: Book,
        *,
        password: str | None = None,
        layout: FileLayout | None = None,
    ) -> "BillReading":
        """Refuse with the file's name what is no bill.

        ``password`` opens locked zips; ``layout`` says how to read a file that nobody
        knows.
        """
        ...


class PreviewBill(Protocol):
    """Shows the first rows of a file, and guesses what its columns hold."""

    def __call__(
        self, path: Path, book: Book, password: str | None = None
    ) -> "FilePreview":
        """Refuse with the file's name what holds no table."""
        ...


class ReadBook(Protocol):
    """Reads the whole book that ``export OUT.json`` wrote."""

    def __call__(self, path: Path) -> Book | None:
        """None for a file that is no such export; refuse one that is damaged."""
        ...


class WriteReport(Protocol):
    """Writes one kind of report of a book as PDF, whole or not at all."""

    def __call__(
        self,
        book: Book,
        on: date,
        out: Path,
        asked: "ReportOptions | str",
        *,
        force: bool = False,
        book_file: Path | None = None,
    ) -> int:
        """Write to ``out`` and count the pages; refuses what does not fit the book.

        ``asked`` may be the kind alone, or ``letter:KIND:LINE``.

        Only an earlier report is replaced, or with ``force`` any file but
        ``book_file``.
        """
        ...


class WriteTables(Protocol):
    """Writes a book's records as files for other programs."""

    def __call__(self, book: Book, on: date, out: Path) -> Sequence[Path]:
        """Name what was written; the ending says which: xlsx, csv, json or ics."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What ``main.py`` hands to a verb.

    Attributes:
        on: what today is.
        stdin: read where a file is called ``-``.
        open_store: opens an existing book; refuses what is none, with a sentence.
        new_store: makes a new book file; never replaces anything.
        read_bills: reads bill files and judges their rows.
        preview_bill: shows a file whose columns are to be mapped by hand.
        read_book: reads a book that was exported as JSON.
        write_report: inks a report.
        write_tables: exports records.
        copies: gives the copies of books, fetched when it is called.
        repairs: gives the repairs of books, fetched when it is called.
        traces: gives the finder of a book's files, of which copies lie in a folder, or
            beside it for None.
        change_password: puts a book and its copies under another password, None for
            none; the number of files written.
    """

    on: date
    stdin: TextIO
    open_store: OpenStore
    new_store: NewStore
    read_bills: ReadBills
    preview_bill: PreviewBill
    read_book: ReadBook
    write_report: WriteReport
    write_tables: WriteTables
    copies: Callable[[], Copies]
    repairs: Callable[[], Repairs]
    traces: Callable[[Path | None], Traces]
    change_password: Callable[[Path, str | None], int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb says.

    Attributes:
        document: the JSON document; money, rates and days already as text.
        text: the same to read, in the chosen language.
        status: 0 done, 3 understood but impossible (the document says why).
    """

    document: Mapping[str, object]
    text: str
    status: int = 0
