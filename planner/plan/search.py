"""Plans that hold, by several ways of choosing; the search for the best of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass
from planner.money import Money
from planner.plan.aims import Aim, Course, Weights, goal
from planner.plan.baselines import dearest_first, smallest_first
from planner.plan.carry import Carry, Order, Style, plan_of, pour
from planner.plan.course import LoanCourse
from planner.plan.decode import card_wishes, decode
from planner.plan.encode import Encoded
from planner.plan.follow import Missed, follow, short
from planner.plan.plan import Plan
from planner.plan.progress import Way
from planner.plan.prove import Proof
from planner.plan.refine import refined, steadied
from planner.plan.rests import without_rests
from planner.plan.situation import Situation
from planner.plan.solve import Best, Floats, Halted, Impossible

IsLate = Callable[[], bool]
Bools = NDArray[np.bool_]

_ROUNDS = 3
# How often the program is looked at, each time told more.
_LOOKS = 3
# A plan as near the bound as this part of its cost ends the search at once.
NEAR = 1e-4
# As near as this it ends the search before the slow and careful ways are begun.
_TRIFLE = 10_000  # of the cost: what fewer steps may cost in all
_FAIR = 9e-4
# Shares of the way: how long following a solution is, and where the rules are.
_FOLLOWING = 0.15
_RULED = (0.9, 0.95)


class _Way(NamedTuple):
    """How what the solver would do is followed; see ``follow``."""

    waits: bool
    is_bold: bool


_WAYS = tuple(_Way(waits, bold) for bold in (True, False) for waits in (True, False))


@dataclass(frozen=True, slots=True)
class Made:
    """A plan that holds, and how it does by the aim; the less the better."""

    plan: Plan
    measure: int

    @property
    def rank(self) -> tuple[int, Money, int]:
        """By the aim, then the cost, then the steps."""
        return self.measure, self.plan.cost.total, len(self.plan.steps)


@dataclass(slots=True)
class Search:
    """One search, and when it must end.

    Attributes:
        least: what the cheapest plan so far costs.
        nearest: how the best plan so far does by the aim.
        way: told how far the search is.
    """

    situation: Situation
    is_late: IsLate
    seconds_left: Callable[[], float]
    cancelled: Callable[[], bool]
    aim: Aim = Aim.COST
    weights: Weights = field(default_factory=dict)
    least: Money | None = None
    nearest: int | None = None
    way: Way = field(default_factory=Way)
    proof: Proof = field(init=False)

    def __post_init__(self) -> None:
        here = self.situation
        self.proof = Proof(
            here.problem(),
            here.cost(),
            self.seconds_left,
            self.cancelled,
            self.aim,
            self.weights,
            self.way,
        )

    def plans(self) -> Iterator[Made]:
        """Plans that hold, until one is so near the bound that looking on is idle."""
        for _ in range(_LOOKS):
            is_more = False
            for encoded, values in self.proof.solutions():
                for one in self._followed(encoded, values):
                    yield one
                    if self._gap() <= NEAR:
                        return
                if min(self._gap(), self._aim_gap(encoded, values)) <= _FAIR:
                    return
                is_more = self._needs_more(encoded, values) or is_more
            if not is_more:
                break
        if self.is_possible:
            self.way.stage(*_RULED)
            yield from self._ruled()

    @property
    def bound(self) -> Money | None:
        """Proven so far; only choices can raise it."""
        return self.proof.bound

    @property
    def is_possible(self) -> bool:
        """Whether any plan can hold, as far as the solver knows."""
        return self.proof.is_possible

    def _needs_more(self, encoded: Encoded, values: Floats) -> bool:
        """Whether a second look at the program, told more, could narrow the gap."""
        if self.aim is not Aim.COST or self.bound is None or self.least is None:
            return False
        return self.proof.sharpen(encoded, values, self.least - self.bound)

    def _gap(self) -> float:
        """The part of its cost by which the best may be too dear; 1 for other aims."""
        is_cost = self.aim is Aim.COST or (
            self.aim is Aim.SOONEST and self.situation.until is not None
        )
        if not is_cost or self.bound is None or self.least is None:
            return 1.0
        cost = self.least.minor
        return (cost - self.bound.minor) / max(cost, 1)

    def _aim_gap(self, encoded: Encoded, values: Floats) -> float:
        """The part by which the best does worse than the program; 1 if not told."""
        wished = goal(self.aim, encoded, values)
        if wished is None or self.nearest is None:
            return 1.0
        return (self.nearest - wished) / max(wished, 1.0)

    def _followed(self, encoded: Encoded, values: Floats) -> Iterator[Made]:
        """What the solver would do, corrected by what exact courses teach."""
        begins = self.way.ends
        self.way.stage(begins, begins + _FOLLOWING)
        for n, way in enumerate(_WAYS):
            self.way.within(n / len(_WAYS))
            if not way.is_bold and self._gap() <= _FAIR:
                return
            yield from self._taught(encoded, values, way)
        if self._gap() > _FAIR and encoded.falls:
            steady = steadied(encoded, values)
            solved = self.proof.solve(steady.program)
            if not isinstance(solved, Impossible) and solved.values is not None:
                yield from self._taught(steady, solved.values, _WAYS[0])

    def _taught(self, encoded: Encoded, values: Floats, way: _Way) -> Iterator[Made]:
        """Plans as the solver is told better from round to round where cash lacked."""
        problem = self.proof.problem
        for _ in range(_ROUNDS):
            targets = decode(encoded, problem, values)
            missed: Missed = {}
            for carry in self._wished(encoded, values):
                carry.must_save = False
                missed = follow(
                    carry,
                    targets,
                    self.situation.days,
                    waits=way.waits,
                    is_late=self.is_late,
                    is_bold=way.is_bold,
                )
                if way.is_bold:
                    missed = short(carry)
                if not (way.is_bold and missed):
                    yield from self._filled(carry)
            if not missed or self.is_late():
                break
            encoded = refined(encoded, values, missed)
            again = self.proof.solve(encoded.program)
            if isinstance(again, Impossible) or again.values is None:
                break
            if self._is_idle(encoded, again):
                break
            values = again.values

    def _is_idle(self, encoded: Encoded, solved: Best | Halted) -> bool:
        """Whether what is left to follow costs as much as a plan that is known."""
        if self.aim is not Aim.COST or self.least is None:
            return False
        return self.proof.cost(encoded, solved.bound) * 100 >= self.least.minor

    def _wished(self, encoded: Encoded, values: Floats) -> Iterator[Carry]:
        """A fresh start with each card as the solver would pay it, and in full."""
        here = self.situation
        if here.has_cards:
            wished = card_wishes(encoded, self.proof.problem, values, here.in_full)
            yield here.carry(wished)
        yield here.carry(here.in_full)
        if here.has_cards and self._gap() > _FAIR:
            yield here.carry(here.at_least)

    def _starts(self) -> Iterator[Carry]:
        here = self.situation
        yield here.carry(here.in_full)
        if here.has_cards:
            yield here.carry(here.at_least)

    def _filled(self, carry: Carry) -> Iterator[Made]:
        """What is spare still goes to the dearest, where the aim is the cost."""
        if self.aim in (Aim.COST, Aim.SOONEST):
            carry.must_save = True
            dearest = dearest_first(self.situation.rates)
            pour(carry, self.situation.days, dearest, self.is_late)
        yield from self._held(carry)

    def _ruled(self) -> Iterator[Made]:
        """The familiar orders, carried out with care."""
        here = self.situation
        dearest = dearest_first(here.rates)
        ways: list[tuple[Order, Style]] = [
            (_nothing, Style.SHORTER),
            *((dearest, style) for style in Style),
            *((smallest_first, style) for style in (Style.SHORTER, Style.LOWER)),
        ]
        for order, style in ways:
            for carry in self._starts():
                if self.is_late():
                    return
                carry.style = style
                pour(carry, here.days, order, self.is_late)
                yield from self._held(carry)

    def _held(self, carry: Carry) -> Iterator[Made]:
        """The plan, with all repaid by the day that is wished for, if it holds."""
        here = self.situation
        if self.aim is Aim.COST:
            self._fewer_steps(carry)
        until = here.until
        if until is not None and until < here.horizon:
            carry.must_save = False
            pour(carry, [until], smallest_first)
        if carry.holds(until):
            yield self.measured(plan_of(carry))
            yield from self._without_rests(carry)

    def _without_rests(self, carry: Carry) -> Iterator[Made]:
        easier = without_rests(carry) if self.aim is Aim.COST else None
        if easier is not None:
            yield self.measured(plan_of(easier))

    def _fewer_steps(self, carry: Carry) -> None:
        """Settle what saves nothing where that costs nothing either: fewer steps."""
        for course in tuple(carry.courses.values()):
            if not isinstance(course, LoanCourse) or not course.bears_all:
                continue
            for on in self.situation.days:
                at_hand = carry.path[(on - carry.purse.on).days]
                if not course.allows(on) or course.left(on).minor > at_hand:
                    continue
                ended = course.settled(on)
                is_shorter = len(ended.steps) < len(course.steps)
                is_held = carry.lack(course, ended, on)[0] <= 0
                if is_shorter and is_held and ended.paid <= course.paid:
                    carry.take(course, ended)
                    break

    def measured(self, plan: Plan) -> Made:
        """The plan with how it does by the aim."""
        here = self.situation
        cost = plan.cost.total
        self.least = cost if self.least is None else min(cost, self.least)
        course = Course(here.purse, here.each_owed, plan.steps)
        made = Made(plan, course.measure(self.aim, self.weights))
        known = self.nearest
        self.nearest = made.measure if known is None else min(known, made.measure)
        return made


def _nothing(_carry: Carry, _on: object) -> Sequence[str]:
    return ()


def best_first(made: Iterable[Made]) -> list[Made]:
    """By the aim, then the cost, then the steps."""
    return sorted(made, key=lambda one: one.rank)


def easiest_first(made: Iterable[Made], most: Money | None) -> list[Made]:
    """By cost, where a step more counts as a fen; none beyond a trifle of the least.

    Args:
        made: plans that hold.
        most: what the answer must not cost more than; None: nothing.
    """
    ranked = best_first(made)
    if not ranked:
        return []
    least = ranked[0].plan.cost.total.minor
    limit = least + least // _TRIFLE
    if most is not None:
        limit = min(limit, max(most.minor, least))
    near = [one for one in ranked if one.plan.cost.total.minor <= limit]
    near.sort(key=lambda one: one.plan.cost.total.minor + len(one.plan.steps))
    return [*near, *(one for one in ranked if one.plan.cost.total.minor > limit)]
