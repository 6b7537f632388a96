"""An order or a plan names what is there, once, and moves an amount."""

from dataclasses import replace
from datetime import date

import pytest

from planner.app import commands as c
from planner.app.handlers import apply
from planner.errors import IdUnknownError, NotAllowedError
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import ZERO, Money
from tests.helpers import make

ON = date(2026, 11, 25)
BOOK = make.book(make.line(channel="jiebei"), make.loan(), make.receivable("inv"))


def plan(
    loan: str = "loan", kind: str = "repay", way: str = "prepay", amount: int = 100
) -> SavedPlan:
    steps = (PlannedStep(ON, loan, Money(amount), way),)
    return SavedPlan("Out", ON, kind, steps, ZERO, id="p")


def test_an_order_names_each_debt_once() -> None:
    after = apply(BOOK, c.Assume({"order": ("loan", "line")}))

    assert after.assumed.order == ("loan", "line")
    with pytest.raises(NotAllowedError, match=r"order\[1\]"):
        apply(BOOK, c.Assume({"order": ("loan", "loan")}))
    with pytest.raises(IdUnknownError):
        apply(BOOK, c.Assume({"order": ("x", "x")}))


@pytest.mark.parametrize(
    "sound",
    [
        plan(),
        plan("line"),
        plan("line", "finance", "draw"),
        plan("inv", "finance", "sell"),
        plan("jiebei", "finance", "apply"),
        plan("huabei", "finance", "draw"),
    ],
)
def test_a_plan_may_name_what_is_there(sound: SavedPlan) -> None:
    assert apply(BOOK, c.Declare(sound)).plans["p"].steps == sound.steps


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        (plan("nope"), "loan"),
        (plan("inv"), "loan"),
        (plan("nope", "finance", "draw"), "loan"),
        (plan("", "finance", "draw"), "loan"),
        (plan(amount=0), "amount"),
        (plan(amount=-1), "amount"),
    ],
)
def test_a_plan_that_names_nothing_or_moves_nothing_is_refused(
    odd: SavedPlan, field: str
) -> None:
    with pytest.raises(NotAllowedError, match=rf"steps\[0\]\.{field}"):
        apply(BOOK, c.Declare(odd))


def test_a_kept_plan_can_be_adopted_after_its_debt_was_dropped() -> None:
    after = apply(apply(BOOK, c.Declare(plan())), c.Drop("loan"))

    adopted = apply(after, c.Declare(replace(plan(), adopted_on=ON)))

    assert adopted.plans["p"].adopted_on == ON
    with pytest.raises(NotAllowedError):
        apply(after, c.Declare(plan(amount=200)))
