"""Whose debt is whose; a bank asks what is the firm's and what is its owner's."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from planner.app.queries import Look
from planner.app.queries_ratios import due_in_a_year
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.owner import owner_of
from planner.model.records import Owner, Record
from planner.money import Money


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """What one owner owes and may draw.

    Attributes:
        owner: None for both together.
        annual: yearly cost of the loans, weighted by what is outstanding.
    """

    owner: Owner | None
    owed: Money
    due_30_days: Money
    due_in_a_year: Money
    overdue: Money
    limit: Money
    available: Money
    annual: Decimal | None
    loans: int
    lines: int


def part_of(book: Book, owner: Owner) -> Book:
    """The book with one owner's lines and loans only, and what belongs to them."""
    lines = {key for key, one in book.lines.items() if owner_of(book, one) is owner}
    loans = {key for key, one in book.loans.items() if owner_of(book, one) is owner}
    gone = [
        *(key for key in book.lines if key not in lines),
        *(key for key in book.loans if key not in loans),
        *_of_others(book.readings, lines, "line"),
        *_of_others(book.moves, lines, "line"),
        *_of_others(book.notes, lines, "line"),
        *_of_others(book.repayments, loans, "loan"),
    ]
    return book.without(*gone)


def _of_others(table: Mapping[str, Record], kept: set[str], field: str) -> list[str]:
    return [
        key
        for key, one in table.items()
        if getattr(one, field) is not None and getattr(one, field) not in kept
    ]


def owners(book: Book, on: date) -> tuple[OwnerRow, ...]:
    """The firm's, the owner's private ones, and both together."""
    return (
        _row(part_of(book, Owner.FIRM), on, Owner.FIRM),
        _row(part_of(book, Owner.PRIVATE), on, Owner.PRIVATE),
        _row(book, on, None),
    )


def has_both(book: Book) -> bool:
    """Whether the book holds a firm's and a private line or loan."""
    found = {owner_of(book, one) for one in book.lines.values()}
    return len(found | {owner_of(book, one) for one in book.loans.values()}) > 1


def _row(book: Book, on: date, owner: Owner | None) -> OwnerRow:
    look = Look(book, on)
    told = look.summary
    return OwnerRow(
        owner=owner,
        owed=told.owed,
        due_30_days=told.due_30_days,
        due_in_a_year=due_in_a_year(book, on),
        overdue=told.overdue,
        limit=told.limit,
        available=told.available,
        annual=told.annual,
        loans=told.loans,
        lines=told.lines,
    )
