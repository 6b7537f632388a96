"""What of each kind of record goes out as a table, column by column."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any, cast

from planner.model.book import Book
from planner.model.terms import EveryDays
from planner.money import Money
from planner.phrases import Phrase
from planner.schedule.ledger import NOTHING_USUAL, Due, UsualByLine, dues

Cell = str | int | bool | Decimal | date | Money | None


@dataclass(frozen=True, slots=True)
class View:
    """A book as it goes out.

    Attributes:
        on: the day for what is due.
        usual: how lines bill that do not say it themselves, by id.
    """

    book: Book
    on: date
    usual: UsualByLine = field(default_factory=lambda: NOTHING_USUAL)

    def dues(self) -> tuple[Due, ...]:
        """All that fell and will fall due."""
        return dues(self.book, self.on, self.usual)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: for programs; it never changes.
        heading: for people.
        is_ratio: whether the number is a ratio, which people read as a percentage.
    """

    name: str
    heading: Phrase
    cell: Callable[[Any], Cell]
    is_ratio: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record as a table."""

    name: str
    heading: Phrase
    columns: Sequence[Column]
    rows: Callable[[View], Iterable[Any]]


def _plain(value: object) -> Cell:
    """A value that a cell can hold; what is nested as the interface says it."""
    if isinstance(value, EveryDays):
        return f"{value.days} days"
    if isinstance(value, Enum):
        return str(value.value)
    return cast("Cell", value)


def _column(
    path: str, heading: Phrase, name: str = "", *, ratio: bool = False
) -> Column:
    """The column of a field, such as ``terms.rate.value``; None stays None."""
    steps = [attrgetter(step) for step in path.split(".")]

    def cell(record: object) -> Cell:
        value: Any = record
        for step in steps:
            if value is None:
                return None
            value = step(value)
        return _plain(value)

    return Column(name or path.rpartition(".")[2], heading, cell, ratio)


def _records(table: str) -> Callable[[View], Iterable[Any]]:
    return lambda view: getattr(view.book, table).values()


_ID = _column("id", Phrase("Id"))
_ON = _column("on", Phrase("Day"))
_AMOUNT = _column("amount", Phrase("Amount (¥)"))
_LINE = _column("line", Phrase("Line"))
_KIND = _column("kind", Phrase("Kind"))
_NAME = _column("name", Phrase("Name"))
_CHANNEL = _column("channel", Phrase("Channel"))

TABLES: tuple[Table, ...] = (
    Table(
        "lines",
        Phrase("Credit lines"),
        (
            _ID,
            _CHANNEL,
            _NAME,
            _column("limit", Phrase("Limit (¥)")),
            _column("opened_on", Phrase("Opened on")),
            _column("rate.value", Phrase("Rate"), "rate", ratio=True),
            _column("rate.per", Phrase("Rate per"), "rate_per"),
            _column("statement_day", Phrase("Statement day")),
            _column("due_day", Phrase("Due day")),
            _column("shares_limit_with", Phrase("Shares limit with")),
            _column("reports_to_bureau", Phrase("Reports to the bureau")),
            _column("type", Phrase("Type")),
            _column("expires_on", Phrase("Expires on")),
        ),
        _records("lines"),
    ),
    Table(
        "loans",
        Phrase("Loans"),
        (
            _ID,
            _NAME,
            _CHANNEL,
            _LINE,
            _column("terms.principal", Phrase("Principal (¥)")),
            _column("terms.drawn_on", Phrase("Drawn on")),
            _column("terms.first_due", Phrase("First due")),
            _column("terms.every", Phrase("Every")),
            _column("terms.periods", Phrase("Periods")),
            _column("terms.method", Phrase("Method")),
            _column("terms.rate.value", Phrase("Rate"), "rate", ratio=True),
            _column("terms.rate.per", Phrase("Rate per"), "rate_per"),
            _column("terms.interest", Phrase("Interest by")),
            _column("terms.day_count", Phrase("Day count")),
        ),
        _records("loans"),
    ),
    Table(
        "dues",
        Phrase("Payments due"),
        (
            _ON,
            _column("loan", Phrase("Loan")),
            _column("n", Phrase("Instalment no.")),
            _AMOUNT,
            _column("state", Phrase("State")),
        ),
        View.dues,
    ),
    Table(
        "repayments",
        Phrase("Repayments"),
        (_ID, _column("loan", Phrase("Loan")), _ON, _AMOUNT, _KIND),
        _records("repayments"),
    ),
    Table(
        "moves",
        Phrase("Card movements"),
        (_ID, _LINE, _ON, _AMOUNT, _KIND, _column("note", Phrase("Note"))),
        _records("moves"),
    ),
    Table(
        "readings",
        Phrase("Limit readings"),
        (
            _ID,
            _LINE,
            _ON,
            _column("limit", Phrase("Limit (¥)")),
            _column("available", Phrase("Available (¥)")),
            _column("temporary", Phrase("Temporary (¥)")),
            _column("drawable", Phrase("Drawable")),
            _column("reason", Phrase("Reason")),
        ),
        _records("readings"),
    ),
    Table(
        "notes",
        Phrase("Events"),
        (_ID, _ON, _KIND, _LINE, _column("lender", Phrase("Lender"))),
        _records("notes"),
    ),
    Table("cash", Phrase("Cash at hand"), (_ID, _ON, _AMOUNT), _records("cash")),
    Table(
        "expected",
        Phrase("Expected payments"),
        (
            _ID,
            _NAME,
            _AMOUNT,
            _column("way", Phrase("In or out")),
            _column("first", Phrase("First day")),
            _column("every", Phrase("Every")),
            _column("until", Phrase("Until")),
            _column("certainty", Phrase("Certainty"), ratio=True),
        ),
        _records("expected"),
    ),
    Table(
        "receivables",
        Phrase("Receivables"),
        (
            _ID,
            _column("debtor", Phrase("Debtor")),
            _AMOUNT,
            _column("issued_on", Phrase("Issued on")),
            _column("due_on", Phrase("Due on")),
            _column("confirmed", Phrase("Confirmed")),
        ),
        _records("receivables"),
    ),
    Table(
        "figures",
        Phrase("Figures of the firm"),
        (
            _ID,
            _column("period", Phrase("Period")),
            _column("revenue", Phrase("Revenue (¥)")),
            _column("cash_flow", Phrase("Cash flow (¥)")),
            _column("current_assets", Phrase("Current assets (¥)")),
            _column("current_liabilities", Phrase("Current liabilities (¥)")),
            _column("total_assets", Phrase("Total assets (¥)")),
            _column("total_liabilities", Phrase("Total liabilities (¥)")),
        ),
        _records("figures"),
    ),
    Table(
        "questions",
        Phrase("Open questions"),
        (
            _ID,
            _column("file", Phrase("File")),
            _column("row", Phrase("Row")),
            _ON,
            _AMOUNT,
            _column("counterparty", Phrase("Counterparty")),
            _column("why", Phrase("Why")),
        ),
        _records("questions"),
    ),
)
