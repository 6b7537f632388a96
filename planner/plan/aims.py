"""What a repayment plan can be for beside the least cost, and how each is measured.

Each aim is a linear objective over the same program; among the plans that follow it to
the fen the best by the aim's own exact measure is kept, of equal ones the cheapest.

Axes: J columns, T low days, M months.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.records import RepaymentKind
from planner.money import ZERO, Money, total
from planner.phrases import Phrase
from planner.plan.columns import yuan
from planner.plan.encode import Encoded
from planner.plan.plan import Step
from planner.plan.problem import LoanView, Problem
from planner.plan.purse import Purse
from planner.plan.solve import Floats, Program

# How much of the cost still counts beside another aim: it decides between equals.
_COST = 1e-4


class Aim(Enum):
    """What a plan is for."""

    COST = "cost"
    SOONEST = "soonest"
    BURDEN = "burden"
    SMOOTH = "smooth"
    LENDERS = "lenders"
    LIMITS = "limits"


AIMS: Mapping[Aim, Phrase] = MappingProxyType(
    {
        Aim.COST: Phrase("Least cost"),
        Aim.SOONEST: Phrase("Free of debt soonest"),
        Aim.BURDEN: Phrase("Lowest monthly burden"),
        Aim.SMOOTH: Phrase("Smoothest cash"),
        Aim.LENDERS: Phrase("Fewest open lenders"),
        Aim.LIMITS: Phrase("Least risk to limits"),
    }
)

Weights = Mapping[str, float]


def aimed(encoded: Encoded, problem: Problem, aim: Aim, weights: Weights) -> Encoded:
    """The program with another objective; its cost counts a little still."""
    program = encoded.program
    match aim:
        case Aim.BURDEN:
            made = _burden(encoded, problem)
        case Aim.SMOOTH:
            made = _smooth(encoded)
        case Aim.LENDERS | Aim.LIMITS:
            told = weights if aim is Aim.LIMITS else None
            made = _open(encoded, problem, told)
        case _:
            made = program
    return replace(encoded, program=made)


def goal(aim: Aim, encoded: Encoded, values: Floats) -> float | None:
    """What the program reaches by an aim, in fen; None where it tells it roughly only.

    Args:
        aim: whose own variables come last.
        encoded: the program as the aim has it.
        values: its solution: (V,).
    """
    if aim is not Aim.SMOOTH:
        return None
    count = max(len(encoded.lows) - 1, 0)
    return float(values[len(values) - count :].sum()) * 100


@dataclass(frozen=True, slots=True)
class Course:
    """Payments as they would be made, beside the cash that they are made from.

    Attributes:
        owed: what was outstanding on the day of the plan, by debt.
    """

    purse: Purse
    owed: Mapping[str, Money]
    steps: tuple[Step, ...]

    def measure(self, aim: Aim, weights: Weights) -> int:
        """How the payments do by an aim, the less the better.

        COST in fen; SOONEST in days until free; BURDEN the dearest month's dues in fen;
        SMOOTH the sum of cash's ups and downs in fen; LENDERS in months of open loans,
        by loan; LIMITS the same weighted by what is owed and by the risk to its line.
        """
        match aim:
            case Aim.SOONEST:
                return (self.free_on - self.purse.on).days
            case Aim.BURDEN:
                return self.burden.minor
            case Aim.SMOOTH:
                return self.ups_and_downs.minor
            case Aim.LENDERS:
                return self.months_open
            case Aim.LIMITS:
                return round(sum(self._at_risk(name, weights) for name in self.owed))
            case _:
                return total(step.amount for step in self.steps).minor

    @property
    def free_on(self) -> date:
        """The day of the last payment; that of the plan where nothing is owed."""
        return max((step.on for step in self.steps), default=self.purse.on)

    @property
    def burden(self) -> Money:
        """The dues of the month that asks for most, what is paid early left out."""
        months: dict[tuple[int, int], int] = {}
        start = (self.purse.on.year, self.purse.on.month)
        for step in self.steps:
            key = (step.on.year, step.on.month)
            if step.kind is RepaymentKind.SCHEDULED and key != start:
                months[key] = months.get(key, 0) + step.amount.minor
        return Money(max(months.values(), default=0))

    @property
    def ups_and_downs(self) -> Money:
        """By how much cash moves from each low day to the next, in all."""
        path = self.purse.path(self.steps)
        lows = [cash.minor for _, cash in self.purse.low_days(path)]
        return Money(sum(abs(late - early) for early, late in pairwise(lows)))

    @property
    def months_open(self) -> int:
        """Months begun until the last payment to each lender, together."""
        ends = {step.loan: step.on for step in sorted(self.steps, key=_day)}
        return sum(_months(self.purse.on, last) for last in ends.values())

    def _at_risk(self, name: str, weights: Weights) -> float:
        """Yuan owed at each month's end, weighted."""
        weight = weights.get(name, 0.0)
        if not weight:
            return 0.0
        mine = sorted((step for step in self.steps if step.loan == name), key=_day)
        months = _months(self.purse.on, mine[-1].on) if mine else 0
        owed = 0.0
        for n in range(1, months + 1):
            end = month_step(self.purse.on, n)
            paid = total(_principal(step) for step in mine if step.on <= end)
            owed += yuan(max(self.owed[name] - paid, ZERO))
        return weight * owed


