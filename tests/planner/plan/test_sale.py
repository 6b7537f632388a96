"""A sale brings what is asked for with the least part of the receivable."""

from datetime import date
from decimal import Decimal

import pytest

from planner.money import ZERO, Money
from planner.plan.offers import Reliability
from planner.plan.pieces import Sold
from planner.plan.sale import Sale, brings
from planner.rates import Period, Rate
from planner.schedule.discount import Paper, discount

BY, DUE = date(2026, 7, 1), date(2026, 9, 29)
PAPER = Paper(Money(10000_00), BY, DUE, Rate(Decimal("0.08"), Period.YEAR))


def sale(paper: Paper = PAPER, *, recourse: bool | None = False) -> Sale:
    whole = discount(paper).proceeds
    sold = Sold("inv", "bank-bill", "B", "D", paper.face, DUE, ZERO, ZERO, recourse)
    sure = Reliability(1.0, whole, whole, whole)
    return Sale(
        paper, sold, "bank-bill-discount", "B", whole, sure, BY, BY, None, None, None
    )


def test_the_true_cost_of_a_bill_is_above_its_rate() -> None:
    made = sale().made(Money(9800_00), BY)

    # 90 days at 8 % take 2 % of the face: 200 of 10,000
    assert made.cost == Money(200_00)
    assert made.annual is not None
    assert made.annual > Decimal("0.0816")
    assert made.flows[0] == (0, 9800_00)
    assert sale().periods == 3
    assert sale().terms_from == "book"


@pytest.mark.parametrize("fen", [1, 99, 100_01, 4321_09, 9800_00])
def test_a_part_brings_what_is_asked_and_no_fen_more_is_given(fen: int) -> None:
    part = sale().part(Money(fen))

    assert brings(PAPER, part.face) >= Money(fen)
    assert brings(PAPER, part.face - Money(1)) < Money(fen)


def test_what_is_unknown_of_a_debtor_may_have_to_be_paid_back() -> None:
    assert sale().made(Money(100_00), BY).paid == ()
    unknown = sale(recourse=None)
    ((day, amount),) = unknown.made(Money(9800_00), BY).paid
    assert (day, amount) == (DUE, Money(10000_00))
    assert unknown.back() == Money(10000_00)
