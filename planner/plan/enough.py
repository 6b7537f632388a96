"""Whether all can be repaid by a day at all, told fast; so an amount is found soon.

A plan that is found here holds to the fen, but need not be the cheapest. What is not
found here may still be found by the whole search.
"""

from collections.abc import Callable, Iterator
from datetime import date

from planner.plan.baselines import dearest_first, smallest_first
from planner.plan.carry import Carry, Style, pour
from planner.plan.decode import Target, decode
from planner.plan.encode import encode
from planner.plan.follow import follow
from planner.plan.situation import Situation
from planner.plan.solve import Best, solve


def suffices(here: Situation, cancelled: Callable[[], bool] = bool) -> bool:
    """Whether a plan was found that repays all by the wished day, with the reserve.

    Args:
        here: with the day by which all is to be repaid.
        cancelled: asked now and then whether nobody waits any more.
    """
    until = here.until or here.horizon
    return any(carry.holds(until) for carry in _tries(here, until, cancelled))


def _tries(
    here: Situation, until: date, cancelled: Callable[[], bool]
) -> Iterator[Carry]:
    """The dearest first, from bills in full and from minimums, then as solved."""
    days = [day for day in here.days if day <= until]
    starts = (here.in_full, here.at_least) if here.has_cards else (here.in_full,)
    targets: tuple[Target, ...] | None = None
    for style in (Style.SHORTER, None, Style.LOWER):
        if style is None and targets is None:
            targets = _solved(here)
        for courses in starts:
            if cancelled():
                return
            carry = here.carry(courses)
            carry.must_save = False
            if style is None:
                follow(carry, targets or (), days, waits=False, is_late=cancelled)
            else:
                carry.style = style
            pour(carry, days, dearest_first(here.rates), cancelled)
            pour(carry, [until], smallest_first)
            yield carry


def _solved(here: Situation) -> tuple[Target, ...]:
    """What the linear program would do."""
    problem = here.problem()
    encoded = encode(problem)
    answer = solve(encoded.program.loose)
    if not isinstance(answer, Best):
        return ()
    return tuple(decode(encoded, problem, answer.values))