def _day(step: Step) -> date:
    return step.on


def _principal(step: Step) -> Money:
    return step.amount - step.interest - step.fee - step.penalty


def _months(since: date, until: date) -> int:
    return (until.year - since.year) * 12 + until.month - since.month + 1


def _with_cost(program: Program, objective: Floats) -> Program:
    scale = max(float(np.abs(program.cost).max(initial=0.0)), 1.0)
    return replace(program, cost=objective + _COST / scale * program.cost)


def _open(encoded: Encoded, problem: Problem, weights: Weights | None) -> Program:
    """Each month that a part of a loan is left counts, by the loan or by weight."""
    objective = np.zeros(len(encoded.program.cost))
    loans = {loan.id: loan for loan in problem.loans}
    for j, column in enumerate(encoded.columns):
        loan = loans.get(column.id)
        if loan is None:
            continue
        months = _months(column.on, loan.rows[-1].due) - 1
        part = 1.0 / len(loan.chances) if column.is_end else column.share
        if weights is not None:
            part *= weights.get(loan.id, 0.0) * _owed(loan) / 2
        objective[j] = -part * months
    return _with_cost(encoded.program, objective)


def _owed(loan: LoanView) -> float:
    return sum(yuan(row.principal) for row in loan.rows)


def _burden(encoded: Encoded, problem: Problem) -> Program:
    """One more variable, at least the dues of every month: it is made least."""
    dues: dict[tuple[int, int], float] = {}
    eased: dict[tuple[int, int], dict[int, float]] = {}
    for loan in problem.loans:
        for row in loan.rows:
            key = (row.due.year, row.due.month)
            amount = yuan(row.principal + row.interest + row.fee)
            dues[key] = dues.get(key, 0.0) + amount
    for j, column in enumerate(encoded.columns):
        for day, amount in column.eased:
            key = (day.year, day.month)
            if not (column.is_end and day == column.on):
                mine = eased.setdefault(key, {})
                mine[j] = mine.get(j, 0.0) + amount
    width = len(encoded.program.cost)
    rows, upper = [], []
    for key, amount in sorted(dues.items()):
        if key == (problem.on.year, problem.on.month):
            continue
        mine = eased.get(key, {})
        places = np.array([*mine, width], dtype=np.int32)
        values = np.array([*(-x for x in mine.values()), -1.0])
        rows.append((places, values))
        upper.append(-amount)
    return _widened(encoded.program, 1, rows, upper)


def _smooth(encoded: Encoded) -> Program:
    """For each low day after the first a variable, at least cash's step to it."""
    program = encoded.program
    count, width = len(encoded.lows), len(program.cost)
    rows, upper = [], []
    for n in range(1, count):
        dense = np.zeros(width)
        for place, sign in ((n, 1.0), (n - 1, -1.0)):
            used, values = program.rows[place]
            dense[used] += sign * values
        step = program.row_upper[n] - program.row_upper[n - 1]
        used = np.flatnonzero(dense).astype(np.int32)
        here = np.array([width + n - 1], dtype=np.int32)
        for sign in (1.0, -1.0):
            values = np.concatenate((-sign * dense[used], [-1.0]))
            rows.append((np.concatenate((used, here)), values))
            upper.append(-sign * float(step))
    return _widened(program, max(count - 1, 0), rows, upper)


def _widened(
    program: Program,
    more: int,
    rows: list[tuple[NDArray[np.int32], Floats]],
    upper: list[float],
) -> Program:
    """The program with more variables, whose sum is the objective, and rows on them."""
    made = _with_cost(program, np.zeros(len(program.cost)))
    return replace(
        made,
        cost=np.concatenate((made.cost, np.ones(more))),
        lower=np.concatenate((made.lower, np.zeros(more))),
        upper=np.concatenate((made.upper, np.full(more, np.inf))),
        whole=np.concatenate((made.whole, np.zeros(more, dtype=bool))),
        rows=(*made.rows, *rows),
        row_lower=np.concatenate((made.row_lower, np.full(len(rows), -np.inf))),
        row_upper=np.concatenate((made.row_upper, upper)),
    )
