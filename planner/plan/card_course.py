"""How one card or pay-later bill goes on, given how it is paid; no new purchases."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from planner.calendar import days_later, month_step
from planner.lean import dataclass
from planner.model.records import Line, Move, RepaymentKind
from planner.money import ZERO, Money, total
from planner.plan.plan import Step
from planner.rates import Period
from planner.schedule.card import CardUsual, card_account, card_state
from planner.schedule.card_rules import CardKind, CardMove, Statement, statement_days
from planner.schedule.revolving import Account

# Bills of which only the minimum is paid would outlive everybody: a bill as small as
# this is paid at once, and after ten years of statements any.
SMALL_BILL = Money(10_00)
STATEMENTS = 120
_PER_YEAR = {Period.DAY: 365, Period.MONTH: 12, Period.YEAR: 1}


@dataclass(frozen=True)
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

    @cached_property
    def account(self) -> Account | None:
        """The account at the end of the day; None where its bills have no day."""
        return card_account(self.line, self.moves, self.on, self.usual)

    @cached_property
    def due_on(self) -> date:
        """When all falls due where no statement tells it; a month on at the latest."""
        state = card_state(self.line, self.moves, self.on, self.usual)
        return state.next_due or month_step(self.on, 1)


@dataclass(frozen=True)
class CardCourse:
    """A bill's payments from the day of the plan on.

    Attributes:
        extra: paid beside what is due, by day.
        in_full: whether each bill is paid in full on its due day, else its minimum.
        full_on: due days on which the bill is paid in full whatever ``in_full`` says.
        slips_on: the due day on which one fen is left open; None for none.
    """

    debt: CardDebt
    extra: tuple[tuple[date, Money], ...] = ()
    in_full: bool = True
    full_on: frozenset[date] = frozenset()
    slips_on: date | None = None

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All payments, by day."""
        if self.debt.account is None:
            return tuple(self._without_statements())
        return tuple(self._follow(deepcopy(self.debt.account)))

    @cached_property
    def paid(self) -> Money:
        """All that is paid from the day of the plan on."""
        return total(step.amount for step in self.steps)

    def left(self, on: date) -> Money:
        """What is owed at the end of a day, without interest that is not billed yet."""
        owed = self.debt.outstanding
        for step in self.steps:
            if step.on > on:
                break
            owed += step.interest + step.penalty - step.amount
        return max(owed, ZERO)

    def price(self, amount: Money) -> Money:
        """What it takes to pay that much early: no more."""
        return max(amount, ZERO)

    def slip(self, on: date) -> Money:
        """What it costs that the bill of a day is not paid to the last fen."""
        return max(replace(self, slips_on=on).paid - self.paid, ZERO)

    def with_extra(self, on: date, amount: Money) -> "CardCourse":
        """The course with one more payment; two of one day are one."""
        days = dict(self.extra)
        days[on] = days.get(on, ZERO) + amount
        return replace(self, extra=tuple(sorted(days.items())))

    def _follow(self, account: Account) -> Iterator[Step]:
        """Bill by bill: the payments until the due day, then the next statement."""
        waiting = list(self.extra)
        last = account.statements[-1] if account.statements else None
        if last is not None:
            yield from self._bill(account, last, waiting, is_last=False)
        days = statement_days(
            account.rules.statement_day, days_later(self.debt.on, 1), date.max
        )
        is_open, made = True, 0
        while is_open:
            day, made = next(days), made + 1
            yield from self._early(account, waiting, day)
            bill = account.close(day)
            yield from self._bill(account, bill, waiting, is_last=made >= STATEMENTS)
            is_open = bill.balance > ZERO or bool(waiting)

    def _bill(
        self,
        account: Account,
        bill: Statement,
        waiting: list[tuple[date, Money]],
        *,
        is_last: bool,
    ) -> Iterator[Step]:
        on = max(bill.due, self.debt.on)
        if bill.due < self.debt.on and account.paid_since >= bill.minimum:
            return  # its day has passed with the minimum paid: the next has the rest
        yield from self._early(account, waiting, days_later(on, -1))
        left = bill.balance - account.paid_since
        in_full = self.in_full or on in self.full_on or is_last or left <= SMALL_BILL
        amount = left if in_full else bill.minimum - account.paid_since
        if on == self.slips_on:
            amount -= Money(1)
        if amount > ZERO:
            account.take(CardMove(on, amount, CardKind.PAY))
        is_new = bill.on > self.debt.on
        if amount > ZERO:
            yield Step(
                on,
                self.debt.id,
                amount,
                RepaymentKind.SCHEDULED,
                interest=bill.interest if is_new else ZERO,
                penalty=bill.late_fee if is_new else ZERO,
            )

    def _early(
        self, account: Account, waiting: list[tuple[date, Money]], until: date
    ) -> Iterator[Step]:
        """Payments beside the bills, as far as anything is owed."""
        while waiting and waiting[0][0] <= until:
            on, wanted = waiting.pop(0)
            amount = min(wanted, account.balance)
            if amount > ZERO:
                account.take(CardMove(on, amount, CardKind.PAY))
                yield self._prepay(on, amount)

    def _without_statements(self) -> Iterator[Step]:
        """All that is owed on its one day, less what is paid before."""
        left = self.debt.outstanding
        for on, wanted in self.extra:
            amount = min(wanted, left)
            if on < self.debt.due_on and amount > ZERO:
                left -= amount
                yield self._prepay(on, amount)
        if left > ZERO:
            kind = RepaymentKind.SCHEDULED
            yield Step(self.debt.due_on, self.debt.id, left, kind)

    def _prepay(self, on: date, amount: Money) -> Step:
        return Step(on, self.debt.id, amount, RepaymentKind.PREPAY, "shorter")
