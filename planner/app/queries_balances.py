"""How each loan's balance goes to zero from a day on, for one picture of all."""

from datetime import date

from planner.app.queries_loan import balances, plan_so_far
from planner.app.queries_loans import name_of
from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money, total
from planner.schedule.ledger import loan_states

MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class LoanBalances:
    """One loan, or several small ones together.

    Attributes:
        loan: its id; None for several together.
        name: what people call it; empty for several together.
        points: the principal left from each of these days on, days rising.
    """

    loan: str | None
    name: str
    points: tuple[tuple[date, Money], ...]


def balances_to_zero(book: Book, on: date) -> tuple[LoanBalances, ...]:
    """What is owed, paid as scheduled from ``on``; the largest first.

    Of more than ``MOST_LINES`` loans the smaller ones stand together at the end.
    """
    found = []
    for key, state in loan_states(book, on).items():
        if state.outstanding > ZERO:
            plan = plan_so_far(book.loans[key].terms, state)
            ahead = [point for point in balances(plan).items() if point[0] > on]
            points = ((on, state.outstanding), *ahead)
            found.append(LoanBalances(key, name_of(book, key), points))
    found.sort(key=lambda one: one.points[0][1], reverse=True)
    if len(found) <= MOST_LINES:
        return tuple(found)
    return (*found[: MOST_LINES - 1], _together(found[MOST_LINES - 1 :]))


def _together(some: list[LoanBalances]) -> LoanBalances:
    days = sorted({day for one in some for day, _ in one.points})
    sums = [(day, total(_on(one, day) for one in some)) for day in days]
    return LoanBalances(None, "", tuple(sums))


def _on(one: LoanBalances, day: date) -> Money:
    return [amount for since, amount in one.points if since <= day][-1]
