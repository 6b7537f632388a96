"""A row's place in the book: the instalment it pays, the line it moves, what has it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import count

from planner.calendar import days_later
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.fingerprint import family_of
from planner.exchange.fits import (
    Fit,
    Standing,
    exact_fit,
    late_fit,
    part_fit,
    plain_fit,
    rest_fit,
    whole_fit,
)
from planner.exchange.homes import bills_purchases, is_revolving, line_of, loans_of
from planner.exchange.judgement import Credit, Effect, Judgement
from planner.lean import dataclass
from planner.model.bills import Verdict
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
from planner.phrases import Phrase, Sentence
from planner.schedule.card_rules import statement_days
from planner.schedule.ledger import loan_state
from planner.schedule.replay import LoanState

_REPAYS = re.compile("还款|归还|还贷|扣款|repay|payment", re.IGNORECASE)
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
        records: what agreeing would add; empty where nothing fits or it is there.
        known: the id of a record that already tells of this payment.
        parts: each loan and instalment, of a payment for several loans.
        why: how it was found; of a row that asks, what it would be.
    """

    line: str | None = None
    loan: str | None = None
    instalment: int | None = None
    records: tuple[Repayment | Move, ...] = ()
    known: str | None = None
    parts: tuple[tuple[str, int | None], ...] = ()
    why: Sentence | None = None

    @property
    def told(self) -> str | None:
        """The id of the record that tells of the row once it is taken."""
        return self.known or (self.records[0].id if self.records else None)


NOWHERE = Place()
_Key = tuple[str, MoveKind | None, int]
_FindFit = Callable[[Sequence[Standing], date, Money], Fit | None]


