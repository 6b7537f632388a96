"""What the contracts must stand: income late or lost, money dearer; calm is no test."""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import numpy as np

from planner.calendar import days_later, month_step
from planner.lean import dataclass
from planner.model.records import MoveKind
from planner.model.terms import RateChange, Terms
from planner.money import ZERO, Money, Rounding
from planner.plan.mend import Mend, mend
from planner.plan.plan import Step
from planner.plan.purse import Fen, Purse
from planner.plan.situation import Situation
from planner.rates import Period

POINT = Decimal("0.01")
_LATELY, _MONTH_DAYS, _SHORTEST_MONTH = 90, 30, 28
_PER_YEAR = {Period.YEAR: 1, Period.MONTH: 12, Period.DAY: 360}


class Shock(Enum):
    """What goes wrong."""

    LATE = "income-late"
    LOST = "income-lost"
    DEARER = "dearer"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Stress:
    """What a shock does to the contracts as they run, each bill at its minimum.

    Attributes:
        broken: the dues of days on which cash ends below the reserve, by day.
        missing: the most that is missing on any day; so much more at hand mends all.
        since: the first day on which something is missing; None where nothing is.
        ask_first: whose due is to be put off first; None where no due breaks.
        mend: the least that mends it: whom to ask, for how much, until when.
        line: the line that is frozen; None for another shock.
        months: for how long income is late or lost.
    """

    shock: Shock
    broken: tuple[Step, ...]
    missing: Money
    since: date | None
    ask_first: str | None
    line: str | None = None
    months: int = 1
    mend: Mend = field(default_factory=Mend)


def stresses(situation: Situation, months: int = 1) -> tuple[Stress, ...]:
    """Income so many months late, as many lost, dearer money, each line frozen.

    A line that is frozen pays for no more purchases: what was bought on it of late must
    come from cash.
    """
    return tuple(_stresses(situation, months))


def dearer(terms: Terms, on: date) -> Terms:
    """The terms with one point more a year from the day after ``on``."""
    rate = terms.rates[-1].rate if terms.rates else terms.rate
    value = rate.value + POINT / _PER_YEAR[rate.per]
    last = max([on, *(change.from_ for change in terms.rates)])
    change = RateChange(days_later(last, 1), value, rate.per)
    return replace(terms, rates=(*terms.rates, change))


def _stresses(situation: Situation, months: int) -> Iterator[Stress]:
    purse, on = situation.purse, situation.on
    days = (month_step(on, months) - on).days
    late, lost = np.zeros_like(purse.income), purse.income.copy()
    late[days:] = purse.income[: len(late) - days]
    lost[: days + 1] = 0
    steps = _steps(situation)
    for shock, income in ((Shock.LATE, late), (Shock.LOST, lost)):
        made = _stress(shock, replace(purse, income=income), steps)
        yield replace(made, months=months)
    loans = situation.book.loans.values()
    risen = (replace(loan, terms=dearer(loan.terms, on)) for loan in loans)
    after = replace(situation, book=situation.book.with_(*risen))
    yield _stress(Shock.DEARER, after.purse, _steps(after))
    for line, spent in _spending(situation).items():
        outgo = purse.outgo.copy()
        for month in range(1, len(outgo) // _SHORTEST_MONTH + 1):
            place = (month_step(on, month) - on).days
            if place < len(outgo):
                outgo[place] += spent.minor
        made = _stress(Shock.FROZEN, replace(purse, outgo=outgo), steps)
        yield replace(made, line=line)


def _spending(situation: Situation) -> dict[str, Money]:
    """What was bought a month on each line of late; lines of no use are left out."""
    sums: dict[str, Money] = {}
    for move in situation.book.moves.values():
        age = (situation.on - move.on).days
        if move.kind is MoveKind.SPEND and 0 <= age < _LATELY:
            sums[move.line] = sums.get(move.line, ZERO) + move.amount
    third = Fraction(_MONTH_DAYS, _LATELY)
    return {line: one.times(third, Rounding.HALF_UP) for line, one in sums.items()}


def _steps(situation: Situation) -> tuple[Step, ...]:
    made = [step for course in situation.at_least.values() for step in course.steps]
    return tuple(sorted(made, key=lambda step: (step.on, step.loan)))


def _stress(shock: Shock, purse: Purse, steps: tuple[Step, ...]) -> Stress:
    short: Fen = purse.reserve.minor - purse.path(steps)
    broken = tuple(step for step in steps if short[(step.on - purse.on).days] > 0)
    mended = mend(purse, steps)
    asked = max(broken, key=lambda step: step.amount, default=None)
    first = asked.loan if asked else None
    places = np.flatnonzero(short > 0)
    return Stress(
        shock,
        broken,
        max(Money(int(short.max())), ZERO),
        days_later(purse.on, int(places[0])) if len(places) else None,
        mended.asks[0].loan if mended.asks else first,
        mend=mended,
    )
