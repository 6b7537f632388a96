"""How an issuer bills a card, in records; each issuer does it another way."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Literal

from planner.calendar import days_later, month_step
from planner.lean import dataclass
from planner.model.records import MinimumRule
from planner.money import ZERO, Money, Rounding

NO_FEE = MinimumRule(Decimal(0))


class CardKind(Enum):
    """A movement on a card; a bill instalment falls due in full with its statement.

    What is put into instalments (``CONVERT``) leaves the bill as if it were paid.
    """

    SPEND = "spend"
    CASH = "cash"
    PAY = "pay"
    INSTALMENT = "instalment"
    REFUND = "refund"
    FEE = "fee"
    CONVERT = "convert"

    # Asked for each movement; the enum's own one is Python and four times slower.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class CardMove:
    """An amount above zero on its posting day."""

    on: date
    amount: Money
    kind: CardKind


@dataclass(frozen=True, slots=True)
class LimitStep:
    """The limit from a day on."""

    from_: date
    limit: Money


@dataclass(frozen=True, slots=True)
class CardRules:
    """How an issuer charges.

    Attributes:
        daily_rate: interest a day, a plain ratio.
        minimum: least to pay: its ratio of purchases and cash, and all of the rest:
            interest, fees, instalments, arrears, and what is above the limit.
        late_fee: of the part of the minimum that was not paid in time (违约金).
        pay_day_counts: whether what is paid bears interest on the day of payment.
        statement_day_counts: whether a statement's interest runs through its own day;
            if not, that day's interest stands on the next one.
        full_amount: whether a bill not paid in full bears interest on all of it from
            the posting (全额计息), as cards do; if not, only what is left bears it from
            the day after the due day, as pay-later lines such as 花呗 do.
        unpaid_since: without ``full_amount``, from when what is left bears interest.
        cash_fee: of a cash advance, on its day.
        grace_days: days after the due day on which a payment still counts (容时).
        tolerance: a bill of which no more is left counts as paid in full (容差).
        limits: by day; none where no limit is known.
        due_in_days: from a statement to its due day; None: it is due on ``due_day``.
        bills_own_day: whether what is spent on the statement day stands on that day's
            bill; if not, on the next one.
    """

    statement_day: int
    due_day: int
    daily_rate: Fraction
    minimum: MinimumRule
    late_fee: MinimumRule = NO_FEE
    pay_day_counts: bool = False
    statement_day_counts: bool = True
    full_amount: bool = True
    unpaid_since: Literal["due", "posting"] = "due"
    cash_fee: MinimumRule = NO_FEE
    grace_days: int = 0
    tolerance: Money = ZERO
    limits: tuple[LimitStep, ...] = ()
    bills_own_day: bool = True
    due_in_days: int | None = None

    def due_of(self, statement: date) -> date:
        """The due day of a bill."""
        if self.due_in_days is not None:
            return days_later(statement, self.due_in_days)
        return due_after(statement, self.due_day)

    def limit_on(self, day: date) -> Money | None:
        """The limit of a day; None where none is known."""
        begun = [step.limit for step in self.limits if step.from_ <= day]
        return begun[-1] if begun else None


@dataclass(frozen=True, slots=True)
class InterestLine:
    """Interest on one amount from ``since`` through ``until``, both days counted."""

    amount: Money
    since: date
    until: date
    days: int
    interest: Money


@dataclass(frozen=True, slots=True)
class Statement:
    """A bill.

    Attributes:
        balance: owed at the end of the statement day, this bill's interest and fee in
            it; below zero where too much was paid.
        minimum: the least to pay by ``due``.
        lines: what ``interest`` is made of.
        over_limit: what of ``minimum`` is asked for because it is above the limit.
    """

    on: date
    due: date
    balance: Money
    minimum: Money
    interest: Money
    late_fee: Money
    lines: tuple[InterestLine, ...]
    over_limit: Money = ZERO


def statement_days(day: int, since: date, until: date) -> Iterator[date]:
    """The statement days from ``since`` through ``until``; a 31st returns."""
    months = 0
    while True:
        on = month_step(since.replace(day=1), months, day)
        if on > until:
            return
        if on >= since:
            yield on
        months += 1


def due_after(statement: date, day: int) -> date:
    """The first day ``day`` of a month after the statement."""
    same = month_step(statement, 0, day)
    return same if same > statement else month_step(statement, 1, day)


def part_of(rule: MinimumRule, amount: Money) -> int:
    """A ratio of an amount, its floor at least, in fen; nothing without a rule."""
    if not (rule.ratio or rule.floor):
        return 0
    return max(amount.times(rule.ratio, Rounding.HALF_UP), rule.floor).minor


@dataclass(frozen=True, slots=True)
class FreePeriod:
    """How long a purchase bears no interest if its bill is paid in full (免息期).

    Attributes:
        statement: the day of the bill that it stands on.
        days: from its posting to ``due``.
    """

    on: date
    amount: Money
    statement: date
    due: date
    days: int


def free_periods(
    rules: CardRules, moves: Iterable[CardMove], until: date
) -> tuple[FreePeriod, ...]:
    """Of each purchase by ``until``; cash has none."""
    found = []
    for move in moves:
        if move.kind is CardKind.SPEND and move.on <= until:
            own = 0 if rules.bills_own_day else 1
            first = days_later(move.on, own)
            bill = next(
                statement_days(rules.statement_day, first, days_later(first, 62))
            )
            due = rules.due_of(bill)
            days = (due - move.on).days
            found.append(FreePeriod(move.on, move.amount, bill, due, days))
    return tuple(found)