class Matcher:
    """Finds places, and remembers what earlier rows of this call have taken."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._paid: dict[str, list[Repayment]] = defaultdict(list)
        self._states: dict[tuple[str, int, date], LoanState] = {}
        self._since: dict[str, date] = {}  # the first movement of each line
        self._told: dict[_Key, dict[int, list[str]]] = defaultdict(dict)
        self._families: dict[str, set[str]] = defaultdict(set)
        self._loan_paid: dict[str, Loan] = {}  # by the id of the repayment
        self._split: dict[str, tuple[tuple[str, int | None], ...]] = {}
        self._line_of = lru_cache(partial(line_of, book))
        self._loans_of = lru_cache(partial(loans_of, book))
        for repayment in book.repayments.values():
            self._paid[repayment.loan].append(repayment)
            self._remember(repayment)
        for move in book.moves.values():
            self._remember(move)
        for loan in book.loans.values():
            # as cash that was drawn: a bill may tell of it
            key: _Key = (loan.id, MoveKind.CASH, loan.terms.principal.minor)
            self._tell(key, loan.terms.drawn_on, loan.id)
        self.seen(book.imported.values())

    def seen(self, marks: Iterable[ImportedRow]) -> None:
        """Remember which family of bills has told of which record."""
        for mark in marks:
            if mark.record is not None:
                self._families[mark.record].add(family_of(mark.id))

    def place(
        self,
        row: BillRow,
        judgement: Judgement,
        mark: str,
        ahead: Sequence[Money] = (),
    ) -> Place:
        """Where the row belongs; what is placed counts for the rows after it.

        Args:
            row: as read.
            judgement: its verdict.
            mark: its fingerprint.
            ahead: payments of the next days to the same lender; together with them it
                may be one instalment.
        """
        credit = judgement.credit
        if credit is None or judgement.effect is Effect.NONE:
            return NOWHERE
        home = self._home(judgement, credit)
        if judgement.effect is Effect.ASK:
            place = self._asked(row, judgement, home, mark)
        else:
            place = self._found(row, judgement.effect, home, mark, ahead)
        if place.told is not None:
            self._families[place.told].add(family_of(mark))
        return place

    def _asked(
        self, row: BillRow, judgement: Judgement, home: "_Home", mark: str
    ) -> Place:
        """The line it may concern; or what the book knows, which needs no answer."""
        if judgement.verdict in (Verdict.UNCLEAR, Verdict.DRAWDOWN):
            known = self._told_before(row, home, mark)
            if known is not None:
                return replace(self.recorded(known), known=known)
        why = self._would_be(row, judgement, home)
        line = home.line.id if home.line else None
        return Place(line, why=why) if line or why else NOWHERE

    def _would_be(
        self, row: BillRow, judgement: Judgement, home: "_Home"
    ) -> Sentence | None:
        """What a row of weak words fits by amount and day; for the user to confirm."""
        if judgement.verdict is not Verdict.UNCLEAR or not _pays(row):
            return None
        standing = [
            (loan, self._state(loan, row.on))
            for loan in home.loans
            if loan.terms.drawn_on <= row.on
        ]
        fit = whole_fit(standing, row.on, row.amount)
        if fit is None:
            return None
        loan = fit.parts[0].loan
        return Sentence(
            Phrase("By amount and day it would be for “{loan}”: {place}."),
            loan=loan.name or loan.id,
            place=fit.why,
        )

    def _told_before(self, row: BillRow, home: "_Home", mark: str) -> str | None:
        """The record of the same loan or payment that this family has not told of."""
        if _pays(row):
            keys: list[_Key] = [
                (loan.id, None, row.amount.minor) for loan in home.loans
            ]
            if home.line is not None:
                keys.append((home.line.id, MoveKind.PAY, row.amount.minor))
        else:
            keys = [(loan.id, MoveKind.CASH, row.amount.minor) for loan in home.loans]
        told = (self._known(key, row, mark) for key in keys)
        return next((known for known in told if known is not None), None)

    def has_home(self, judgement: Judgement) -> bool:
        """Whether the book has a line or a loan that the verdict may mean."""
        if judgement.credit is None:
            return False
        home = self._home(judgement, judgement.credit)
        return home.line is not None or bool(home.loans)

    def _home(self, judgement: Judgement, credit: Credit) -> "_Home":
        """The line and the loans that are meant; told by id, or by the channel."""
        if judgement.loan is not None:
            loan = self._book.loans[judgement.loan]
            return _Home(self._book.lines.get(loan.line or ""), (loan,), is_wide=False)
        if judgement.line is not None:
            line = self._book.lines[judgement.line]
            return _Home(line, self._loans_on(line.id), is_revolving(line))
        is_wide = bills_purchases(credit) and judgement.effect is Effect.PAY
        return _Home(self._line_of(credit), self._loans_of(credit), is_wide)

    def _loans_on(self, line: str) -> tuple[Loan, ...]:
        return tuple(loan for loan in self._book.loans.values() if loan.line == line)

    def _found(
        self,
        row: BillRow,
        effect: Effect,
        home: "_Home",
        mark: str,
        ahead: Sequence[Money],
    ) -> Place:
        """A loan whose instalment it is; else the line; else a loan, less exactly."""
        loans = [loan for loan in home.loans if loan.terms.drawn_on <= row.on]
        if effect is Effect.INSTALMENT:
            return self._of_loans(row, loans, (plain_fit, late_fit, part_fit), mark)
        if effect is not Effect.PAY:
            return self._of_line(row, effect, home.line, mark)
        if home.line and self._takes_payments(home):
            place = self._of_loans(row, loans, (exact_fit,), mark)
            if place is NOWHERE:
                place = self._of_line(row, effect, home.line, mark)
            return place
        rest = partial(rest_fit, ahead=ahead)
        less = () if home.is_wide else (late_fit, part_fit)
        return self._of_loans(row, loans, (whole_fit, rest, *less), mark)

    def _takes_payments(self, home: "_Home") -> bool:
        """Whether a payment may go to the line itself, and not only to its loans.

        A line of which loans are drawn owes nothing of its own, unless it is a card or
        a pay-later line, or something was bought on it.
        """
        line = home.line
        if line is None or not home.loans:
            return True
        return is_revolving(line) or line.id in self._since

    def recorded(self, record_id: str | None) -> Place:
        """The place of a row that the book has taken before."""
        record = self._book.find(record_id) if record_id else None
        if isinstance(record, Repayment):
            return self._told_by(record.id)
        if isinstance(record, Loan):
            return Place(record.line)
        if isinstance(record, Move):
            if record.kind is not MoveKind.PAY:
                return Place(record.line)
            line = self._book.lines[record.line]
            return Place(line.id, line.id, self._bill_paid(line, record.on))
        return NOWHERE

    def _of_loans(
        self, row: BillRow, loans: Sequence[Loan], fits: Sequence[_FindFit], mark: str
    ) -> Place:
        for loan in loans:
            known = self._known((loan.id, None, row.amount.minor), row, mark)
            if known is not None:
                return replace(self._told_by(known), known=known)
        standing = [(loan, self._state(loan, row.on)) for loan in loans]
        for find in fits:
            fit = find(standing, row.on, row.amount)
            if fit is not None:
                return self._taken(row, fit, mark)
        return NOWHERE

    def _taken(self, row: BillRow, fit: Fit, mark: str) -> Place:
        """The place of a payment; what it pays is paid for the rows after it."""
        records = []
        for n, part in enumerate(fit.parts, 1):
            record_id = _record_id(mark) if n == 1 else f"{_record_id(mark)}.{n}"
            repayment = Repayment(
                part.loan.id, row.on, part.amount, part.kind, record_id
            )
            records.append(repayment)
            self._paid[part.loan.id].append(repayment)
            self._remember(repayment)
        first = fit.parts[0]
        parts = tuple((part.loan.id, part.instalment) for part in fit.parts)
        if len(parts) > 1:
            for loan, _ in parts:  # the bank tells of the whole
                self._tell((loan, None, row.amount.minor), row.on, records[0].id)
            self._split[records[0].id] = parts
        return Place(
            first.loan.line,
            first.loan.id,
            first.instalment,
            tuple(records),
            parts=parts if len(parts) > 1 else (),
            why=fit.why,
        )

    def _state(self, loan: Loan, on: date) -> LoanState:
        """The loan on a day; many rows of a day, or of no fit, need it but once."""
        key = (loan.id, len(self._paid[loan.id]), on)
        if key not in self._states:
            self._states[key] = loan_state(loan, self._paid[loan.id], on)
        return self._states[key]

    def _told_by(self, record_id: str) -> Place:
        """The place of a repayment that is known, its other parts with it."""
        parts = self._split.get(record_id) or self._parts_of(record_id)
        loan = self._book.loans[parts[0][0]]
        more = parts if len(parts) > 1 else ()
        return Place(loan.line, loan.id, parts[0][1], parts=more)

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

    def _of_line(
        self, row: BillRow, effect: Effect, line: Line | None, mark: str
    ) -> Place:
        if line is None or row.on < line.opened_on:
            return NOWHERE
        kind = _MOVES[effect]
        known = self._known((line.id, kind, row.amount.minor), row, mark)
        loan, bill = None, None
        if kind is MoveKind.PAY:
            loan, bill = line.id, self._bill_paid(line, row.on)
        if known is not None:
            return Place(line.id, loan, bill, known=known)
        move = Move(line.id, row.on, row.amount, kind, _record_id(mark), note=row.party)
        self._remember(move)
        return Place(line.id, loan, bill, (move,))

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

    def _tell(self, key: _Key, day: date, record_id: str) -> None:
        """Remember a record by the day of which it tells; a long bill has many."""
        self._told[key].setdefault(day.toordinal(), []).append(record_id)

    def _remember(self, record: Repayment | Move) -> None:
        if isinstance(record, Move):
            since = self._since.get(record.line, record.on)
            self._since[record.line] = min(since, record.on)
            key: _Key = (record.line, record.kind, record.amount.minor)
        else:
            key = (record.loan, None, record.amount.minor)
            self._loan_paid[record.id] = self._book.loans[record.loan]
        self._tell(key, record.on, record.id)


@dataclass(frozen=True, slots=True)
class _Home:
    """The line and the loans that a row may concern.

    Attributes:
        is_wide: a payment may be for purchases that the book does not hold, so only an
            exact sum tells that it is for a loan.
    """

    line: Line | None
    loans: tuple[Loan, ...]
    is_wide: bool


def _pays(row: BillRow) -> bool:
    """Whether the words of a row tell of money that pays something back."""
    texts = f"{row.kind}{row.item}{row.note}"
    return row.flow is not Flow.IN and bool(_REPAYS.search(texts))


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
