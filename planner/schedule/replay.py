"""One loan's payments laid against its rows, in the order the contract allots them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from fractions import Fraction

from planner.lean import dataclass
from planner.model.records import Loan, Repayment, RepaymentKind
from planner.model.terms import Terms
from planner.money import ZERO, Money, Rounding, rounded, total
from planner.schedule.charges import break_fee, principal_within
from planner.schedule.methods import shown
from planner.schedule.open_row import OpenRow, lay
from planner.schedule.schedule import Settlement, schedule
from planner.schedule.settle import settlement, settlement_at
from planner.schedule.steps import Prepay, PrepayError, Standing
from planner.schedule.walk import Walk


class State(Enum):
    """Where a due amount stands; what is due today is not yet late."""

    PAID = "paid"
    DUE = "due"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class RowState:
    """One instalment, as agreed and as paid.

    Attributes:
        amount: as agreed, the period's fee in it; of a settlement, as computed.
        penalty: penalty interest run up by the day asked for, paid or not.
        paid: all that was paid to it.
        left: still to pay, unpaid penalty in it.
        days_late: from the due day to the payment, or to the day asked for; 0 where
            it came within the days of grace.
        paid_on: the day it was paid in full; None while anything is left.
        principal_left: the part of ``left`` that is principal.
    """

    n: int
    due: date
    amount: Money
    penalty: Money
    paid: Money
    left: Money
    state: State
    days_late: int
    paid_on: date | None
    principal_left: Money


@dataclass(frozen=True, slots=True)
class LoanState:
    """A loan at the end of a day.

    Attributes:
        outstanding: principal not yet paid, overdue principal in it.
        accrued: interest run up since the last due day, not yet due.
        rows: every instalment, as early payments have made them; a settlement is the
            last row.
        next_due: the first unpaid due day from the day on, an older one where all later
            ones are paid; None where nothing is left.
        settle: what would settle it that day; None where the contract does not allow
            it yet.
        penalty: penalty interest run up and unpaid.
        credit: paid beyond all that is owed.
        early: the prepayments that the rows hold.
    """

    loan: str
    on: date
    outstanding: Money
    accrued: Money
    rows: tuple[RowState, ...]
    next_due: date | None
    settle: Money | None
    penalty: Money
    credit: Money
    early: tuple[Prepay, ...] = ()


class _Replay:
    """Lays a loan's repayments against its schedule, day by day."""

    def __init__(self, terms: Terms, payments: Sequence[Repayment]) -> None:
        # What happened, happened: the contract's waiting period does not undo it.
        rule = terms.prepayment
        anytime = rule and replace(rule, allowed_from_period=1)
        self.terms = replace(terms, prepayment=anytime)
        self.early: list[Prepay] = []
        self.end: Settlement | None = None
        self.plain: list[tuple[date, int]] = []
        self.credit = 0
        for payment in payments:
            self._sort(payment)
        self.rows = self._open_rows()
        for day, amount in self.plain:
            self.credit += self._lay(amount, day)
        self._close()

    def walk(self, day: date) -> Walk:
        """To where the loan would stand had every instalment been paid on its day."""
        return Walk(self.terms, self.early).run(until=day)

    def _sort(self, payment: Repayment) -> None:
        """Tell principal paid early from what pays an instalment."""
        day, amount = payment.on, payment.amount
        standing = None
        if payment.kind is not RepaymentKind.SCHEDULED and self.end is None:
            standing = self.walk(day).standing
        if standing is None:
            self.plain.append((day, amount.minor))
            return
        overdue, unpaid = self._so_far(day)
        if payment.kind is RepaymentKind.SETTLE and amount.minor >= unpaid:
            self.end = settlement(self.terms, day, self.early)
            self.plain.append((day, amount.minor))
            return
        if overdue:
            self.plain.append((day, min(overdue, amount.minor)))
            amount = Money(max(0, amount.minor - overdue))
        due_now = standing.row.principal if standing.row else Fraction(0)
        early = Money(shown(standing.balance - due_now))
        principal = min(principal_within(self.terms, amount), early)
        if principal:
            self.early.append(Prepay(day, principal, payment.mode))
        rest = amount - principal - break_fee(self.terms, principal)
        if rest:
            self.plain.append((day, rest.minor))

    def _so_far(self, day: date) -> tuple[int, int]:
        """What is overdue on ``day``, and all principal not yet paid, in fen."""
        rows = self._open_rows()
        for paid_on, amount in self.plain:
            lay(rows, self.terms, amount, paid_on)
        for row in rows:
            row.accrue(self.terms, day)
        overdue = sum(row.left for row in rows if row.due < day)
        return overdue, sum(row.principal for row in rows)

    def _open_rows(self) -> list[OpenRow]:
        rows = schedule(self.terms, self.early).instalments
        if self.end is not None:
            rows = tuple(row for row in rows if row.due < self.end.on)
        made = [
            OpenRow(
                n=row.n,
                due=row.due,
                fee=row.fee.minor,
                interest=(row.payment - row.fee - row.principal).minor,
                principal=row.principal.minor,
                amount=row.payment.minor,
                since=row.due,
            )
            for row in rows
        ]
        if self.end is not None:
            made.append(self._end_row(self.end, len(made) + 1))
        else:
            self._balance_last(made)
        return made

    def _end_row(self, end: Settlement, n: int) -> OpenRow:
        return OpenRow(
            n=n,
            due=end.on,
            fee=end.fee.minor,
            interest=end.interest.minor,
            principal=end.principal.minor,
            amount=end.amount.minor,
            since=end.on,
        )

    def _balance_last(self, made: list[OpenRow]) -> None:
        # Rows rounded for display do not sum to the loan; what is owed must.
        rest = self.terms.principal.minor - sum(row.principal for row in made)
        rest -= sum(one.amount.minor for one in self.early)
        made[-1].principal += rest
        made[-1].amount += rest

    def _lay(self, amount: int, day: date) -> int:
        rest = lay(self.rows, self.terms, amount, day)
        # What a settlement asked for beyond our own figure is no credit.
        return 0 if self.end is not None and day == self.end.on else rest

    def _close(self) -> None:
        """Take the lender's word that a settlement settled."""
        if self.end is not None:
            for row in self.rows:
                row.forgive(self.end.on)


