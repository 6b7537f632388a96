"""A lender's table of instalments in an import: its loan found, its rows checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from planner.app.lender_table import lender_rows
from planner.errors import NotUnderstoodError
from planner.lean import dataclass
from planner.model.bills import ReadFile, Verdict
from planner.model.book import Book
from planner.model.records import Loan
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.schedule.agreement import COLUMNS, Difference
from planner.schedule.lender_rate import LenderRow
from planner.schedule.reconcile import Reconciled, reconcile
from planner.wording.say import say

FORMAT = "lender-table"
STDIN = Path("-")
_MOST = 8 << 20  # bytes; a table of thirty years has some 40 KiB
_FEWEST = 2
_NAMED = 3


@dataclass(frozen=True, slots=True)
class LenderTable:
    """A table and what it came to.

    Attributes:
        loan: the loan that it is of; None where no loan or several of the book fit.
        found: None without a loan.
        faults: where the table does not add up in itself.
    """

    file: Path
    rows: tuple[LenderRow, ...]
    loan: Loan | None
    found: Reconciled | None
    faults: tuple[Sentence, ...]

    @property
    def agrees(self) -> bool:
        """Whether the table adds up, and is what its loan's terms give."""
        is_reproduced = self.found is not None and self.found.difference is None
        return is_reproduced and not self.faults


def lender_tables(files: Iterable[Path], book: Book) -> Iterator[LenderTable]:
    """Those of the files that are tables of instalments, told by their headings."""
    for file in files:
        rows = _rows(file)
        if rows:
            yield _matched(file, rows, book)


def _rows(file: Path) -> tuple[LenderRow, ...]:
    """The rows; none where principal and interest do not stand side by side in them."""
    try:
        if file == STDIN or not file.is_file() or file.stat().st_size > _MOST:
            return ()
        rows = lender_rows(str(file), file.read_bytes())
    except (OSError, ValueError, NotUnderstoodError):
        return ()  # whatever it is, the readers of bills say what is wrong with it
    told = [row for row in rows if None not in (row.principal, row.interest)]
    return rows if len(told) >= _FEWEST and len(told) == len(rows) else ()


def _matched(file: Path, rows: tuple[LenderRow, ...], book: Book) -> LenderTable:
    loan = _loan_of(rows, book)
    if loan is None:
        return LenderTable(file, rows, None, None, tuple(_faults(rows)))
    found = reconcile(loan.terms, rows)
    return LenderTable(file, rows, loan, found, found.faults)


def _loan_of(rows: Sequence[LenderRow], book: Book) -> Loan | None:
    """The loan of this principal; of several the one with its days, or its length."""
    lent = {total(row.principal for row in rows if row.principal is not None)}
    first = rows[0]
    if first.balance is not None and first.principal is not None:
        lent.add(first.balance + first.principal)
    fitting = [loan for loan in book.loans.values() if loan.terms.principal in lent]
    for is_near in (_has_days, _has_length):
        if len(fitting) > 1:
            near = [loan for loan in fitting if is_near(loan, rows)]
            fitting = near or fitting
    return fitting[0] if len(fitting) == 1 else None


def _has_days(loan: Loan, rows: Sequence[LenderRow]) -> bool:
    return rows[0].due == loan.terms.first_due


def _has_length(loan: Loan, rows: Sequence[LenderRow]) -> bool:
    return len(rows) == loan.terms.periods


def _faults(rows: Sequence[LenderRow]) -> Iterator[Sentence]:
    """Rows whose parts do not make their payment, or whose balance does not follow."""
    wrong: list[tuple[int, Money]] = []
    left: Money | None = None
    for row in rows:
        repaid = row.principal or ZERO
        whole = repaid + (row.interest or ZERO)
        paid, balance = row.payment, row.balance
        meant = None if left is None else left - repaid
        if paid is not None and paid not in (whole, whole + (row.fee or ZERO)):
            wrong.append((row.n, paid))
        elif balance is not None and meant not in (None, balance):
            wrong.append((row.n, balance))
        left = balance
    for n, amount in wrong[:_NAMED]:
        words = Phrase("Row {n} of the table does not add up to {payment}.")
        yield Sentence(words, n=n, payment=amount)
    if len(wrong) > _NAMED:
        yield Sentence(Phrase("Nor do {n} more rows."), n=len(wrong) - _NAMED)


def read_file(table: LenderTable) -> ReadFile:
    """The table as one of the files of an import; it adds nothing to the book."""
    days = [row.due for row in table.rows if row.due is not None]
    return ReadFile(
        file=str(table.file),
        format=FORMAT,
        encoding=_encoding(table.file),
        rows=len(table.rows),
        since=min(days, default=None),
        until=max(days, default=None),
        reconciles=table.agrees if table.loan or table.faults else None,
        verdicts=MappingProxyType(dict.fromkeys(Verdict, 0)),
        notes=tuple(_notes(table)),
    )


def _encoding(file: Path) -> str:
    """As people read it: of text its characters."""
    content = file.read_bytes()
    if content.startswith(b"PK"):
        return "XLSX"
    try:
        content.decode()
    except UnicodeDecodeError:
        return "GB18030"
    return "UTF-8"


def _notes(table: LenderTable) -> Iterator[Sentence]:
    if table.loan is None or table.found is None:
        yield Sentence(
            Phrase(
                "A lender's table of {n} instalments; no loan of this book, or more "
                "than one, has its principal. Draw the loan, then import it again."
            ),
            n=len(table.rows),
        )
    else:
        yield _of_loan(table.loan, table.found, len(table.rows))
        yield from table.found.likely
    yield from table.faults


def _of_loan(loan: Loan, found: Reconciled, n: int) -> Sentence:
    name = loan.name or loan.id
    difference = found.difference
    if difference is None and not found.changes:
        words = Phrase("All {n} rows are what the terms of “{loan}” give.")
        return Sentence(words, n=n, loan=name)
    if difference is None:
        words = Phrase(
            "All {n} rows are what “{loan}” gives once its convention is changed; "
            "reconcile shows how."
        )
        return Sentence(words, n=n, loan=name)
    if difference.lender is None or difference.ours is None:
        words = Phrase("“{loan}”: row {n} stands in one of the two tables only.")
        return Sentence(words, loan=name, n=difference.n)
    words = Phrase(
        "“{loan}”: row {n} differs first, {column}: {lender} against our {ours}."
    )
    return Sentence(
        words,
        loan=name,
        n=difference.n,
        column=COLUMNS[difference.column],
        lender=difference.lender,
        ours=difference.ours,
    )


def tables_document(tables: Sequence[LenderTable]) -> list[Mapping[str, object]]:
    """The tables as JSON."""
    return [
        {
            "file": str(table.file),
            "loan": table.loan.id if table.loan else None,
            "rows": len(table.rows),
            "reproduced": table.found is not None and table.found.difference is None,
            "differs": _differs(table.found.difference if table.found else None),
            "faults": [say(fault) for fault in table.faults],
        }
        for table in tables
    ]


def _differs(difference: Difference | None) -> Mapping[str, object] | None:
    if difference is None:
        return None
    return {
        "n": difference.n,
        "column": difference.column,
        "lender": _plain(difference.lender),
        "ours": _plain(difference.ours),
    }


def _plain(value: object) -> str | None:
    return None if value is None else str(value)
