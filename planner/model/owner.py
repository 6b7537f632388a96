"""Whose debt a line or loan is; otherwise reports and figures might disagree on it."""

from planner.model.book import Book
from planner.model.records import BookKind, Line, Loan, Owner


def owner_of(book: Book, record: Line | Loan) -> Owner:
    """Whose it is: as recorded, else that of its line, else whose book it is."""
    if record.owner is not None:
        return record.owner
    line = book.lines.get(record.line or "") if isinstance(record, Loan) else None
    if line is not None and line.owner is not None:
        return line.owner
    is_firm = book.profile.kind is BookKind.BUSINESS
    return Owner.FIRM if is_firm else Owner.PRIVATE