def replay(loan: Loan, repayments: Sequence[Repayment], on: date) -> LoanState:
    """The loan at the end of ``on``; later repayments and those of others do not count.

    Instalments that nobody paid are unpaid, however old: nothing is guessed. A
    prepayment first pays what is overdue; what exceeds the principal pays what is due.
    A settlement that covers all unpaid principal closes the loan, whatever our own
    figure; a smaller one is a prepayment.

    Raises:
        TermsError: terms that no schedule can follow.
    """
    mine = [one for one in repayments if one.loan == loan.id and one.on <= on]
    mine.sort(key=lambda one: one.on)
    played = _Replay(loan.terms, mine)
    for row in played.rows:
        row.accrue(played.terms, on)
    rows = tuple(_row_state(row, played.terms, on) for row in played.rows)
    unpaid = [row.due for row in rows if row.left]
    ahead = [due for due in unpaid if due >= on]
    walk = played.walk(on)
    return LoanState(
        loan=loan.id,
        on=on,
        outstanding=total(row.principal_left for row in rows),
        accrued=_accrued(walk.standing, played.rows, on) if unpaid else ZERO,
        rows=rows,
        next_due=min(ahead or unpaid, default=None),
        settle=_settle(loan.terms, walk, played.early, rows),
        penalty=Money(sum(row.penalty_left for row in played.rows)),
        credit=Money(played.credit),
        early=tuple(played.early),
    )


def _row_state(row: OpenRow, terms: Terms, on: date) -> RowState:
    # An instalment of nothing, as before a first interest, is paid on its day.
    ended = row.paid_on or (on if row.left else row.due)
    late = row.is_past(terms, ended)
    state = State.LATE if late else State.DUE
    if not row.left:
        state = State.PAID
    return RowState(
        n=row.n,
        due=row.due,
        amount=Money(row.amount),
        penalty=Money(rounded(row.penalty_exact, Rounding.HALF_UP)),
        paid=Money(row.paid),
        left=Money(row.left),
        state=state,
        days_late=(ended - row.due).days if late else 0,
        paid_on=row.paid_on,
        principal_left=Money(row.principal),
    )


def _accrued(standing: Standing | None, rows: Sequence[OpenRow], on: date) -> Money:
    if standing is None or standing.row is not None:
        return ZERO
    running = next(row for row in rows if row.due > on)
    return Money(min(shown(standing.interest), running.interest))


def _settle(
    terms: Terms, walk: Walk, early: Sequence[Prepay], rows: Sequence[RowState]
) -> Money | None:
    """What settles today: arrears, and the settlement less what was paid ahead."""
    if not any(row.left for row in rows) or walk.standing is None:
        return total(row.left for row in rows)
    on = walk.standing.on
    arrears = total(row.left for row in rows if row.due < on)
    try:
        rest = settlement_at(terms, walk, early, on).amount
    except PrepayError:
        return None
    return arrears + rest - total(row.paid for row in rows if row.due >= on)
