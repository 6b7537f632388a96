"""An order is evidence where it pays while the need lasts; a sure one counts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.model.declared import Order
from planner.money import Money
from planner.plan.orders import evidence
from tests.helpers import lending, make, owing

ON = owing.ON
SURE = Order("Yonghe", Money(5000_00), date(2026, 9, 1), Decimal("0.95"), id="a")


def test_open_orders_of_the_time_are_told_the_soonest_first() -> None:
    hope = replace(SURE, id="b", certainty=Decimal("0.5"), pays_on=date(2026, 8, 1))
    closed = replace(SURE, id="c", closed_on=ON)
    late = replace(SURE, id="d", pays_on=date(2036, 9, 1))
    past = replace(SURE, id="e", pays_on=date(2026, 1, 1))
    book = make.book(SURE, hope, closed, late, past)

    first, second = evidence(book, ON, lending.need())

    assert (first.order, first.counts) == (hope, False)
    assert (second.order, second.counts) == (SURE, True)
    assert "not counted, as 50% certain" in str(first.told)
    assert "it is counted, as 95% certain" in str(second.told)
