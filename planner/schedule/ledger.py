"""What a book owes on a day, replayed from its records; stored sums would rot."""

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Line, Loan, Repayment
from planner.money import ZERO, Money
from planner.schedule.card import Bill, CardState, CardUsual, card_state
from planner.schedule.movements import Moves, moves_by_line
from planner.schedule.replay import LoanState, State, replay

UsualByLine = Mapping[str, CardUsual]
NOTHING_USUAL: UsualByLine = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Due:
    """An amount that falls or fell due.

    Attributes:
        on: the due day; None where nothing tells it.
        loan: a loan's id, or a line's.
        n: the instalment, or the statement, from 1.
        amount: as agreed; of a statement, its balance.
        left: still to pay, penalty in it; 0 once paid.
        minimum: of a statement, what must be paid by then; None for a loan.
    """

    on: date | None
    loan: str
    n: int
    amount: Money
    state: State
    left: Money
    minimum: Money | None = None


def loan_state(loan: Loan, repayments: Sequence[Repayment], on: date) -> LoanState:
    """A loan at the end of ``on``; records of other loans or later days do not count.

    Raises:
        TermsError: terms that no schedule can follow.
    """
    return replay(loan, repayments, on)


def loan_states(book: Book, on: date) -> Mapping[str, LoanState]:
    """Every loan drawn by ``on``, by id."""
    for loans, repayments, day, states in tuple(_stood):
        if loans is book.loans and repayments is book.repayments and day == on:
            return states
    found = MappingProxyType(_loan_states(book, on))
    _stood.append((book.loans, book.repayments, on, found))
    return found


def _loan_states(book: Book, on: date) -> dict[str, LoanState]:
    paid: dict[str, list[Repayment]] = {}
    for repayment in book.repayments.values():
        paid.setdefault(repayment.loan, []).append(repayment)
    return {
        loan.id: _replayed(loan, tuple(paid.get(loan.id, ())), on)
        for loan in book.loans.values()
        if loan.terms.drawn_on <= on
    }


def card_states(
    book: Book, on: date, usual: UsualByLine = NOTHING_USUAL
) -> Mapping[str, CardState]:
    """Every line with movements by ``on``, by id.

    Args:
        book: the book.
        on: the day.
        usual: what holds where a line itself is silent, by the line's id.
    """
    by_line = moves_by_line(book)
    begun = {
        line: moves
        for line, all_moves in by_line.items()
        if (moves := all_moves.until(on))
    }
    return {
        line.id: _followed(line, begun[line.id], on, usual.get(line.id))
        for line in book.lines.values()
        if line.id in begun
    }


# Each side of a page asks for all loans again; of few books and days at a time.
_stood: deque[
    tuple[Mapping[str, Loan], Mapping[str, Repayment], date, Mapping[str, LoanState]]
] = deque(maxlen=4)

# Measured: a step changes one loan or one line of a book, and every page asks for all
# of them; replaying the others again took nine tenths of the time.


@lru_cache(maxsize=2048)
def _replayed(loan: Loan, repayments: tuple[Repayment, ...], on: date) -> LoanState:
    return replay(loan, repayments, on)


@lru_cache(maxsize=512)
def _followed(line: Line, moves: Moves, on: date, usual: CardUsual | None) -> CardState:
    return card_state(line, moves, on, usual)


def dues(book: Book, on: date, usual: UsualByLine = NOTHING_USUAL) -> tuple[Due, ...]:
    """All that fell and will fall due, loans and statements alike, by day."""
    found = [
        Due(row.due, state.loan, row.n, row.amount, row.state, row.left)
        for state in loan_states(book, on).values()
        for row in state.rows
    ]
    for line, card in card_states(book, on, usual).items():
        found += [_bill_due(line, bill) for bill in card.bills]
    return tuple(sorted(found, key=lambda due: (due.on or date.max, due.loan, due.n)))


def _bill_due(line: str, bill: Bill) -> Due:
    state = State.DUE if bill.left else State.PAID
    if bill.is_late:
        state = State.LATE
    return Due(bill.due, line, bill.n, bill.amount, state, bill.left, bill.minimum)


def owed(
    book: Book, on: date, usual: UsualByLine = NOTHING_USUAL
) -> Mapping[str, Money]:
    """Principal of each loan, balance of each card line, where anything is owed."""
    sums = {key: state.outstanding for key, state in loan_states(book, on).items()}
    sums |= {key: card.balance for key, card in card_states(book, on, usual).items()}
    return MappingProxyType({key: sum_ for key, sum_ in sums.items() if sum_ > ZERO})
