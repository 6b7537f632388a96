"""Finds a row's place in the book: the instalment it pays, or the line it moves."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from planner.exchange.billrow import BillRow, Flow
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
from planner.exchange.place import NOWHERE, Place
from planner.exchange.told import Key, Told
from planner.lean import dataclass
from planner.model.bills import Verdict
from planner.model.book import Book
from planner.model.records import Line, Loan, Move, MoveKind, Repayment
from planner.money import Money
from planner.phrases import Phrase, Sentence

_REPAYS = re.compile("还款|归还|还贷|扣款|repay|payment", re.IGNORECASE)
_MOVES = {
    Effect.SPEND: MoveKind.SPEND,
    Effect.CASH: MoveKind.CASH,
    Effect.PAY: MoveKind.PAY,
    Effect.REFUND: MoveKind.REFUND,
}


_FindFit = Callable[[Sequence[Standing], date, Money], Fit | None]


class Matcher:
    """Finds places, and remembers what earlier rows of this call have taken."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._told = Told(book)
        self._line_of = lru_cache(partial(line_of, book))
        self._loans_of = lru_cache(partial(loans_of, book))

    def recorded(self, record_id: str | None) -> Place:
        """The place of a row that the book has taken before."""
        return self._told.recorded(record_id)

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
            self._told.saw(place.told, mark)
        return place

    def _asked(
        self, row: BillRow, judgement: Judgement, home: "_Home", mark: str
    ) -> Place:
        """The line it may concern; or what the book knows, which needs no answer."""
        if judgement.verdict in (Verdict.UNCLEAR, Verdict.DRAWDOWN):
            known = self._told_before(row, home, mark)
            if known is not None:
                return replace(self._told.recorded(known), known=known)
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
            (loan, self._told.state(loan, row.on))
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
            keys: list[Key] = [(loan.id, None, row.amount.minor) for loan in home.loans]
            if home.line is not None:
                keys.append((home.line.id, MoveKind.PAY, row.amount.minor))
        else:
            keys = [(loan.id, MoveKind.CASH, row.amount.minor) for loan in home.loans]
        told = (self._told.known(key, row, mark) for key in keys)
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
        return is_revolving(line) or self._told.moved(line.id)

    def _of_loans(
        self, row: BillRow, loans: Sequence[Loan], fits: Sequence[_FindFit], mark: str
    ) -> Place:
        for loan in loans:
            known = self._told.known((loan.id, None, row.amount.minor), row, mark)
            if known is not None:
                return replace(self._told.told_by(known), known=known)
        standing = [(loan, self._told.state(loan, row.on)) for loan in loans]
        for find in fits:
            fit = find(standing, row.on, row.amount)
            if fit is not None:
                return self._taken(row, fit, mark)
        return NOWHERE

    def _taken(self, row: BillRow, fit: Fit, mark: str) -> Place:
        """The place of a payment; what it pays is paid for the rows after it."""
        pieces = []
        for n, part in enumerate(fit.parts, 1):
            record_id = _record_id(mark) if n == 1 else f"{_record_id(mark)}.{n}"
            repayment = Repayment(
                part.loan.id, row.on, part.amount, part.kind, record_id
            )
            pieces.append((repayment, part.instalment))
            self._told.remember(repayment)
        first = fit.parts[0]
        return Place(
            first.loan.line,
            first.loan.id,
            first.instalment,
            tuple(repayment for repayment, _ in pieces),
            parts=self._told.split(row.amount, row.on, pieces)
            if len(pieces) > 1
            else (),
            why=fit.why,
        )

    def _of_line(
        self, row: BillRow, effect: Effect, line: Line | None, mark: str
    ) -> Place:
        if line is None or row.on < line.opened_on:
            return NOWHERE
        kind = _MOVES[effect]
        known = self._told.known((line.id, kind, row.amount.minor), row, mark)
        loan, bill = None, None
        if kind is MoveKind.PAY:
            loan, bill = line.id, self._told.bill_paid(line, row.on)
        if known is not None:
            return Place(line.id, loan, bill, known=known)
        move = Move(line.id, row.on, row.amount, kind, _record_id(mark), note=row.party)
        self._told.remember(move)
        return Place(line.id, loan, bill, (move,))


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


def _record_id(mark: str) -> str:
    return f"bill-{mark}"
