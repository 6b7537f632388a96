"""Ends small rests of loans; else a plan would pay pennies for months to gain a fen.

Interest on a few yuan rounds to nothing, so the cheapest plan by a fen may leave them
open for months. Such a rest is paid off with the prepayment that leaves it; where cash
lacks for that, another loan gets so much less on the same day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from planner.money import Money, total
from planner.plan.carry import Carry, Course
from planner.plan.course import LoanCourse

_SMALL = Money(1000)


def without_rests(carry: Carry) -> Carry | None:
    """The plan with small rests paid off; None where nothing is gained.

    A step that falls away may cost a fen.
    """
    best, found = carry, True
    while found:
        found = False
        for course, rest in _rests(best):
            better = _first_that_holds(best, course, rest)
            if better is not None:
                best, found = better, True
                break
    return None if best is carry else best


def _rests(carry: Carry) -> Iterator[tuple[LoanCourse, LoanCourse]]:
    """Each loan that a prepayment leaves a small rest of, and how it would end then."""
    for course in _loans(carry):
        small = [
            one.on
            for one in course.prepays
            if course.settle_on != one.on and course.left(one.on) <= _SMALL
        ]
        if small:
            yield course, course.settled(min(small))


def _loans(carry: Carry) -> list[LoanCourse]:
    return [one for one in carry.courses.values() if isinstance(one, LoanCourse)]


def _first_that_holds(
    carry: Carry, course: LoanCourse, ended: LoanCourse
) -> Carry | None:
    saved = len(course.steps) - len(ended.steps)
    floor = min(int(carry.path.min()), carry.purse.reserve.minor)
    for moved in _ways(carry, course, ended):
        now = total(one.paid for one in moved.values())
        before = total(carry.courses[name].paid for name in moved)
        after = replace(carry, courses={**carry.courses, **moved})
        if (now - before).minor <= saved and int(after.path.min()) >= floor:
            return after
    return None


def _ways(
    carry: Carry, course: LoanCourse, ended: LoanCourse
) -> Iterator[Mapping[str, Course]]:
    """The rest is paid from cash, or from what another loan gets that day."""
    name, end = course.debt.id, ended.steps[-1]
    yield {name: ended}
    more = end.amount - total(s.amount for s in course.steps if s.on == end.on)
    for other in _loans(carry):
        there = [one for one in other.prepays if one.on == end.on]
        if other is course or not there:
            continue
        kept = tuple(one for one in other.prepays if one.on != end.on)
        rest = replace(other, prepays=kept)
        less = carry.prepaid(rest, end.on, there[0].amount - more, there[0].mode)
        if less is not None:
            yield {name: ended, other.debt.id: less}
