"""What each aim would come to, and at what price; what more money, or a day, asks for.

For the window and for scripts: every figure is one of a plan that was replayed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from datetime import date
from functools import cached_property, partial

import numpy as np

from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.plan.aims import Aim, Course, Weights
from planner.plan.encode import encode
from planner.plan.enough import suffices
from planner.plan.plan import Found, Infeasible, Plan, Stopped
from planner.plan.progress import Tell, part_of
from planner.plan.repay import SECONDS, plan
from planner.plan.situation import Situation
from planner.plan.solve import Best, Program, solve
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine

# Amounts a month are asked for in whole steps of ten yuan.
_STEP = Money(10_00)
_TRIES = 8
# So that the days on which more money would come are among the days of the program.
_TRACE = Money(1)


@dataclass(frozen=True, slots=True)
class AimRow:
    """A plan for an aim, and what it costs beside the cheapest.

    Attributes:
        price: what it costs more than the plan of the least cost.
        burden: the dues of its dearest month, what is paid early left out.
        months_open: months begun until the last payment to each lender, together.
        ups_and_downs: by how much cash moves from low day to low day, in all.
    """

    aim: Aim
    plan: Plan
    price: Money
    burden: Money
    months_open: int
    ups_and_downs: Money


@dataclass(frozen=True, slots=True)
class Needed:
    """What must be there each month beside what the book expects.

    Attributes:
        extra: nothing where the book's own money suffices.
        found: the plan that it makes possible.
    """

    until: date
    extra: Money
    found: Found


@dataclass(frozen=True)
class Asked:
    """A book and what its plans may count on, asked more than one question.

    Attributes:
        weights: for the aim LIMITS, how much each loan's line is at risk.
        cancelled: asked now and then whether to stop, as ``planner.plan.repay`` has it.
        tell: told now and then how far the question is, all its plans together.
        seconds: after which each plan is the best found so far.
    """

    book: Book
    on: date
    usual: UsualByLine = field(default_factory=lambda: NOTHING_USUAL)
    named: Callable[[str], str] = str
    weights: Weights | None = None
    cancelled: Callable[[], bool] | None = None
    tell: Tell | None = None
    seconds: float | None = None

    def plan(
        self,
        until: date | None = None,
        extra: Money = ZERO,
        aim: Aim = Aim.COST,
        tell: Tell | None = None,
    ) -> Found | Infeasible | Stopped:
        """One plan; what was found once is not looked for again."""
        key = until, extra, aim
        if key in self._known:
            return self._known[key]
        found = self._plan(until, extra, aim, tell)
        if isinstance(found, Found):
            self._known[key] = found
        return found

    @cached_property
    def _known(self) -> dict[tuple[date | None, Money, Aim], Found]:
        return {}

    def _plan(
        self, until: date | None, extra: Money, aim: Aim, tell: Tell | None
    ) -> Found | Infeasible | Stopped:
        return plan(
            self.book,
            self.on,
            until,
            extra,
            aim=aim,
            weights=self.weights or {},
            usual=self.usual,
            named=self.named,
            cancelled=self.cancelled,
            tell=tell or self.tell,
            seconds=self.seconds or SECONDS,
        )

    def aims(
        self,
        aims: Iterable[Aim] = tuple(Aim),
        until: date | None = None,
        extra: Money = ZERO,
    ) -> tuple[AimRow, ...]:
        """The plans of several aims beside the cheapest, which comes first.

        Empty where no plan holds.
        """
        others = [aim for aim in aims if aim is not Aim.COST]
        count = len(others) + 1
        cheapest = self.plan(until, extra, tell=part_of(self.tell, 0, count))
        if not isinstance(cheapest, Found):
            return ()
        here = Situation(self.book, self.on, until, extra, self.usual)
        row = partial(self._row, here)
        rows = [row(Aim.COST, cheapest, cheapest)]
        for n, aim in enumerate(others, 1):
            found = self.plan(until, extra, aim, part_of(self.tell, n, count))
            if isinstance(found, Found):
                rows.append(row(aim, found, cheapest))
        return tuple(rows)

    def needed(self, until: date) -> Needed | None:
        """The least a month by which all is repaid in time; None where none does."""
        found = self.plan(until)
        if isinstance(found, Found):
            return Needed(until, ZERO, found)
        here = Situation(self.book, self.on, until, _TRACE, self.usual)
        least = _least_extra(here)
        if least is None:
            return None
        for amount in _rising(self._enough(here, least)):
            found = self.plan(until, amount)
            if isinstance(found, Found):
                return self._nearer(least - _STEP, Needed(until, amount, found))
        return None

    def _enough(self, here: Situation, least: Money) -> Money:
        """The least whole step that is told fast to be enough; else the least at all.

        The whole search may still find that less is enough.
        """
        below, enough = least - _STEP, None
        for amount in _rising(least):
            if self._suffices(here, amount):
                enough = amount
                break
            below = amount
        while enough is not None and enough - below > _STEP:
            amount = _between(below, enough)
            if self._suffices(here, amount):
                enough = amount
            else:
                below = amount
        return least if enough is None else enough

    def _suffices(self, here: Situation, extra: Money) -> bool:
        return suffices(replace(here, extra=extra), self.cancelled or bool)

    def _nearer(self, below: Money, enough: Needed) -> Needed:
        """The least whole step that is enough, above one that is too little."""
        while enough.extra - below > _STEP:
            amount = _between(below, enough.extra)
            found = self.plan(enough.until, amount)
            if isinstance(found, Found):
                enough = Needed(enough.until, amount, found)
            else:
                below = amount
        return enough

    def _row(self, here: Situation, aim: Aim, found: Found, cheapest: Found) -> AimRow:
        made = Course(here.purse, here.each_owed, found.plan.steps)
        price = found.plan.cost.total - cheapest.plan.cost.total
        return AimRow(
            aim, found.plan, price, made.burden, made.months_open, made.ups_and_downs
        )


def _least_extra(here: Situation) -> Money | None:
    """What the linear program would need a month, in whole steps.

    Args:
        here: with a trace of more money, so that cash is asked for before each.
    """
    problem = here.problem()
    program = encode(problem).program
    months = np.array(
        [
            (low.year - here.on.year) * 12
            + low.month
            - here.on.month
            + (low.day >= here.on.day)
            for low, _ in problem.spare
        ],
        dtype=float,
    )
    width = len(program.cost)
    place = np.array([width], dtype=np.int32)
    rows = [
        (
            np.concatenate((used, place)),
            np.concatenate((values, [-months[n]])),
        )
        if n < len(months)
        else (used, values)
        for n, (used, values) in enumerate(program.rows)
    ]
    answer = solve(
        Program(
            np.concatenate((np.zeros(width), [1.0])),
            np.concatenate((program.lower, [0.0])),
            np.concatenate((program.upper, [np.inf])),
            np.zeros(width + 1, dtype=bool),
            tuple(rows),
            program.row_lower,
            program.row_upper,
        )
    )
    if not isinstance(answer, Best):
        return None
    return Money(-(-round(answer.objective * 100) // _STEP.minor) * _STEP.minor)


def _between(below: Money, enough: Money) -> Money:
    """The whole step in the middle."""
    steps = (enough - below).minor // _STEP.minor // 2
    return below + Money(steps * _STEP.minor)


def _rising(least: Money) -> Iterator[Money]:
    """Whole steps upwards, each twice as far as the one before."""
    more = 0
    for n in range(_TRIES):
        yield least + Money(more)
        more = _STEP.minor * 2**n
