"""Cash at the end of each day ahead; a plan that ignores pay day breaks on it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from planner.calendar import days_later
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Expected, MoveKind, Way
from planner.money import ZERO, Money, total
from planner.schedule.charges import start_fees
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine, dues
from planner.schedule.periods import occurrence


@dataclass(frozen=True, slots=True)
class CashDay:
    """Cash at the end of a day."""

    on: date
    amount: Money


def occurrences(expected: Expected, since: date, until: date) -> Iterator[date]:
    """The days in ``[since, until]`` on which an expected row happens."""
    if expected.until is not None:
        until = min(until, expected.until)
    if expected.every == "once":
        if since <= expected.first <= until:
            yield expected.first
        return
    step = 0
    while True:
        day = occurrence(expected.first, expected.every, step)
        if day > until:
            return
        if day >= since:
            yield day
        step += 1


def counted(book: Book, on: date) -> tuple[date, Money] | None:
    """The last cash count by ``on``; None where nobody counted."""
    counts = [cash for cash in book.cash.values() if cash.on <= on]
    if not counts:
        return None
    last = max(reversed(counts), key=lambda cash: cash.on)
    return last.on, last.amount


def cash_at(book: Book, on: date) -> Money:
    """Cash at the end of ``on``: the last count and what is recorded after it.

    Draws, repayments, card payments and expected rows after the day of the count move
    it; without a count it starts at nothing on the day before ``on``.
    """
    start = counted(book, on)
    if start is None:
        return _expected_sum(book, on, on)
    day, amount = start
    after = days_later(day, 1)
    return amount + _expected_sum(book, after, on) + _recorded(book, after, on)


def _recorded(book: Book, after: date, on: date) -> Money:
    """What drawing, repaying and card movements of ``[after, on]`` did to cash."""
    amount = ZERO
    for loan in book.loans.values():
        if after <= loan.terms.drawn_on <= on:
            amount += loan.terms.principal - start_fees(loan.terms)
    for repayment in book.repayments.values():
        if after <= repayment.on <= on:
            amount -= repayment.amount
    for move in book.moves.values():
        if after <= move.on <= on:
            amount += _move_cash(move.kind, move.amount)
    return amount


def _move_cash(kind: MoveKind, amount: Money) -> Money:
    if kind is MoveKind.PAY:
        return -amount
    return amount if kind is MoveKind.CASH else ZERO


def forecast(
    book: Book, on: date, until: date, usual: UsualByLine = NOTHING_USUAL
) -> tuple[CashDay, ...]:
    """Cash at the end of each day from ``on`` through ``until``.

    Of expected incomes only those count that plans may rely on. What is due by ``on``
    and not paid is paid on ``on``; a card statement is paid in full on its day.
    """
    moves = _expected(book, days_later(on, 1), until)
    for due in dues(book, on, usual):
        if due.on is not None and due.left:
            moves[max(due.on, on)] -= due.left
    amount = cash_at(book, on)
    days: list[CashDay] = []
    for step in range((until - on).days + 1):
        day = days_later(on, step)
        amount += moves.get(day, ZERO)
        days.append(CashDay(day, amount))
    return tuple(days)


def _expected(book: Book, since: date, until: date) -> defaultdict[date, Money]:
    moves: defaultdict[date, Money] = defaultdict(lambda: ZERO)
    for row in book.relied_on():
        amount = row.amount if row.way is Way.IN else -row.amount
        for day in occurrences(row, since, until):
            moves[day] += amount
    return moves


def _expected_sum(book: Book, since: date, until: date) -> Money:
    return total(_expected(book, since, until).values())
