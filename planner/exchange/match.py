"""A row's place in the book: the instalment it pays, the line it moves, what has it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import takewhile

from planner.calendar import days_later
from planner.exchange.billrow import BillRow
from planner.exchange.fingerprint import family_of
from planner.exchange.homes import line_of, loans_of
from planner.exchange.judgement import Credit, Effect, Judgement
from planner.model.book import Book
from planner.model.records import (
    ImportedRow,
    Line,
    Loan,
    Move,
    MoveKind,
    Repayment,
    RepaymentKind,
)
from planner.money import ZERO, Money
from planner.schedule.ledger import loan_state
from planner.schedule.replay import LoanState
from planner.schedule.revolving import statement_days

_TOLERANCE = Money(1_00)  # a lender's rounding, a fee of a few jiao
_EARLY_DAYS = 45  # a whole period ahead, and the days before it is billed
_LATE_DAYS = 120
_SAME_DAYS = 3  # a bank posts what an app paid up to three days later
_MOVES = {
    Effect.SPEND: MoveKind.SPEND,
    Effect.CASH: MoveKind.CASH,
    Effect.PAY: MoveKind.PAY,
    Effect.REFUND: MoveKind.REFUND,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs.

    Attributes:
        record: what agreeing would add; None where nothing fits or it is there already.
        known: the id of a record that already tells of this payment.
    """

    line: str | None = None
    loan: str | None = None
    instalment: int | None = None
    record: Repayment | Move | None = None
    known: str | None = None

    @property
    def told(self) -> str | None:
        """The id of the record that tells of the row once it is taken."""
        return self.known or (self.record.id if self.record else None)


NOWHERE = Place()
_Key = tuple[str, MoveKind | None, int]


