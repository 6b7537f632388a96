"""How one card or pay-later bill goes on, given how it is paid; no new purchases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from planner.calendar import days_later
from planner.model.records import Line, Move, MoveKind, RepaymentKind
from planner.money import ZERO, Money, total
from planner.plan.plan import Step
from planner.rates import Period
from planner.schedule.card import Bill, CardState, CardUsual, card_state

# Bills of which only the minimum is paid would outlive everybody; after ten years of
# statements the rest is paid at once.
STATEMENTS = 120
_PER_YEAR = {Period.DAY: 365, Period.MONTH: 12, Period.YEAR: 1}
_LATEST_STATEMENT = 62  # days within which the next statement is made and seen


@dataclass(frozen=True, slots=True)
class CardDebt:
    """What is owed on a line as it stands on the day of the plan."""

    line: Line
    moves: tuple[Move, ...]
    usual: CardUsual
    on: date
    outstanding: Money

    @property
    def id(self) -> str:
        """The line's id."""
        return self.line.id

    @property
    def annual(self) -> Decimal:
        """The yearly rate of what is not paid in full; nothing where none is known."""
        rate = self.line.rate or self.usual.rate
        return rate.value * _PER_YEAR[rate.per] if rate else Decimal(0)

    def state(self, paid: Sequence[tuple[date, Money]], on: date) -> CardState:
        """The line at the end of a day, with payments of the plan by then."""
        more = [Move(self.id, day, amount, MoveKind.PAY) for day, amount in paid]
        return card_state(self.line, (*self.moves, *more), on, self.usual)


@dataclass(frozen=True)
class CardCourse:
    """A bill's payments from the day of the plan on.

    Attributes:
        extra: paid beside what is due, by day.
        in_full: whether each bill is paid in full on its due day, else its minimum.
    """

    debt: CardDebt
    extra: tuple[tuple[date, Money], ...] = ()
    in_full: bool = True

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All payments, by day."""
        return tuple(self._run())

    @cached_property
    def paid(self) -> Money:
        """All that is paid from the day of the plan on."""
        return total(step.amount for step in self.steps)

    def left(self, on: date) -> Money:
        """What is owed at the end of a day."""
        paid = [(step.on, step.amount) for step in self.steps if step.on <= on]
        return max(self.debt.state(paid, on).balance, ZERO)

    def price(self, amount: Money) -> Money:
        """What it takes to pay that much early: no more."""
        return max(amount, ZERO)

    def with_extra(self, on: date, amount: Money) -> "CardCourse":
        """The course with one more payment."""
        return replace(self, extra=tuple(sorted((*self.extra, (on, amount)))))

    def _run(self) -> Iterator[Step]:
        paid: list[tuple[date, Money]] = []
        waiting = list(self.extra)
        cursor, made = self.debt.on, 0
        while (due := self._next_due(paid, cursor)) is not None:
            while waiting and waiting[0][0] < due:
                paid.append(waiting[0])
                yield self._early(waiting.pop(0))
            made += 1
            step = self._on_due(paid, due, is_last=made >= STATEMENTS)
            if step.amount > ZERO:
                paid.append((due, step.amount))
                yield step
            cursor = days_later(due, 1)
        for one in waiting:
            yield self._early(one)

    def _next_due(
        self, paid: Sequence[tuple[date, Money]], cursor: date
    ) -> date | None:
        """The next day on which a bill must be paid; interest may still come after."""
        for day in (cursor, days_later(cursor, _LATEST_STATEMENT)):
            open_bills = [b for b in self.debt.state(paid, day).bills if b.left > ZERO]
            if open_bills:
                return min(max(bill.due or cursor, cursor) for bill in open_bills)
        return None

    def _on_due(
        self, paid: Sequence[tuple[date, Money]], due: date, *, is_last: bool
    ) -> Step:
        state = self.debt.state(paid, due)
        bill = _bill_of(state, due)
        amount, interest, penalty = ZERO, ZERO, ZERO
        if bill is not None:
            in_full = self.in_full or is_last or bill.minimum is None
            least = (bill.minimum or ZERO) - bill.paid
            amount = bill.left if in_full else max(least, ZERO)
        for statement in state.statements[-1:]:
            if statement.due == due and statement.on > self.debt.on:
                interest, penalty = statement.interest, statement.late_fee
        kind = RepaymentKind.SCHEDULED
        return Step(due, self.debt.id, amount, kind, interest=interest, penalty=penalty)

    def _early(self, one: tuple[date, Money]) -> Step:
        on, amount = one
        return Step(on, self.debt.id, amount, RepaymentKind.PREPAY, "shorter")


def _bill_of(state: CardState, due: date) -> Bill | None:
    """The bill to pay on a day: the one due then, or an older one that is late."""
    due_by_then = [
        bill
        for bill in state.bills
        if bill.left > ZERO and (bill.due is None or bill.due <= due)
    ]
    return due_by_then[0] if due_by_then else None
