"""Minimum, plan and actual are three lines, each read off the ledger."""

from dataclasses import replace
from datetime import date

from planner.app.kept_plans import kept
from planner.app.queries_followed import MOST_POINTS, followed
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import ZERO, Money
from planner.plan.plan import Found
from planner.plan.repay import plan
from tests.helpers import make, owing
from tests.helpers.owing import ON


def test_the_plan_is_below_the_minimum_and_ends_at_nothing() -> None:
    book = owing.book(make.loan(), owing.salary(), cash="3000.00")
    answer = plan(book, ON)
    assert isinstance(answer, Found)
    saved = kept(answer.plan, "Out", ON)
    first = saved.steps[0]
    paid = make.repayment("loan", first.on, str(first.amount), kind="prepay", id="x")

    told = followed(book.with_(paid), saved, ON)

    start, end = told.points[0], told.points[-1]
    assert start.plan < start.minimum
    assert start.actual == start.plan
    assert (end.minimum, end.plan, end.actual) == (ZERO, ZERO, None)
    assert all(point.plan <= point.minimum for point in told.points)
    assert told.steps[0].missing == ZERO


def test_cards_and_loans_drawn_later_are_told_apart() -> None:
    bought = make.move("card", "2026-06-02", "300.00", id="bought")
    first = date(2026, 8, 1)
    later = make.loan("new", "500.00", drawn_on=date(2026, 7, 1), first_due=first)
    book = owing.book(owing.card(), bought, owing.salary(), cash="900.00")
    answer = plan(book, ON)
    assert isinstance(answer, Found)
    saved = kept(answer.plan, "Card", ON)

    told = followed(book.with_(later), saved, date(2026, 7, 20))

    assert told.points[-1].plan == ZERO
    assert len(told.points) <= MOST_POINTS + 3
    assert any("borrowed since" in str(one) for one in told.changed)


def test_a_plan_whose_loan_is_gone_still_has_its_lines() -> None:
    gone = PlannedStep(ON, "gone", Money(1_00), "prepay")
    book = owing.book(make.loan())

    assert followed(book, SavedPlan("r", ON, "repay", (gone,), ZERO), ON).points


def test_a_mix_is_followed_until_its_last_draw() -> None:
    ahead = date(2026, 7, 1)
    steps = (
        PlannedStep(ON, "bank", Money(300_00), "draw"),
        PlannedStep(ahead, "other", Money(200_00), "draw"),
        PlannedStep(ahead, "inv", Money(900_00), "sell"),
    )
    mix = SavedPlan("m", ON, "finance", steps, ZERO)
    drawn = make.loan(
        "new", "250.00", drawn_on=ON, first_due=date(2026, 8, 1), channel="bank"
    )
    book = owing.book(make.loan(), drawn, make.receivable("inv"), paid=True)

    told = followed(book, mix, date(2026, 6, 25))

    start, middle, end = told.points
    assert start.plan == start.minimum + Money(300_00)
    assert start.actual == start.minimum + Money(250_00)
    assert middle.on == date(2026, 6, 25)
    assert end.plan == end.minimum + Money(500_00)
    assert end.actual is None
    late = followed(book, mix, date(2026, 7, 20))
    said = [str(one) for one in late.changed]
    assert any("from “Debtor” did not come by 2026-07-01" in one for one in said)
    came = replace(book.receivables["inv"], collected_on=ahead)
    done = followed(book.with_(came), mix, date(2026, 7, 20))
    assert done.steps[-1].missing == ZERO
