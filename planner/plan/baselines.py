"""The familiar rules, followed to the fen: what a plan must beat to be worth its name.

The rules keep the reserve and what is due before the next income, as a careful person
would; they look no further, so a lean month can break them. Then they are followed all
the same, and the misses say how often the money was not there.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from planner.money import ZERO, Money
from planner.plan.card_course import CardCourse
from planner.plan.carry import Carry, Course, Order, plan_of, pour
from planner.plan.plan import Baseline, Rule
from planner.plan.purse import Purse
from planner.schedule.cost import Flow, xirr


def baselines(
    purse: Purse,
    courses: Mapping[str, Course],
    least: Money,
    rates: Mapping[str, Decimal],
    own: Sequence[str] = (),
) -> Iterator[Baseline]:
    """Minimum only, avalanche, snowball, and the user's own order where one is told.

    Args:
        purse: cash beside the debts.
        courses: as the contracts run, of cards the minimum only.
        least: no prepayment is smaller.
        rates: what each debt costs a year.
        own: the user's own order; debts that it leaves out come last, the dearest
            first.
    """
    yield _baseline(Rule.MINIMUM, Carry(purse, dict(courses), least))
    orders = [
        (Rule.AVALANCHE, dearest_first(rates)),
        (Rule.SNOWBALL, smallest_first),
    ]
    if own:
        orders.append((Rule.OWN, own_first(own, rates)))
    for rule, order in orders:
        carry = Carry(purse, dict(courses), least, is_blind=True)
        pour(carry, purse.income_days, order)
        yield _baseline(rule, carry)


def smallest_first(carry: Carry, on: date) -> tuple[str, ...]:
    """The snowball: what is soonest gone comes first."""
    left = {name: course.left(on) for name, course in carry.courses.items()}
    alive = (name for name, amount in left.items() if amount > ZERO)
    return tuple(sorted(alive, key=lambda name: (left[name], name)))


def dearest_first(rates: Mapping[str, Decimal]) -> Order:
    """The avalanche: what costs most a year comes first."""
    ranked = tuple(sorted(rates, key=lambda name: (-rates[name], name)))
    return lambda _carry, _on: ranked


def own_first(own: Sequence[str], rates: Mapping[str, Decimal]) -> Order:
    """The user's own order, then what costs most a year."""
    others = sorted(set(rates).difference(own), key=lambda name: (-rates[name], name))
    ranked = (*(name for name in own if name in rates), *others)
    return lambda _carry, _on: ranked


def annual(course: Course) -> Decimal:
    """What a debt costs a year from now on, as its remaining payments tell.

    Where they do not tell exactly one rate, it counts as nothing.
    """
    if isinstance(course, CardCourse):
        return course.debt.annual
    flows = [Flow(course.debt.on, course.debt.outstanding)]
    flows += [Flow(step.on, -step.amount) for step in course.steps]
    rates = xirr(flows)
    return rates[0] if len(rates) == 1 else Decimal(0)


def _baseline(rule: Rule, carry: Carry) -> Baseline:
    made = plan_of(carry)
    return Baseline(rule, made, carry.purse.misses(made.steps))
