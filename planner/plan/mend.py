"""The least that mends a shortage: whom to ask to wait, with how much, until when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

import numpy as np

from planner.calendar import days_later
from planner.model.records import RepaymentKind
from planner.money import ZERO, Money
from planner.plan.plan import Step
from planner.plan.purse import Fen, Purse

_MOST = 60  # requests, after which nobody would call it mended


class Ask(Enum):
    """What a lender is asked for."""

    EXTENSION = "extension"  # 延期还款: a due a little later
    RENEWAL = "renewal"  # 展期: the end of the loan later


@dataclass(frozen=True, slots=True)
class Postponement:
    """A due of which a part is paid later than the contract has it.

    Attributes:
        due: the day of the contract.
        amount: what is put off, of that due.
        until: the first day on which it can be paid.
    """

    loan: str
    due: date
    amount: Money
    until: date
    ask: Ask = Ask.EXTENSION

    @property
    def days(self) -> int:
        """By how many days it is put off."""
        return (self.until - self.due).days


@dataclass(frozen=True, slots=True)
class Mend:
    """What to ask for, by day, and what is missing all the same.

    Attributes:
        still: what no postponement brings; so much more at hand mends the rest.
    """

    asks: tuple[Postponement, ...] = ()
    still: Money = ZERO


def mend(purse: Purse, steps: tuple[Step, ...]) -> Mend:
    """As few requests as mend each shortage, each as small and as short as it can be.

    A due that covers a shortage alone is asked for before several; of those the one
    that waits for the fewest days. Where cash does not come back, nothing is put off:
    it would be missing later.

    Args:
        purse: cash beside the debts.
        steps: what falls due.
    """
    asks: dict[tuple[str, date, date], Postponement] = {}
    path = purse.path(steps)
    left = {n: step.amount for n, step in enumerate(steps)}
    ends = {step.loan: step for step in sorted(steps, key=lambda step: step.on)}
    for _ in range(_MOST):
        window = _window(purse, path)
        if window is None:
            break
        first, until = window
        missing = Money(purse.reserve.minor - int(path[first:until].min()))
        found = _asked(purse, steps, left, first, missing)
        if found is None:
            break
        amount = min(left[found], missing)
        left[found] -= amount
        step = steps[found]
        path[(step.on - purse.on).days : until] += amount.minor
        day = days_later(purse.on, until)
        key = step.loan, step.on, day
        more = asks[key].amount if key in asks else ZERO
        ask = Ask.RENEWAL if _is_end(step, ends) else Ask.EXTENSION
        asks[key] = Postponement(step.loan, step.on, amount + more, day, ask)
    still = max(purse.reserve.minor - int(path.min()), 0)
    made = sorted(_no_more(purse, path, asks), key=lambda one: (one.due, one.loan))
    return Mend(tuple(made), Money(still))


def _no_more(
    purse: Purse, path: Fen, asks: Mapping[tuple[str, date, date], Postponement]
) -> Iterator[Postponement]:
    """Each without what a later request made needless, the smallest looked at first."""
    for one in sorted(asks.values(), key=lambda one: (one.amount, one.due, one.loan)):
        days = slice((one.due - purse.on).days, (one.until - purse.on).days)
        spare = max(int(path[days].min()) - purse.reserve.minor, 0)
        idle = min(spare, one.amount.minor)
        path[days] -= idle
        if idle < one.amount.minor:
            yield replace(one, amount=one.amount - Money(idle))


def _window(purse: Purse, path: Fen) -> tuple[int, int] | None:
    """The first days that are short and end well; None where there are none."""
    short = path < purse.reserve.minor
    places = np.flatnonzero(short)
    if not len(places):
        return None
    first = int(places[0])
    well = np.flatnonzero(~short[first:])
    return (first, first + int(well[0])) if len(well) else None


def _asked(
    purse: Purse,
    steps: tuple[Step, ...],
    left: Mapping[int, Money],
    first: int,
    missing: Money,
) -> int | None:
    """The due that is best put off: one that is enough, else the largest."""
    able = [
        n
        for n, step in enumerate(steps)
        if left[n] > ZERO and (step.on - purse.on).days <= first
    ]
    if not able:
        return None
    enough = [n for n in able if left[n] >= missing]
    if enough:
        return max(enough, key=lambda n: (steps[n].on, -left[n].minor, -n))
    return max(able, key=lambda n: (left[n].minor, steps[n].on, -n))


def _is_end(step: Step, ends: Mapping[str, Step]) -> bool:
    """Whether a due ends its loan: to put it off is to end the loan later."""
    return ends[step.loan] is step and step.kind is RepaymentKind.SCHEDULED
