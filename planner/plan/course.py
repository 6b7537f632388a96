"""How one loan goes on, given what is paid early; a plan is made of such courses.

A course is exact: it is laid out by the schedule's own walk, never by the solver.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from planner.lean import dataclass
from planner.model.records import RepaymentKind
from planner.model.terms import Terms
from planner.money import ZERO, Money, total
from planner.plan.plan import Mode, Step
from planner.schedule.charges import break_fee, principal_within
from planner.schedule.methods import Exact, shown
from planner.schedule.schedule import Settlement
from planner.schedule.settle import settlement
from planner.schedule.steps import ExactRow, Prepay
from planner.schedule.walk import Walk

_ORDER = {RepaymentKind.SCHEDULED: 0, RepaymentKind.PREPAY: 1, RepaymentKind.SETTLE: 2}


@dataclass(frozen=True, slots=True)
class LoanDebt:
    """A loan as it stands on the day of the plan.

    Attributes:
        terms: with the waiting period of the contract taken out of ``prepayment``.
        early: prepayments made so far.
        paid: what was already paid of rows that are not yet due, by number.
        arrears: what is overdue, penalty in it; paid on the day of the plan.
        prepay_since: first day on which paying early is allowed; None where never.
    """

    id: str
    terms: Terms
    on: date
    outstanding: Money
    early: tuple[Prepay, ...]
    paid: Mapping[int, Money]
    arrears: Money
    arrears_penalty: Money
    prepay_since: date | None


@dataclass(frozen=True)
class LoanCourse:
    """A loan's payments from the day of the plan on.

    Attributes:
        prepays: of the plan, beside those made before it.
        settle_on: the day on which all is paid off; None where it runs to its end.
    """

    debt: LoanDebt
    prepays: tuple[Prepay, ...] = ()
    settle_on: date | None = None

    @cached_property
    def walk(self) -> Walk:
        """The schedule with all prepayments carried out, to its own end."""
        return Walk(self.debt.terms, (*self.debt.early, *self.prepays)).run()

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All payments, by day."""
        steps = [*self._arrears(), *self._instalments(), *self._early()]
        if self.settle_on is not None:
            steps += self._end(self.settle_on)
        return tuple(sorted(steps, key=lambda step: (step.on, _ORDER[step.kind])))

    @cached_property
    def paid(self) -> Money:
        """All that is paid from the day of the plan on."""
        return total(step.amount for step in self.steps)

    def left(self, on: date) -> Money:
        """Principal outstanding at the end of a day, before a settlement."""
        balance: Exact = self.debt.terms.principal.minor
        since = date.min
        for row in self.walk.rows:
            if row.due > on:
                break
            balance, since = row.balance, row.due
        for one in self.walk.prepaid:
            if since <= one.on <= on:
                balance -= one.amount.minor
        return Money(shown(balance))

    def settlement(self, on: date) -> Settlement:
        """What pays off the loan on a day, the instalment of that day in it."""
        return settlement(self.debt.terms, on, (*self.debt.early, *self.prepays))

    def prepaid(self, on: date, principal: Money, mode: Mode) -> "LoanCourse":
        """The course with one more prepayment; two of one day are one."""
        same = [one for one in self.prepays if one.on == on]
        amount = total([principal, *(one.amount for one in same)])
        others = [one for one in self.prepays if one.on != on]
        return replace(self, prepays=(*others, Prepay(on, amount, mode)))

    def settled(self, on: date) -> "LoanCourse":
        """The course that ends on a day, whatever was to be prepaid that day."""
        earlier = tuple(one for one in self.prepays if one.on < on)
        return LoanCourse(self.debt, earlier, on)

    def allows(self, on: date) -> bool:
        """Whether the contract allows paying early on a day, and anything is left."""
        since = self.debt.prepay_since
        if since is None or on < since or self.settle_on is not None:
            return False
        return self.left(on) > ZERO

    @property
    def has_fee(self) -> bool:
        """Whether the contract asks a fee for paying early."""
        rule = self.debt.terms.prepayment
        return rule is not None and rule.fee is not None

    @property
    def bears_all(self) -> bool:
        """Whether the contract asks for all interest, however early it is paid."""
        rule = self.debt.terms.prepayment
        return rule is not None and rule.interest_due == "all"

    def prepaid_on(self, on: date) -> Money:
        """What the plan prepays on a day already."""
        return total(one.amount for one in self.prepays if one.on == on)

    def price(self, principal: Money) -> Money:
        """What it takes to prepay that principal, with its fee."""
        if principal <= ZERO:
            return ZERO
        return principal + break_fee(self.debt.terms, principal)

    def principal_of(self, amount: Money) -> Money:
        """The principal that an amount prepays, its fee taken out of it."""
        return principal_within(self.debt.terms, amount)

    def _arrears(self) -> Iterator[Step]:
        if self.debt.arrears:
            yield Step(
                self.debt.on,
                self.debt.id,
                self.debt.arrears,
                RepaymentKind.SCHEDULED,
                penalty=self.debt.arrears_penalty,
            )

    def _instalments(self) -> Iterator[Step]:
        rest = self.debt.terms.principal - self._shown_principal()
        for row in self.walk.rows:
            if row.due < self.debt.on or (self.settle_on and row.due >= self.settle_on):
                continue
            amount = Money(shown(row.principal + row.interest)) + row.fee
            if row is self.walk.rows[-1]:
                amount += rest
            amount -= self.debt.paid.get(row.n, ZERO)
            if amount > ZERO:
                yield Step(
                    row.due,
                    self.debt.id,
                    amount,
                    RepaymentKind.SCHEDULED,
                    interest=_interest(row),
                    fee=row.fee,
                )

    def _shown_principal(self) -> Money:
        """What rounding for display makes of the principal: rows and prepayments."""
        return total(
            [
                *(Money(shown(row.principal)) for row in self.walk.rows),
                *(one.amount for one in self.walk.prepaid),
            ]
        )

    def _early(self) -> Iterator[Step]:
        for one in self.prepays:
            fee = break_fee(self.debt.terms, one.amount)
            kind, mode = RepaymentKind.PREPAY, one.mode
            amount = one.amount + fee
            yield Step(one.on, self.debt.id, amount, kind, mode, fee=fee)

    def _end(self, on: date) -> Iterator[Step]:
        made = self.settlement(on)
        ahead = (row.n for row in self.walk.rows if row.due >= on)
        amount = made.amount - total(self.debt.paid.get(n, ZERO) for n in ahead)
        kind = RepaymentKind.SETTLE
        step = Step(
            on, self.debt.id, amount, kind, interest=made.interest, fee=made.fee
        )
        yield step


def _interest(row: ExactRow) -> Money:
    return Money(shown(row.principal + row.interest) - shown(row.principal))
