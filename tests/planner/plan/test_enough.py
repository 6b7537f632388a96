"""What is told fast to be enough is enough; too little is told by no quick look."""

from dataclasses import replace
from datetime import date

import pytest

from planner.money import Money
from planner.plan import enough
from planner.plan.compare import Asked
from planner.plan.enough import suffices
from planner.plan.plan import Found
from planner.plan.situation import Situation
from planner.plan.solve import Impossible
from tests.helpers import make, owing
from tests.helpers.owing import ON

BY = date(2026, 8, 1)
BOOK = owing.book(
    make.loan("a", "6000.00", rate=make.rate("0.20"), periods=18),
    make.loan("b", "2000.00", rate=make.rate("0.04"), periods=10),
    owing.card(),
    make.move("card", "2026-06-02", "500.00", id="buy"),
    owing.salary("1500.00"),
    cash="2000.00",
)


def test_what_suffices_makes_a_plan_and_a_step_less_makes_none() -> None:
    asked = Asked(BOOK, ON)
    needed = asked.needed(BY)
    assert needed is not None
    here = Situation(BOOK, ON, BY)

    assert suffices(replace(here, extra=needed.extra))
    assert not suffices(replace(here, extra=needed.extra - Money(10_00)))
    assert isinstance(asked.plan(BY, needed.extra), Found)


def test_without_a_wish_all_is_to_be_repaid_by_the_end_of_the_contracts() -> None:
    rich = Situation(owing.book(make.loan(), cash="20000.00"), ON)

    assert suffices(rich)
    assert not suffices(Situation(owing.book(make.loan(), cash="1.00"), ON))
    assert suffices(Situation(owing.book(), ON))


def test_nobody_waits_for_an_answer_that_is_not_wanted() -> None:
    rich = Situation(owing.book(make.loan(), cash="20000.00"), ON)

    assert not suffices(rich, lambda: True)


def test_what_the_solver_cannot_say_is_looked_for_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(enough, "solve", lambda _: Impossible())

    assert not suffices(Situation(owing.book(make.loan(), cash="1.00"), ON))
