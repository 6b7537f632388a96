"""An answer becomes a record that promises what it promised."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.app.kept_plans import adopted, kept, kept_mix
from planner.model.terms import Method
from planner.money import ZERO, Money
from planner.plan.pieces import FoundMix, Piece, Shortfall, Sold
from planner.plan.plan import Found
from planner.plan.repay import plan
from tests.helpers import make, owing
from tests.helpers.owing import ON


def test_a_plan_keeps_its_steps_cost_and_day() -> None:
    answer = plan(owing.book(make.loan(), owing.salary(), cash="1000.00"), ON)
    assert isinstance(answer, Found)

    saved = kept(answer.plan, "Out", ON)

    assert (saved.total, saved.free_on) == (
        answer.plan.cost.total,
        answer.plan.free_on,
    )
    assert [step.amount for step in saved.steps] == [
        step.amount for step in answer.plan.steps
    ]
    assert adopted(saved, ON).adopted_on == ON
    assert adopted(adopted(saved, ON), None) == saved


def test_a_mix_keeps_when_to_apply_and_when_to_draw() -> None:
    by, ask = date(2026, 9, 1), date(2026, 8, 20)
    own = Piece("jb", "jiebei", Money(1_00), by, Method.LEVEL, 3, None, ())
    new = Piece(None, "bank", Money(2_00), by, Method.LEVEL, 3, None, (), ask)
    sold = Sold(
        "inv",
        "factoring",
        "F",
        "Debtor",
        Money(3_00),
        by,
        Money(1),
        ZERO,
        recourse=False,
    )
    sale = replace(new, sale=sold, channel="factoring")
    found = FoundMix(
        mix=(own, new, sale),
        standby=(),
        own_cash=ZERO,
        cost=Money(5),
        annual=None,
        shortfall=Shortfall(0.0, ZERO),
        frontier=(),
        largest_share=Decimal(1),
        lenders=2,
        refused=(),
    )

    saved = kept_mix(found, "Mix", ON)

    assert [(step.on, step.loan, step.kind) for step in saved.steps] == [
        (ask, "bank", "apply"),
        (ask, "inv", "apply"),
        (by, "bank", "draw"),
        (by, "inv", "sell"),
        (by, "jb", "draw"),
    ]
