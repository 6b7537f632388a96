"""What is owed and when: the rows of loans and of due amounts."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.app.usual import card_usual, channel_name, line_name
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Loan
from planner.model.terms import Terms
from planner.money import ZERO, Money, total
from planner.phrases import Phrase
from planner.schedule.bureau import PAID_OFF, MonthStatus, card_statuses, statuses
from planner.schedule.card import CardState
from planner.schedule.cost import Annual
from planner.schedule.ledger import card_states, loan_states
from planner.schedule.ledger import dues as replayed_dues
from planner.schedule.movements import moves_by_line
from planner.schedule.replay import LoanState, State
from planner.schedule.schedule import schedule

if TYPE_CHECKING:
    from planner.schedule.subsidy import Subsidised

NO_ANNUAL = Annual(None, None)
DUE_STATE_WORDS = MappingProxyType(
    {
        State.PAID: Phrase("paid"),
        State.DUE: Phrase("due"),
        State.LATE: Phrase("late"),
    }
)


@dataclass(frozen=True, slots=True)
class LoanRow:
    """A loan, or what is owed on a card or pay-later line.

    Attributes:
        loan: the loan's id; of a card balance the line's.
        name: what people call it.
        channel: a catalogue id, or free text.
        line: the line that it was drawn on; None for a loan that stands alone.
        is_card: whether it is the balance of a line and no loan of its own.
        principal: as drawn; None for a card balance.
        outstanding: principal not yet paid; of a card all that is owed, below zero
            where too much was paid.
        accrued: interest run up and not yet due; None for a card.
        next_due: None where nothing is due, or nothing tells the day.
        next_amount: to pay on that day; None likewise.
        late: overdue, penalty in it.
        days_late: of its oldest overdue amount; 0 where none is.
        settle: what would pay it off today; None where the contract does not allow it.
        annual: yearly cost, every fee in it; empty where not one rate is.
        drawn_on: None for a card balance.
        overpaid: paid beyond all that was owed.
        status: the credit report's code of the running month; None for a card without
            statements.
        subsidy: what the state pays of its interest in all.
        annual_with_subsidy: what it then costs a year; empty where there is none.
    """

    loan: str
    name: str
    channel: str
    line: str | None
    is_card: bool
    principal: Money | None
    outstanding: Money
    accrued: Money | None
    next_due: date | None
    next_amount: Money | None
    late: Money
    days_late: int
    settle: Money | None
    annual: Annual
    drawn_on: date | None
    overpaid: Money = ZERO
    status: str | None = None
    subsidy: Money = ZERO
    annual_with_subsidy: Annual = NO_ANNUAL


@dataclass(frozen=True, slots=True)
class DueRow:
    """An amount that falls or fell due.

    Attributes:
        on: None where nothing tells the day.
        loan: the loan's id; of a card statement the line's.
        n: the instalment, or the statement, from 1.
        amount: as agreed; of a statement its balance.
        left: still to pay, penalty in it.
        minimum: of a statement, the least to pay; None for a loan.
        name: what people call it.
    """

    on: date | None
    loan: str
    n: int
    amount: Money
    state: State
    left: Money
    minimum: Money | None
    name: str


def loans(book: Book, on: date) -> tuple[LoanRow, ...]:
    """Every loan drawn by ``on`` and every card line with a balance, settled ones too.

    Loans come first, in the order of the book.
    """
    states = loan_states(book, on)
    paid = _aided(book)
    rows = [
        _loan_row(book, book.loans[key], state, paid.get(key))
        for key, state in states.items()
    ]
    cards = card_states(book, on, card_usual(book, on))
    return (*rows, *(_card_row(book, key, card, on) for key, card in cards.items()))


def dues(book: Book, on: date) -> tuple[DueRow, ...]:
    """All that fell due and will fall due, by day; the unknown days come last."""
    return tuple(
        DueRow(
            due.on,
            due.loan,
            due.n,
            due.amount,
            due.state,
            due.left,
            due.minimum,
            name_of(book, due.loan),
        )
        for due in replayed_dues(book, on, card_usual(book, on))
    )


def _aided(book: Book) -> "Mapping[str, Subsidised]":
    if not book.subsidies:
        return {}
    from planner.app.subsidies import aided  # noqa: PLC0415  # few books have any

    return aided(book)


def name_of(book: Book, loan_or_line: str) -> str:
    """What people call a loan, or the line of a card balance."""
    loan = book.loans.get(loan_or_line)
    if loan is None:
        return line_name(book.lines[loan_or_line])
    if loan.name:
        return loan.name
    line = book.lines.get(loan.line or "")
    return line_name(line) if line else channel_name(loan.channel)


def weighted_annual(rows: tuple[LoanRow, ...]) -> Decimal | None:
    """The nominal yearly cost of all loans, weighted by what is outstanding.

    Returns:
        Four decimals; None where no outstanding loan has exactly one rate.
    """
    known = [
        (row.outstanding, row.annual.nominal)
        for row in rows
        if row.annual.nominal is not None and row.outstanding > ZERO
    ]
    weight = total(amount for amount, _ in known).minor
    if not weight:
        return None
    whole = sum((amount.minor * nominal for amount, nominal in known), Decimal(0))
    return (whole / weight).quantize(Decimal("0.0001"))


@lru_cache(maxsize=4096)
def annual_of(terms: Terms) -> Annual:
    """The yearly cost of terms; kept, since finding the rate takes milliseconds."""
    return schedule(terms).annual


def _loan_row(
    book: Book, loan: Loan, state: LoanState, aid: "Subsidised | None"
) -> LoanRow:
    late = [row for row in state.rows if row.state is State.LATE]
    next_row = next(
        (row for row in state.rows if row.left and row.due == state.next_due), None
    )
    return LoanRow(
        loan=loan.id,
        name=name_of(book, loan.id),
        channel=loan.channel,
        line=loan.line,
        is_card=False,
        principal=loan.terms.principal,
        outstanding=state.outstanding,
        accrued=state.accrued,
        next_due=state.next_due,
        next_amount=next_row.left if next_row else None,
        late=total(row.left for row in late),
        days_late=max((row.days_late for row in late), default=0),
        settle=state.settle,
        annual=annual_of(loan.terms),
        drawn_on=loan.terms.drawn_on,
        overpaid=state.credit,
        status=_last(statuses(state, loan.terms, months=1)) or PAID_OFF,
        subsidy=aid.total if aid else ZERO,
        annual_with_subsidy=aid.annual if aid else NO_ANNUAL,
    )


def _last(months: Sequence[MonthStatus]) -> str | None:
    return months[-1].code if months else None


def _card_row(book: Book, key: str, card: CardState, on: date) -> LoanRow:
    line = book.lines[key]
    late = [bill for bill in card.bills if bill.is_late and bill.left]
    overdue = [(on - bill.due).days for bill in late if bill.due is not None]
    following = next((b for b in card.bills if b.left and b.due == card.next_due), None)
    moves = moves_by_line(book)[key]
    return LoanRow(
        loan=key,
        name=line_name(line),
        channel=line.channel,
        line=key,
        is_card=True,
        principal=None,
        outstanding=card.balance,
        accrued=None,
        next_due=card.next_due,
        next_amount=following.left if following and card.next_due else None,
        late=total(bill.left for bill in late),
        days_late=max(overdue, default=0),
        settle=max(card.balance, ZERO),
        annual=NO_ANNUAL,
        drawn_on=None,
        status=_last(card_statuses(card.statements, moves, on, months=1)),
    )
