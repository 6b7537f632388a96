"""Carries prepayments out day by day on the exact courses, never past what is spare."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from datetime import date
from enum import Enum
from fractions import Fraction

import numpy as np

from planner.errors import RefusedError
from planner.lean import dataclass
from planner.money import ZERO, Money, total
from planner.plan.card_course import CardCourse
from planner.plan.course import LoanCourse
from planner.plan.plan import Mode, Plan, Step, cost_of
from planner.plan.purse import Fen, Purse

Course = LoanCourse | CardCourse
_ROUNDS = 8
# What a prepayment may lack of the smallest and is raised by.
_NEARLY = Money(10)
_MUCH = Fraction(1, 5)
Order = Callable[["Carry", date], Sequence[str]]


class Style(Enum):
    """What prepayments do to the loans they go to.

    MIXED shortens those whose contract asks a fee for paying early: what the old
    instalment pays on is free of it.
    """

    SHORTER = "shorter"
    LOWER = "lower"
    MIXED = "mixed"


@dataclass(slots=True)
class Carry:
    """The courses as far as they are decided, and the cash that they leave.

    Attributes:
        least: no prepayment is smaller, except one that pays all.
        is_blind: whether only the time to the next income is looked at, as the familiar
            rules do; else all that is still to come.
        must_save: whether a prepayment that saves nothing is left out.
        path: cash at the end of each day.
    """

    purse: Purse
    courses: dict[str, Course]
    least: Money
    is_blind: bool = False
    must_save: bool = False
    style: Style = Style.SHORTER
    path: Fen = field(init=False)

    def __post_init__(self) -> None:
        self.path = self.purse.path(self.steps())

    def steps(self) -> tuple[Step, ...]:
        """All payments, by day."""
        made = [step for course in self.courses.values() for step in course.steps]
        return tuple(sorted(made, key=lambda step: (step.on, step.loan)))

    def holds(self, until: date | None) -> bool:
        """Whether all is paid by a day, if one is given, and the reserve is kept."""
        steps = self.steps()
        in_time = until is None or not steps or steps[-1].on <= until
        return in_time and int(self.path.min()) >= self.purse.reserve.minor

    def spare(self, on: date) -> Money:
        """What can be paid early on a day."""
        until = None
        if self.is_blind:
            later = (day for day in self.purse.income_days if day > on)
            until = next(later, None)
        return self.purse.spare(self.path, on, until)

    def pay(self, debt: str, on: date, most: Money) -> bool:
        """Pay a debt early with at most ``most``; whether anything was paid."""
        course = self.courses[debt]
        after: Course | None
        if isinstance(course, CardCourse):
            after = self._card(course, on, most)
        else:
            after = self._loan(course, on, most)
        if after is None or (self.must_save and after.paid >= course.paid):
            return False
        if not self.is_blind and self.lack(course, after, on)[0] > 0:
            return False
        self.take(course, after)
        return True

    def pay_all(self, debt: str, on: date) -> None:
        """Pay a debt down with all that is spare.

        A prepayment that lowers the dues before the next income makes more spare, so it
        is paid in rounds that soon come to nothing.
        """
        for _ in range(_ROUNDS):
            spare = self.spare(on)
            if spare <= ZERO or not self.pay(debt, on, spare):
                break
            if self.style is Style.SHORTER:
                break
        course = self.courses[debt]
        if isinstance(course, LoanCourse) and not self.is_blind and course.allows(on):
            self._stretch(course, on)

    def _stretch(self, course: LoanCourse, on: date) -> None:
        """Pay more than is spare where that eases the very day that lacks it.

        So a loan that ends with all its principal is paid off from cash that the end
        would take anyway.
        """
        here = self._place(on)
        low = here + int(self.path[here:].argmin())
        later = [step for step in course.steps if step.on > on]
        eased = total(s.amount - s.interest for s in later if self._place(s.on) <= low)
        left = course.left(on)
        if eased.minor < left.minor * _MUCH or not later:
            return
        until = self._place(later[0].on)
        most = Money(int(self.path[here:until].min())) - self.purse.reserve
        floor = min(int(self.path[low]), self.purse.reserve.minor)
        for _ in range(_ROUNDS):
            after = self._loan(course, on, most)
            if after is None or (self.must_save and after.paid >= course.paid):
                return
            short = floor - int(self._path_with(course, after)[here:].min())
            if short <= 0:
                self.take(course, after)
                return
            most -= Money(short)

    def _loan(self, course: LoanCourse, on: date, most: Money) -> LoanCourse | None:
        if most <= ZERO or not course.allows(on):
            return None
        left = course.left(on)
        if left <= most:
            ended = course.settled(on)
            due = sum(s.amount.minor for s in course.steps if s.on == on)
            paid = sum(s.amount.minor for s in ended.steps if s.on == on)
            if paid - due <= most.minor:
                return ended
        principal = min(course.principal_of(most), left - Money(1))
        same = [one.mode for one in course.prepays if one.on == on]
        mode = same[0] if same else self._mode(course)
        return self.prepaid(course, on, principal, mode)

    def prepaid(
        self, course: LoanCourse, on: date, principal: Money, mode: Mode
    ) -> LoanCourse | None:
        """The course with a prepayment; None where it is too small or cannot be."""
        amount = course.price(principal + course.prepaid_on(on))
        if principal <= ZERO or amount < self.least:
            return None
        return _possible(course.prepaid(on, principal, mode)) or _possible(
            course.prepaid(on, principal, "shorter")
        )

    def raised(self, course: LoanCourse, on: date, principal: Money) -> Money:
        """The principal; a few fen more where the smallest prepayment lacks no more."""
        before = course.prepaid_on(on)
        least = course.principal_of(self.least)
        if course.price(least) < self.least:
            least += Money(1)
        lacks = least - before - principal
        return principal + lacks if ZERO < lacks <= _NEARLY else principal

    def _mode(self, course: LoanCourse) -> Mode:
        if self.style is Style.MIXED:
            return "shorter" if course.has_fee else "lower"
        return "lower" if self.style is Style.LOWER else "shorter"

    def _card(self, course: CardCourse, on: date, most: Money) -> CardCourse | None:
        amount = min(most, course.left(on))
        if amount <= ZERO or (amount < self.least and amount < course.left(on)):
            return None
        return course.with_extra(on, amount)

    def take(self, before: Course, after: Course) -> None:
        """Let a debt run another course."""
        self.path = self._path_with(before, after)
        self.courses[before.debt.id] = after

    def lack(self, before: Course, after: Course, on: date) -> tuple[int, int]:
        """Fen that another course lacks on its worst day, and that it takes by then.

        Nothing is lacking where no day from ``on`` gets worse than it was.
        """
        here = self._place(on)
        path = self._path_with(before, after)[here:]
        worst = int(path.argmin())
        floor = min(self.purse.reserve.minor, int(self.path[here:].min()))
        return floor - int(path[worst]), int(self.path[here + worst] - path[worst])

    def _path_with(self, before: Course, after: Course) -> Fen:
        """Cash by day if a debt runs another course."""
        moved = np.zeros(len(self.path), dtype=np.int64)
        for step in before.steps:
            moved[self._place(step.on)] += step.amount.minor
        for step in after.steps:
            moved[self._place(step.on)] -= step.amount.minor
        path: Fen = self.path + np.cumsum(moved)
        return path

    def _place(self, on: date) -> int:
        return (on - self.purse.on).days


def _possible(course: LoanCourse) -> LoanCourse | None:
    """The course, unless the contract cannot follow it.

    An instalment found anew may be less than the interest that ran before the
    prepayment, or a later prepayment more than is then left; the schedule refuses both.
    """
    try:
        return course if course.steps else None
    except RefusedError:
        return None


def pour(
    carry: Carry,
    days: Iterable[date],
    order: Order,
    is_late: Callable[[], bool] = bool,
) -> None:
    """On each day pay what is spare to the debts in their order, until it is late."""
    for on in days:
        if is_late():
            return
        for debt in order(carry, on):
            carry.pay_all(debt, on)


def plan_of(carry: Carry) -> Plan:
    """The plan that the courses are, with its cost beyond what was owed."""
    steps = carry.steps()
    owed = total(course.debt.outstanding for course in carry.courses.values())
    last = steps[-1].on if steps else carry.purse.on
    return Plan(steps, cost_of(steps, owed), last, carry.purse.lowest(carry.path))
