"""Writes a report of a book; without it each caller would know every kind of report."""

from collections.abc import Callable, Mapping
from datetime import date
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import MappingProxyType

from planner.app.files import refuse_target, write_bytes_whole
from planner.errors import FieldError, RefusedError
from planner.model.book import Book
from planner.model.records import BookKind
from planner.phrases import Phrase
from reports import pdf
from reports.bank_report import bank_report
from reports.business_report import business_report
from reports.document import Document
from reports.letter_report import letter
from reports.person_report import person_report
from reports.plan_report import plan_report

_LETTER = "letter:"  # its kind and the line follow
_PRODUCER = b"/Producer (Duheng "

REPORTS: Mapping[str, Callable[[Book, date], Document]] = MappingProxyType(
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


def report(book: Book, on: date, kind: str) -> Document:
    """What a report of this kind says of the book on a day, in the chosen language.

    Raises:
        FieldError: no such kind.
        ReportKindError: a business report of a private person.
    """
    if kind.startswith(_LETTER):
        _, which, line = kind.split(":", 2)
        return letter(book, on, which, line or None)
    if kind not in REPORTS:
        known = ", ".join(REPORTS)
        raise FieldError(field="kind", found=repr(kind), expected=known)
    owner = book.profile.kind
    if kind == BookKind.BUSINESS.value and owner is not BookKind.BUSINESS:
        raise ReportKindError(report=BookKind(kind), owner=owner)
    return REPORTS[kind](book, on)


def write_report(
    book: Book,
    on: date,
    out: Path,
    kind: str,
    *,
    force: bool = False,
    book_file: Path | None = None,
) -> int:
    """Write the report to ``out``, whole or not at all; the number of its pages.

    Args:
        book: what it tells of.
        on: what today is.
        out: replaced where it is an earlier report of ours.
        kind: a key of ``REPORTS``.
        force: replace a file that is no report of ours as well.
        book_file: never replaced.

    Raises:
        PlannerError: no such kind, or it does not fit the book, or ``out`` must stay.
    """
    refuse_target(out, _is_report, force=force, book=book_file)
    document = report(book, on, kind)
    pages = pdf.sheets(document)
    write_bytes_whole(
        out, pdf.drawn(document, pages), _is_report, force=force, book=book_file
    )
    return len(pages)


def _is_report(path: Path) -> bool:
    """Whether the file is a PDF that names us as its producer, however large it is."""
    with (
        path.open("rb") as file,
        mmap(file.fileno(), 0, access=ACCESS_READ) as content,
    ):
        return content[:5] == b"%PDF-" and content.find(_PRODUCER) >= 0
