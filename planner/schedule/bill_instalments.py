"""A bill put into instalments (账单分期): what leaves it, and what comes back."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Literal

from planner.calendar import month_step
from planner.lean import dataclass
from planner.money import Money, Rounding
from planner.schedule.card_rules import CardKind, CardMove, statement_days

YUAN = Money(100)


@dataclass(frozen=True, slots=True)
class BillPlan:
    """What is put into instalments, and how it comes back.

    Attributes:
        on: the day on which it leaves the bill.
        ratio: the fee of a period, of the whole amount.
        fee_on: with each period, or all of it with the first.
        unit: each principal but the last is rounded down to it; banks use the yuan.
    """

    on: date
    amount: Money
    periods: int
    ratio: Decimal = Decimal(0)
    fee_on: Literal["period", "first"] = "period"
    unit: Money = YUAN


def bill_moves(plan: BillPlan, statement_day: int) -> Iterator[CardMove]:
    """The conversion, then an instalment and its fee on each later statement day.

    The last principal takes what rounding left, and so does the last fee; neither is
    ever below zero.
    """
    yield CardMove(plan.on, plan.amount, CardKind.CONVERT)
    fees = list(_fees(plan))
    parts = list(_parts(plan))
    tomorrow = plan.on + timedelta(days=1)
    end = month_step(tomorrow, plan.periods + 1)
    days = islice(statement_days(statement_day, tomorrow, end), plan.periods)
    for day, part, fee in zip(days, parts, fees, strict=True):
        if part:
            yield CardMove(day, part, CardKind.INSTALMENT)
        if fee:
            yield CardMove(day, fee, CardKind.FEE)


def _parts(plan: BillPlan) -> Iterator[Money]:
    exact = Fraction(plan.amount.minor, plan.periods) / plan.unit.minor
    each = Money(int(exact) * plan.unit.minor)
    for _ in range(plan.periods - 1):
        yield each
    yield plan.amount - Money(each.minor * (plan.periods - 1))


def _fees(plan: BillPlan) -> Iterator[Money]:
    each = plan.amount.times(plan.ratio, Rounding.HALF_UP)
    whole = plan.amount.times(plan.ratio * plan.periods, Rounding.HALF_UP)
    if plan.fee_on == "first":
        yield whole
        yield from [Money(0)] * (plan.periods - 1)
        return
    left = whole
    for _ in range(plan.periods - 1):
        fee = min(each, left)  # of a few fen, halves rounded up pass the whole
        yield fee
        left -= fee
    yield left