class Matcher:
    """Finds places, and remembers what earlier rows of this call have taken."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._paid: dict[str, list[Repayment]] = defaultdict(list)
        self._states: dict[tuple[str, int, date], LoanState] = {}
        self._since: dict[str, date] = {}  # the first movement of each line
        self._told: dict[_Key, list[tuple[date, str]]] = defaultdict(list)
        self._families: dict[str, set[str]] = defaultdict(set)
        self._line_of = lru_cache(partial(line_of, book))
        self._loans_of = lru_cache(partial(loans_of, book))
        for repayment in book.repayments.values():
            self._paid[repayment.loan].append(repayment)
            self._remember(repayment)
        for move in book.moves.values():
            self._remember(move)
        self.seen(book.imported.values())

    def seen(self, marks: Iterable[ImportedRow]) -> None:
        """Remember which family of bills has told of which record."""
        for mark in marks:
            if mark.record is not None:
                self._families[mark.record].add(family_of(mark.id))

    def place(self, row: BillRow, judgement: Judgement, mark: str) -> Place:
        """Where the row belongs; what is placed counts for the rows after it."""
        credit = judgement.credit
        if credit is None or judgement.effect is Effect.NONE:
            return NOWHERE
        line = self._line_of(credit)
        if judgement.effect is Effect.ASK:
            return Place(line.id) if line else NOWHERE
        if line is None and not self._loans_of(credit):
            return NOWHERE
        place = self._of_loan(row, judgement, credit, mark)
        if place is NOWHERE and judgement.effect is not Effect.INSTALMENT:
            place = self._of_line(row, judgement, credit, mark)
        if place.told is not None:
            self._families[place.told].add(family_of(mark))
        return place

    def recorded(self, record_id: str | None) -> Place:
        """The place of a row that the book has taken before."""
        record = self._book.find(record_id) if record_id else None
        if isinstance(record, Repayment):
            loan = self._book.loans[record.loan]
            return Place(loan.line, loan.id, self._paid_by(loan, record.id))
        if isinstance(record, Move):
            if record.kind is not MoveKind.PAY:
                return Place(record.line)
            line = self._book.lines[record.line]
            return Place(line.id, line.id, self._bill_paid(line, record.on))
        return NOWHERE

    def _of_loan(
        self, row: BillRow, judgement: Judgement, credit: Credit, mark: str
    ) -> Place:
        if judgement.effect not in (Effect.PAY, Effect.INSTALMENT):
            return NOWHERE
        loans = [
            loan for loan in self._loans_of(credit) if loan.terms.drawn_on <= row.on
        ]
        for loan in loans:
            known = self._known((loan.id, None, row.amount.minor), row, mark)
            if known is not None:
                return Place(
                    loan.line, loan.id, self._paid_by(loan, known), known=known
                )
        fits = [fit for loan in loans if (fit := self._fit(loan, row)) is not None]
        if not fits:
            return NOWHERE
        best = min(fits, key=lambda fit: fit.distance)
        repayment = Repayment(
            best.loan.id, row.on, row.amount, best.kind, _record_id(mark)
        )
        self._paid[best.loan.id].append(repayment)
        self._remember(repayment)
        return Place(best.loan.line, best.loan.id, best.instalment, repayment)

    def _fit(self, loan: Loan, row: BillRow) -> "_Fit | None":
        """The open instalment, several of them, or the settlement that the row pays."""
        state = self._state(loan, row.on)
        unpaid = [due for due in state.rows if due.left]
        if not unpaid:
            return None
        first = unpaid[0].n
        fits = [
            _Fit((abs(due.left - row.amount).minor, abs(late)), loan, due.n)
            for due in unpaid
            if -_EARLY_DAYS <= (late := (row.on - due.due).days) <= _LATE_DAYS
        ]
        owed = ZERO
        for due in takewhile(lambda due: due.due <= row.on, unpaid):
            owed += due.left
            fits.append(_Fit((abs(owed - row.amount).minor, _LATE_DAYS), loan, first))
        if state.settle is not None:
            apart = abs(state.settle - row.amount).minor
            settle = RepaymentKind.SETTLE
            fits.append(_Fit((apart, _LATE_DAYS), loan, first, settle))
        near = [fit for fit in fits if fit.distance[0] <= _TOLERANCE.minor]
        return min(near, key=lambda fit: fit.distance, default=None)

    def _state(self, loan: Loan, on: date) -> LoanState:
        """The loan on a day; many rows of a day, or of no fit, need it but once."""
        key = (loan.id, len(self._paid[loan.id]), on)
        if key not in self._states:
            self._states[key] = loan_state(loan, self._paid[loan.id], on)
        return self._states[key]

    def _paid_by(self, loan: Loan, repayment_id: str) -> int | None:
        """The last instalment that was paid once the repayment was there."""
        paid = sorted(self._paid[loan.id], key=lambda repayment: repayment.on)
        last = [repayment.id for repayment in paid].index(repayment_id)
        state = loan_state(loan, paid[: last + 1], paid[last].on)
        return max((row.n for row in state.rows if row.paid), default=None)

    def _of_line(
        self, row: BillRow, judgement: Judgement, credit: Credit, mark: str
    ) -> Place:
        line = self._line_of(credit)
        if line is None or row.on < line.opened_on:
            return NOWHERE
        kind = _MOVES[judgement.effect]
        known = self._known((line.id, kind, row.amount.minor), row, mark)
        loan, bill = None, None
        if kind is MoveKind.PAY:
            loan, bill = line.id, self._bill_paid(line, row.on)
        if known is not None:
            return Place(line.id, loan, bill, known=known)
        move = Move(line.id, row.on, row.amount, kind, _record_id(mark), note=row.party)
        self._remember(move)
        return Place(line.id, loan, bill, record=move)

    def _bill_paid(self, line: Line, on: date) -> int | None:
        """The statement that a payment goes to: the last one made before its day.

        Statements are counted as the ledger counts them, from the first movement on.
        """
        first = self._since.get(line.id)
        if first is None or line.statement_day is None:
            return None
        made = statement_days(line.statement_day, first, days_later(on, -1))
        return sum(1 for _ in made) or None

    def _known(self, key: _Key, row: BillRow, mark: str) -> str | None:
        """A record of the same payment that no row of this family has told of yet."""
        family = family_of(mark)
        near = [
            (apart, told)
            for day, told in self._told.get(key, ())
            if (apart := abs((row.on - day).days)) <= _SAME_DAYS
            and all(_sees(row, family, other) for other in self._families[told])
        ]
        return min(near)[1] if near else None

    def _remember(self, record: Repayment | Move) -> None:
        if isinstance(record, Move):
            since = self._since.get(record.line, record.on)
            self._since[record.line] = min(since, record.on)
            key: _Key = (record.line, record.kind, record.amount.minor)
        else:
            key = (record.loan, None, record.amount.minor)
        self._told[key].append((record.on, record.id))


@dataclass(frozen=True, slots=True)
class _Fit:
    """An instalment that a row may pay, and how far it is from it: fen, then days."""

    distance: tuple[int, int]
    loan: Loan
    instalment: int
    kind: RepaymentKind = RepaymentKind.SCHEDULED


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


def _record_id(mark: str) -> str:
    return f"bill-{mark}"
