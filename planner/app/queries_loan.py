"""One loan in full: each row as agreed and as paid, with the bureau's code."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Loan, Repayment
from planner.model.terms import Terms
from planner.money import ZERO, Money
from planner.schedule.bureau import statuses
from planner.schedule.ledger import loan_state, loan_states
from planner.schedule.replay import LoanState, RowState, State
from planner.schedule.schedule import Instalment, Schedule, schedule
from planner.schedule.settle import settled


@dataclass(frozen=True, slots=True)
class LoanDetailRow:
    """An instalment of a loan on its way.

    Attributes:
        place: where it stands among the rows of the plan; None for the settlement.
        fee: of the period; of a settlement also for paying early.
        payment: as agreed, the fee in it.
        balance: principal left after it.
        penalty: run up by the day asked for, paid or not.
        left: still to pay, penalty in it.
        days_late: until it was paid, or until the day asked for.
        code: what the credit bureau writes of its month (``N``, ``1`` … ``C``); empty
            for a month that has not begun.
    """

    place: int | None
    n: int
    due: date
    principal: Money
    interest: Money
    fee: Money
    payment: Money
    balance: Money
    penalty: Money
    paid: Money
    left: Money
    state: State
    days_late: int
    paid_on: date | None
    code: str


@dataclass(frozen=True, slots=True)
class LoanDetail:
    """A loan as its page shows it.

    Attributes:
        plan: the rows as early payments have made them; ``end`` where it was settled.
        agreed: the rows as the contract had them.
        paid: the repayments, newest first.
    """

    loan: Loan
    state: LoanState
    plan: Schedule
    agreed: Schedule
    rows: tuple[LoanDetailRow, ...]
    paid: tuple[Repayment, ...]


def loan_detail(book: Book, loan_id: str, on: date) -> LoanDetail:
    """A loan of the book at the end of ``on``."""
    loan = book.loans[loan_id]
    paid = [one for one in book.repayments.values() if one.loan == loan_id]
    state = state_of(book, loan_id, on)
    plan = plan_so_far(loan.terms, state)
    codes = {one.month: one.code for one in statuses(state, loan.terms)}
    return LoanDetail(
        loan=loan,
        state=state,
        plan=plan,
        agreed=schedule(loan.terms),
        rows=tuple(_rows(plan, state, codes)),
        paid=tuple(sorted(paid, key=lambda one: one.on, reverse=True)),
    )


def state_of(book: Book, loan_id: str, on: date) -> LoanState:
    """Where a loan stands; one that is drawn later stands as on its first day."""
    loan = book.loans[loan_id]
    if loan.terms.drawn_on <= on:
        # All of them, as the other pages ask for them: kept, and so found at once.
        return loan_states(book, on)[loan_id]
    return loan_state(loan, (), on)


def plan_so_far(terms: Terms, state: LoanState) -> Schedule:
    """The schedule with the early payments that were made, and the settlement."""
    free = anytime(terms)
    plan = schedule(free, state.early)
    last = state.rows[-1]
    if (len(state.rows), last.due) == (len(plan.rows), plan.rows[-1].due):
        return plan
    return settled(free, last.due, state.early).schedule


def anytime(terms: Terms) -> Terms:
    """The terms without a waiting period: what happened, happened."""
    rule = terms.prepayment
    return replace(terms, prepayment=rule and replace(rule, allowed_from_period=1))


def balances(plan: Schedule) -> Mapping[date, Money]:
    """Principal left at the end of each day on which it changes, by day."""
    found = {plan.terms.drawn_on: plan.terms.principal}
    changes = [(row.due, 0, row.balance) for row in plan.instalments]
    changes += [(one.on, 1, one.balance) for one in plan.prepayments]
    changes.sort(key=lambda change: change[:2])
    found |= {day: balance for day, _, balance in changes}
    if plan.end is not None:
        found[plan.end.on] = ZERO
    return found


def _rows(
    plan: Schedule, state: LoanState, codes: Mapping[date, str]
) -> Sequence[LoanDetailRow]:
    agreed = [*plan.instalments]
    if plan.end is not None:
        end = plan.end
        parts = (end.principal, end.interest, end.fee, end.amount)
        agreed.append(Instalment(len(agreed) + 1, end.on, *parts, ZERO))
    return [
        _row(None if one.due == _end_day(plan) else place, one, row, codes)
        for place, (one, row) in enumerate(zip(agreed, state.rows, strict=True))
    ]


def _end_day(plan: Schedule) -> date | None:
    return None if plan.end is None else plan.end.on


def _row(
    place: int | None, agreed: Instalment, row: RowState, codes: Mapping[date, str]
) -> LoanDetailRow:
    return LoanDetailRow(
        place=place,
        n=row.n,
        due=row.due,
        principal=agreed.principal,
        interest=agreed.interest,
        fee=agreed.fee,
        payment=row.amount,
        balance=agreed.balance,
        penalty=row.penalty,
        paid=row.paid,
        left=row.left,
        state=row.state,
        days_late=row.days_late,
        paid_on=row.paid_on,
        code=codes.get(row.due.replace(day=1), ""),
    )
