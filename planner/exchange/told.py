"""What the book and earlier rows have told of already: no payment counts twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count

from planner.calendar import days_later
from planner.exchange.billrow import BillRow
from planner.exchange.fingerprint import family_of
from planner.exchange.place import NOWHERE, Place
from planner.model.book import Book
from planner.model.records import (
    ImportedRow,
    Line,
    Loan,
    Move,
    MoveKind,
    Repayment,
)
from planner.money import Money
from planner.schedule.card_rules import statement_days
from planner.schedule.ledger import loan_state
from planner.schedule.replay import LoanState

Key = tuple[str, MoveKind | None, int]  # loan or line, what moved, how many fen
_SAME_DAYS = 3  # a bank posts what an app paid up to three days later


class Told:
    """Remembers records by what a row of a bill could tell of them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._paid: dict[str, list[Repayment]] = defaultdict(list)
        self._states: dict[tuple[str, int, date], LoanState] = {}
        self._since: dict[str, date] = {}  # the first movement of each line
        self._told: dict[Key, dict[int, list[str]]] = defaultdict(dict)
        self._families: dict[str, set[str]] = defaultdict(set)
        self._loan_paid: dict[str, Loan] = {}  # by the id of the repayment
        self._split: dict[str, tuple[tuple[str, int | None], ...]] = {}
        for repayment in book.repayments.values():
            self.remember(repayment)
        for move in book.moves.values():
            self.remember(move)
        for loan in book.loans.values():
            # as cash that was drawn: a bill may tell of it
            key: Key = (loan.id, MoveKind.CASH, loan.terms.principal.minor)
            self._tell(key, loan.terms.drawn_on, loan.id)
        self.seen(book.imported.values())

    def seen(self, marks: Iterable[ImportedRow]) -> None:
        """Remember which family of bills has told of which record."""
        for mark in marks:
            if mark.record is not None:
                self.saw(mark.record, mark.id)

    def split(
        self, whole: Money, on: date, pieces: Sequence[tuple[Repayment, int | None]]
    ) -> tuple[tuple[str, int | None], ...]:
        """One payment became several repayments; the bank tells of the whole."""
        parts = tuple((repayment.loan, n) for repayment, n in pieces)
        first = pieces[0][0].id
        for loan, _ in parts:
            self._tell((loan, None, whole.minor), on, first)
        self._split[first] = parts
        return parts

    def moved(self, line: str) -> bool:
        """Whether anything was bought, drawn or paid on the line itself."""
        return line in self._since

    def saw(self, record_id: str, mark: str) -> None:
        """A row of this family of bills has told of the record."""
        self._families[record_id].add(family_of(mark))

    def recorded(self, record_id: str | None) -> Place:
        """The place of a row that the book has taken before."""
        record = self._book.find(record_id) if record_id else None
        if isinstance(record, Repayment):
            return self.told_by(record.id)
        if isinstance(record, Loan):
            return Place(record.line)
        if isinstance(record, Move):
            if record.kind is not MoveKind.PAY:
                return Place(record.line)
            line = self._book.lines[record.line]
            return Place(line.id, line.id, self.bill_paid(line, record.on))
        return NOWHERE

    def known(self, key: Key, row: BillRow, mark: str) -> str | None:
        """A record of the same payment that no row of this family has told of yet."""
        family = family_of(mark)
        days = self._told.get(key)
        if not days:
            return None
        on = row.on.toordinal()
        near = [
            (abs(apart), told)
            for apart in range(-_SAME_DAYS, _SAME_DAYS + 1)
            for told in days.get(on + apart, ())
            if all(_sees(row, family, other) for other in self._families[told])
        ]
        return min(near)[1] if near else None

    def remember(self, record: Repayment | Move) -> None:
        """A record that the book has, or that an earlier row of this call became."""
        if isinstance(record, Repayment):
            self._paid[record.loan].append(record)
        if isinstance(record, Move):
            since = self._since.get(record.line, record.on)
            self._since[record.line] = min(since, record.on)
            key: Key = (record.line, record.kind, record.amount.minor)
        else:
            key = (record.loan, None, record.amount.minor)
            self._loan_paid[record.id] = self._book.loans[record.loan]
        self._tell(key, record.on, record.id)

    def state(self, loan: Loan, on: date) -> LoanState:
        """The loan on a day; many rows of a day, or of no fit, need it but once."""
        key = (loan.id, len(self._paid[loan.id]), on)
        if key not in self._states:
            self._states[key] = loan_state(loan, self._paid[loan.id], on)
        return self._states[key]

    def told_by(self, record_id: str) -> Place:
        """The place of a repayment that is known, its other parts with it."""
        parts = self._split.get(record_id) or self._parts_of(record_id)
        loan = self._book.loans[parts[0][0]]
        more = parts if len(parts) > 1 else ()
        return Place(loan.line, loan.id, parts[0][1], parts=more)

    def bill_paid(self, line: Line, on: date) -> int | None:
        """The statement that a payment goes to: the last one made before its day.

        Statements are counted as the ledger counts them, from the first movement on.
        """
        first = self._since.get(line.id)
        if first is None or line.statement_day is None:
            return None
        made = statement_days(line.statement_day, first, days_later(on, -1))
        return sum(1 for _ in made) or None

    def _tell(self, key: Key, day: date, record_id: str) -> None:
        """Remember a record by the day of which it tells; a long bill has many."""
        self._told[key].setdefault(day.toordinal(), []).append(record_id)

    def _parts_of(self, record_id: str) -> tuple[tuple[str, int | None], ...]:
        """The loans and instalments of a repayment and of what was split off it."""
        parts: list[tuple[str, int | None]] = []
        for n in count(1):
            part = record_id if n == 1 else f"{record_id}.{n}"
            loan = self._loan_paid.get(part)
            if loan is None:
                return tuple(parts)
            parts.append((loan.id, self._paid_by(loan, part)))
        raise AssertionError  # pragma: no cover  # count never ends

    def _paid_by(self, loan: Loan, repayment_id: str) -> int | None:
        """The last instalment that was paid once the repayment was there."""
        paid = sorted(self._paid[loan.id], key=lambda repayment: repayment.on)
        last = [repayment.id for repayment in paid].index(repayment_id)
        state = loan_state(loan, paid[: last + 1], paid[last].on)
        return max((row.n for row in state.rows if row.paid), default=None)


def _sees(row: BillRow, family: str, other: str) -> bool:
    """Whether the row may tell of a payment that the other family has told of.

    A bank sees what was paid through an app; two shops never see the same purchase.
    """
    if family == other:
        return False
    if any(name.endswith(("-credit", "-debit")) for name in (family, other)):
        return True
    return row.through == other or (
        {family, other} == {"wechat", "jd"} and "京东" in row.party
    )
