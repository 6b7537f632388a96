"""The debts of a book as they stand on a day, ready to be planned with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from planner.calendar import days_later
from planner.model.book import Book
from planner.model.terms import Terms
from planner.money import ZERO, total
from planner.plan.card_course import CardDebt
from planner.plan.course import LoanDebt
from planner.schedule.card import CardUsual
from planner.schedule.ledger import (
    NOTHING_USUAL,
    UsualByLine,
    card_states,
    loan_states,
)
from planner.schedule.periods import due_days
from planner.schedule.replay import LoanState


def loan_debts(book: Book, on: date) -> Iterator[LoanDebt]:
    """The loans on which anything is left to pay, in the order of the book."""
    for loan_id, state in loan_states(book, on).items():
        if any(row.left for row in state.rows):
            yield _loan_debt(book.loans[loan_id].terms, state, on)


def card_debts(
    book: Book, on: date, usual: UsualByLine = NOTHING_USUAL
) -> Iterator[CardDebt]:
    """The cards and pay-later lines on which anything is owed."""
    for line_id, state in card_states(book, on, usual).items():
        if state.balance > ZERO:
            yield CardDebt(
                line=book.lines[line_id],
                moves=tuple(
                    move
                    for move in book.moves.values()
                    if move.line == line_id and move.on <= on
                ),
                usual=usual.get(line_id, CardUsual()),
                on=on,
                outstanding=state.balance,
            )


def _loan_debt(terms: Terms, state: LoanState, on: date) -> LoanDebt:
    late = [row for row in state.rows if row.due < on and row.left]
    return LoanDebt(
        id=state.loan,
        terms=_anytime(terms),
        on=on,
        outstanding=state.outstanding,
        early=state.early,
        paid=MappingProxyType(
            {row.n: row.paid for row in state.rows if row.due >= on and row.paid}
        ),
        arrears=total(row.left for row in late),
        arrears_penalty=state.penalty,
        prepay_since=_prepay_since(terms),
    )


def _anytime(terms: Terms) -> Terms:
    """The terms without the waiting period: the planner keeps to it itself."""
    if terms.prepayment is None:
        return terms
    return replace(terms, prepayment=replace(terms.prepayment, allowed_from_period=1))


def _prepay_since(terms: Terms) -> date | None:
    """The first day on which paying early is allowed: after the period before it."""
    first = terms.prepayment.allowed_from_period if terms.prepayment else 1
    if first <= 1:
        return terms.drawn_on
    days = due_days(terms)
    return days_later(days[first - 2], 1) if first <= len(days) else None
