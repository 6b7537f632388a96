"""Writes a report of a book; without it each caller would know every kind of report."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from planner.app import report_options
from planner.app.files import Unwritten, marked, refuse_target, write_all_whole
from planner.app.report_options import KINDS, ReportOptions
from planner.errors import FieldError, RefusedError
from planner.model.book import Book
from planner.model.offers import Sector
from planner.model.records import BookKind
from planner.phrases import Phrase
from planner.wording import i18n, mask
from reports import pdf
from reports.bank_report import bank_report
from reports.business_report import business_report
from reports.document import Document
from reports.facts import Facts
from reports.letter_report import letter
from reports.masking import masked
from reports.person_report import person_report
from reports.plan_report import plan_report
from reports.sector_report import checklist
from reports.tables import XLSX_MARK, xlsx

_LETTER = "letter:"  # its kind and the line follow
_CHECKLIST = "checklist:"  # the sort of firm and the day of the need follow
_PRODUCER = b"/Producer (Duheng "
_is_tables = marked(XLSX_MARK)


class _Report(Protocol):
    """Makes a report of what is known of a book on a day."""

    def __call__(self, facts: Facts, /) -> Document:
        """What it says."""
        ...


REPORTS: Mapping[str, _Report] = MappingProxyType(
    {
        "person": person_report,
        "business": business_report,
        "bank": bank_report,
        "plan": plan_report,
    }
)


class ReportKindError(RefusedError):
    """A report that does not fit whose book it is."""

    words = Phrase("A {report} report does not fit this book: it is one of a {owner}.")


class NothingInPeriodError(RefusedError):
    """A period of which the book knows nothing."""

    words = Phrase("Nothing of this book falls between {since} and {until}.")


def report(book: Book, on: date, asked: ReportOptions | str) -> Document:
    """What a report says of the book on a day.

    Args:
        book: what it tells of.
        on: what today is.
        asked: what is wanted, or only its kind, or ``letter:KIND:LINE``,
            or ``checklist:SECTOR:DAY``.

    Raises:
        FieldError: no such kind, or a period that ends before it begins.
        ReportKindError: a business report of a private person.
        NothingInPeriodError: the book tells nothing of the period.
        RefusedError: the choice of lines does not fit the book.
    """
    if isinstance(asked, str):
        if asked.startswith(_LETTER):
            _, which, line = asked.split(":", 2)
            return letter(book, on, which, line or None)
        if asked.startswith(_CHECKLIST):
            _, firm, day = asked.split(":", 2)
            needed_on = date.fromisoformat(day) if day else None
            return checklist(book, on, Sector(firm), needed_on)
        asked = ReportOptions(kind=_kind(asked))
    owner = book.profile.kind
    if asked.kind == BookKind.BUSINESS.value and owner is not BookKind.BUSINESS:
        raise ReportKindError(report=BookKind(asked.kind), owner=owner)
    report_options.check(asked, book)
    with _as_asked(asked):
        facts = Facts(book, on, asked)
        _refuse_empty(facts)
        document = REPORTS[asked.kind](facts)
    return masked(document) if asked.is_masked else document


def _refuse_empty(facts: Facts) -> None:
    if facts.options.has_period and not facts.tells_of_period:
        raise NothingInPeriodError(since=facts.since, until=facts.until)


def _kind(asked: str) -> report_options.Kind:
    for kind in KINDS:
        if asked == kind:
            return kind
    raise FieldError(field="kind", found=repr(asked), expected=", ".join(KINDS))


@contextmanager
def _as_asked(asked: ReportOptions | str) -> Iterator[None]:
    """Speak the paper's language; a paper has its amounts, hidden on screen or not."""
    options = ReportOptions() if isinstance(asked, str) else asked
    with i18n.speaking(options.language), mask.hidden(is_wanted=options.is_masked):
        yield


def write_report(
    book: Book,
    on: date,
    out: Path,
    asked: ReportOptions | str,
    *,
    force: bool = False,
    book_file: Path | None = None,
) -> int:
    """Write the report, whole or not at all; the number of its pages.

    Args:
        book: what it tells of.
        on: what today is.
        out: replaced where it is an earlier report of ours.
        asked: what is wanted, as in ``report``.
        force: replace a file that is no report of ours as well.
        book_file: never replaced.

    Raises:
        PlannerError: no such kind, or it does not fit the book, or ``out`` must stay.
    """
    tables = None if isinstance(asked, str) else asked.tables
    for path, ours in ((out, _is_report), (tables, _is_tables)):
        if path is not None:
            refuse_target(path, ours, force=force, book=book_file)
    with _as_asked(asked):
        document = report(book, on, asked)
        pages = pdf.sheets(document)
        files = [Unwritten(out, pdf.drawn(document, pages), _is_report)]
        if tables is not None:
            files.append(Unwritten(tables, xlsx(document), _is_tables))
    write_all_whole(files, force=force, book=book_file)
    return len(pages)


def _is_report(path: Path) -> bool:
    """Whether the file is a PDF that names us as its producer, however large it is."""
    with (
        path.open("rb") as file,
        mmap(file.fileno(), 0, access=ACCESS_READ) as content,
    ):
        return content[:5] == b"%PDF-" and content.find(_PRODUCER) >= 0
