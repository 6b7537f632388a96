"""What a report is asked to show; without it each caller would choose differently."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Literal

from planner.errors import FieldError, IdUnknownError, RefusedError
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.owner import owner_of
from planner.model.records import Line, Loan, Owner
from planner.phrases import Phrase
from planner.wording.i18n import Language

Kind = Literal["person", "business", "bank", "plan"]
Paper = Literal["a4", "letter"]
Whose = Literal["own", "firm", "both"]

KINDS: tuple[Kind, ...] = ("person", "business", "bank", "plan")
PAPERS: tuple[Paper, ...] = ("a4", "letter")
OWNERS: tuple[Whose, ...] = ("own", "firm", "both")
_OWNER = {"own": Owner.PRIVATE, "firm": Owner.FIRM}


class NothingChosenError(RefusedError):
    """A choice of lines and owner that leaves nothing of the book."""

    words = Phrase("No line or loan of this book is among those chosen.")


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is wanted.

    Attributes:
        kind: which report.
        since, until: the period, both days counted; None: from today on, for a year.
        language: of the paper; None: the one spoken now.
        only: ids of lines and loans that are listed; empty: all.
        is_masked: amounts are hidden, and long numbers in names but for their end.
        paper: the size of its pages.
        owner: whose debts are listed in a book that holds an owner's and a firm's.
        is_yearly: each year gets a page of its own.
        tables: where its tables go as a spreadsheet; None: nowhere.
        is_fresh: a plan is worked out beside kept ones too.
    """

    kind: Kind = "person"
    since: date | None = None
    until: date | None = None
    language: Language | None = None
    only: tuple[str, ...] = ()
    is_masked: bool = False
    paper: Paper = "a4"
    owner: Whose = "both"
    is_yearly: bool = False
    tables: Path | None = None
    is_fresh: bool = False

    @property
    def has_period(self) -> bool:
        """Whether a period was chosen."""
        return self.since is not None or self.until is not None

    @property
    def has_choice(self) -> bool:
        """Whether only a part of the book is listed."""
        return bool(self.only) or self.owner != "both"


ALL = ReportOptions()


def check(options: ReportOptions, book: Book) -> None:
    """Refuse a choice that this book cannot fulfil.

    Raises:
        FieldError: the period ends before it begins.
        IdUnknownError: no line or loan has a chosen id.
        NothingChosenError: nothing is left of the book.
    """
    since, until = options.since, options.until
    if since is not None and until is not None and until < since:
        expected = Phrase("a day on or after the first one")
        raise FieldError(field="until", found=until, expected=expected)
    for key in options.only:
        if key not in book.lines and key not in book.loans:
            raise IdUnknownError(kind=Phrase("line or loan"), id=key)
    if options.has_choice and not chosen(options, book):
        raise NothingChosenError


def chosen(options: ReportOptions, book: Book) -> Collection[str]:
    """The ids of the lines and loans that are listed; a loan comes with its line."""
    return {
        one.id
        for table in (book.lines, book.loans)
        for one in table.values()
        if _is_chosen(options, book, one)
    }


def _is_chosen(options: ReportOptions, book: Book, record: Line | Loan) -> bool:
    ids = {record.id, record.line} if isinstance(record, Loan) else {record.id}
    if options.only and ids.isdisjoint(options.only):
        return False
    return options.owner == "both" or owner_of(book, record) is _OWNER[options.owner]
