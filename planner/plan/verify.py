"""Replays a plan on the ledger; a solver is never believed.

It shares no code with what makes plans: it takes a book, the payments and the figures
that a plan claims, books the payments as if they had been made, and looks at what the
ledger says of every day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date

from planner.calendar import days_later, month_step
from planner.errors import RefusedError
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Move, MoveKind, Repayment, Way
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.plan.plan import Plan, Step
from planner.schedule.cash import cash_at, occurrences
from planner.schedule.ledger import (
    NOTHING_USUAL,
    UsualByLine,
    card_states,
    loan_states,
    owed,
)

_MOST_MONTHS = 1200
_NEXT_STATEMENT = 62  # days within which interest that still runs stands on a bill


@dataclass(frozen=True, slots=True)
class Means:
    """What a plan may count on, told to the check apart from the plan.

    Attributes:
        until: the last day on which cash is looked at.
        extra: money a month from the day of the plan on, beside what the book expects.
    """

    on: date
    until: date
    extra: Money = ZERO
    usual: UsualByLine = field(default_factory=lambda: NOTHING_USUAL)


def faults(book: Book, plan: Plan, means: Means) -> tuple[Sentence, ...]:
    """What does not hold when the plan is carried out; empty for a sound plan."""
    after = _carried_out(book, plan.steps)
    end = max([means.until, *(step.on for step in plan.steps)])
    try:
        return (
            *_unpaid(book, after, means, end),
            *_wrong_cost(book, plan, means),
            *_cash(book, plan, means),
            *_wrong_end(plan, means),
        )
    except RefusedError as cause:
        words = Phrase("the contract does not allow it: {cause}")
        return (Sentence(words, cause=cause),)


def _carried_out(book: Book, steps: Iterable[Step]) -> Book:
    """The book as it will be when every step was recorded."""
    made: list[Repayment | Move] = []
    for n, step in enumerate(steps):
        name = f"planned {n}"
        if step.loan in book.lines:
            move = Move(step.loan, step.on, step.amount, MoveKind.PAY, id=name)
            made.append(move)
        else:
            made.append(
                Repayment(
                    step.loan,
                    step.on,
                    step.amount,
                    step.kind,
                    id=name,
                    mode=step.mode or "shorter",
                )
            )
    return book.with_(*made)


def _unpaid(book: Book, after: Book, means: Means, end: date) -> Iterator[Sentence]:
    """Dues that the ledger finds unpaid, late, or paid too much."""
    for loan, state in loan_states(after, end).items():
        for row in state.rows:
            was_late = row.paid_on is not None and row.paid_on > max(row.due, means.on)
            # an instalment of nothing, of a loan of some fen, cannot come late
            is_asked = row.amount > ZERO and row.due >= means.on
            if row.left or (is_asked and was_late):
                words = Phrase("{loan} is not paid on {day}: {left} is left")
                yield Sentence(words, loan=loan, day=row.due, left=row.left)
        if state.credit > ZERO:
            before = loan_states(book, means.on).get(loan)
            more = state.credit - (before.credit if before else ZERO)
            if more > ZERO:
                words = Phrase("{loan} is paid {amount} too much")
                yield Sentence(words, loan=loan, amount=more)
    yield from _unpaid_bills(book, after, means, end)


def _unpaid_bills(
    book: Book, after: Book, means: Means, end: date
) -> Iterator[Sentence]:
    later = days_later(end, _NEXT_STATEMENT)
    for line, card in card_states(after, later, means.usual).items():
        is_late = any(
            bill.is_late and bill.due is not None and bill.due >= means.on
            for bill in card.bills
        )
        if card.balance > ZERO or is_late:
            words = Phrase("{loan} is not paid on {day}: {left} is left")
            yield Sentence(words, loan=line, day=end, left=card.balance)
        if card.balance < min(ZERO, _balance(book, line, means)):
            words = Phrase("{loan} is paid {amount} too much")
            yield Sentence(words, loan=line, amount=-card.balance)


def _balance(book: Book, line: str, means: Means) -> Money:
    """A line's balance as the plan begins; what was paid that day was paid before."""
    card = card_states(book, means.on, means.usual).get(line)
    return card.balance if card else ZERO


def _wrong_cost(book: Book, plan: Plan, means: Means) -> Iterator[Sentence]:
    paid = total(step.amount for step in plan.steps)
    cost = paid - total(owed(book, means.on, means.usual).values())
    if cost != plan.cost.total:
        words = Phrase("the cost is {cost}, not {claimed}")
        yield Sentence(words, cost=cost, claimed=plan.cost.total)
    parts = (plan.cost.interest, plan.cost.fees, plan.cost.penalties)
    if any(part < ZERO for part in parts):
        words = Phrase("a part of the cost is below zero")
        yield Sentence(words)


def _cash(book: Book, plan: Plan, means: Means) -> Iterator[Sentence]:
    """Days below the reserve, and a claimed lowest that is not the lowest."""
    moves = _moves(book, means)
    for step in plan.steps:
        moves[step.on] = moves.get(step.on, ZERO) - step.amount
    cash = cash_at(book, means.on) + moves.get(means.on, ZERO)
    lowest, lowest_on, day = cash, means.on, means.on
    while day < means.until:
        day = days_later(day, 1)
        cash += moves.get(day, ZERO)
        if cash < lowest:
            lowest, lowest_on = cash, day
    if lowest < book.assumed.reserve:
        words = Phrase("cash falls to {cash} on {day}, below the reserve")
        yield Sentence(words, cash=lowest, day=lowest_on)
    if (lowest, lowest_on) != (plan.lowest_cash.amount, plan.lowest_cash.on):
        words = Phrase("the lowest cash is {cash} on {day}, not as claimed")
        yield Sentence(words, cash=lowest, day=lowest_on)


def _moves(book: Book, means: Means) -> dict[date, Money]:
    """What comes and goes beside the plan, by day."""
    moves: dict[date, Money] = {}
    for row in book.relied_on():
        amount = row.amount if row.way is Way.IN else -row.amount
        for day in occurrences(row, days_later(means.on, 1), means.until):
            moves[day] = moves.get(day, ZERO) + amount
    for month in range(_MOST_MONTHS if means.extra else 0):
        day = month_step(means.on, month)
        moves[day] = moves.get(day, ZERO) + means.extra
    return moves


def _wrong_end(plan: Plan, means: Means) -> Iterator[Sentence]:
    end = max((step.on for step in plan.steps), default=means.on)
    if end != plan.free_on or any(step.on < means.on for step in plan.steps):
        words = Phrase("the last payment is on {day}, not as claimed")
        yield Sentence(words, day=end)
