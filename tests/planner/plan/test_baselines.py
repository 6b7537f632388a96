"""The familiar rules do what their names say."""

from decimal import Decimal

from planner.plan.baselines import annual, baselines, dearest_first, smallest_first
from planner.plan.plan import Rule
from planner.plan.situation import Situation
from tests.helpers import make, owing
from tests.helpers.owing import ON

BOOK = owing.book(
    make.loan("small", "3000.00"),
    make.loan("dear", "8000.00", rate=make.rate("0.18")),
    owing.salary(),
    cash="1500.00",
)


def test_each_rule_pays_its_own_first() -> None:
    situation = Situation(BOOK, ON)
    made = baselines(
        situation.purse,
        situation.at_least,
        BOOK.assumed.prepay_minimum,
        situation.rates,
    )

    by_rule = {one.rule: one for one in made}

    first = {
        rule: next(s.loan for s in one.plan.steps if s.kind.value != "scheduled")
        for rule, one in by_rule.items()
        if rule is not Rule.MINIMUM
    }
    assert first == {Rule.AVALANCHE: "dear", Rule.SNOWBALL: "small"}
    costs = [by_rule[rule].plan.cost.total for rule in by_rule]
    assert costs[1] <= costs[2] <= costs[0]


def test_orders_leave_out_what_is_gone() -> None:
    situation = Situation(BOOK, ON)
    carry = situation.carry(situation.in_full)

    assert smallest_first(carry, ON) == ("small", "dear")
    assert smallest_first(carry, situation.horizon) == ()
    order = dearest_first({"a": Decimal(1), "b": Decimal(2), "c": Decimal(2)})
    assert order(carry, ON) == ("b", "c", "a")


def test_what_is_due_wholly_today_has_no_rate() -> None:
    book = owing.book(make.loan(periods=3), paid=False)

    (course,) = Situation(book, ON).in_full.values()

    assert annual(course) == 0
