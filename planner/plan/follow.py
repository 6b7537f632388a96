"""Follows what the solver would do on exact courses: so its optimum is a plan.

The solver's answer is continuous and leaves the interest that runs on a prepaid loan
to its next due day; here each aim is reached to the fen, or as near as cash allows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import islice

from planner.model.terms import Method
from planner.money import ZERO, Money, Rounding
from planner.plan.carry import Carry, Course
from planner.plan.course import LoanCourse
from planner.plan.decode import Target

# What is left open of a loan whose running interest the cash cannot pay yet.
REMAINDER = Money(1_00)
_ROUNDS = 6
_WORTH = 10


Missed = dict[date, int]


def follow(
    carry: Carry,
    targets: Iterable[Target],
    days: Sequence[date],
    *,
    waits: bool,
    is_late: Callable[[], bool],
    is_bold: bool = False,
) -> Missed:
    """Bring each loan down to its targets, day by day, as far as cash allows.

    What cash does not allow yet is tried again on the next day with money.

    Args:
        carry: what is decided so far; changed.
        targets: what the solver would do.
        days: on which there is more money than before.
        waits: whether a loan that is to be gone between due days keeps a yuan open, so
            that the interest that has run is asked for on its due day only.
        is_late: asked before each step whether to stop.
        is_bold: whether every aim is reached whatever cash says, as a later aim may
            bring what an earlier one lacks; then ``short`` tells what is lacking.

    Returns:
        Fen that were lacking by day, when an aim was tried for the first time.
    """
    contracts = dict(carry.courses)
    waiting = [(_turn(target, contracts), target, True) for target in targets]
    heapify(waiting)
    missed: Missed = {}
    while waiting and not is_late():
        _, target, is_first = heappop(waiting)
        course, contract = carry.courses[target.id], contracts[target.id]
        if not isinstance(course, LoanCourse) or not isinstance(contract, LoanCourse):
            continue
        if not course.allows(target.on):
            continue
        due = _kept_until(course, target) if waits else None
        aim = target if due is None else replace(target, left=REMAINDER, mode="lower")
        lack = reach(carry, course, aim, is_bold=is_bold)
        if is_first and lack:
            missed[target.on] = missed.get(target.on, 0) + lack
        left = _left(carry, target)
        if left <= target.left:
            continue
        is_kept = due is not None and left <= REMAINDER
        again = _again(contract, target, due if is_kept else None, days)
        others = (one.on for _, one, _ in waiting if one.id == target.id)
        if again and again.on < min(others, default=date.max):
            heappush(waiting, (_turn(again, contracts), again, is_kept))
    return missed


def _turn(target: Target, contracts: Mapping[str, Course]) -> tuple[date, int]:
    """When an aim has its turn: what is all or nothing before what may be a part."""
    contract = contracts[target.id]
    is_flat = (
        isinstance(contract, LoanCourse) and contract.debt.terms.method is Method.FLAT
    )
    return target.on, 0 if is_flat else 1 if not target.left else 2


def _left(carry: Carry, target: Target) -> Money:
    """What is left at the end of the target's day; nothing once it is settled."""
    now = carry.courses[target.id]
    return now.left(target.on) if _is_open(now, target.on) else ZERO


def _is_open(course: Course, on: date) -> bool:
    return isinstance(course, LoanCourse) and course.allows(on)


def _again(
    contract: LoanCourse, target: Target, due: date | None, days: Sequence[date]
) -> Target | None:
    """The same aim on the next day: as large a part of the contract."""
    dues = (row.due for row in contract.walk.rows if row.due > target.on)
    later = [*(day for day in days if day > target.on), *islice(dues, 1)]
    on = due or min(later, default=None)
    if on is None or on >= contract.walk.rows[-1].due:
        return None
    whole = contract.left(target.on).minor
    left = contract.left(on).minor * target.left.minor // max(whole, 1)
    return replace(target, on=on, left=Money(left))


def _kept_until(course: LoanCourse, target: Target) -> date | None:
    """Until when a yuan is better kept open; None where all may be paid at once."""
    due = _next_due(course, target.on)
    if target.left or due is None or not _eases(course, target.on):
        return None
    return due


def _eases(course: LoanCourse, on: date) -> bool:
    """Whether the interest that has run is worth an open yuan and a period's fee."""
    if course.debt.terms.method is Method.FLAT:
        return False
    fee = next((row.fee for row in course.walk.rows if row.due > on), ZERO)
    return not fee or course.settlement(on).interest.minor > _WORTH * fee.minor


def _next_due(course: LoanCourse, on: date) -> date | None:
    """The due day of the interest that has run by ``on``; None on a due day."""
    if any(row.due == on for row in course.walk.rows):
        return None
    return next((row.due for row in course.walk.rows if row.due > on), None)


def short(carry: Carry) -> Missed:
    """Fen below the reserve on each low day on which cash falls below it."""
    lows = carry.purse.low_days(carry.path)
    return {on: -spare.minor for on, spare in lows if spare < ZERO}


def reach(
    carry: Carry, course: LoanCourse, aim: Target, *, is_bold: bool = False
) -> int:
    """Prepay a loan down to what an aim leaves, or as near to it as cash allows.

    Args:
        carry: what is decided so far; changed.
        course: of the loan.
        aim: what is to be left of it.
        is_bold: whether cash is not asked.

    Returns:
        Fen that are lacking for the whole aim.
    """
    lacking = 0
    if not aim.left:
        ended = course.settled(aim.on)
        lacking = 0 if is_bold else max(carry.lack(course, ended, aim.on)[0], 0)
        if not lacking:
            carry.take(course, ended)
            return 0
        if course.debt.terms.method is Method.FLAT:
            return lacking
    most = course.left(aim.on) - max(aim.left, Money(1))
    most = carry.raised(course, aim.on, most)
    for _ in range(_ROUNDS):  # pragma: no branch  # a net: it ends by itself
        after = carry.prepaid(course, aim.on, most, aim.mode)
        if after is None:
            break
        lack, moved = (0, 0) if is_bold else carry.lack(course, after, aim.on)
        if lack <= 0:
            carry.take(course, after)
            break
        lacking = lacking or lack
        most -= most.times(Fraction(lack, moved), Rounding.UP)
    return lacking
