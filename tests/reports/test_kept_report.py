"""A kept plan is printed with steps to tick off and its three lines."""

from dataclasses import replace
from datetime import date

from planner.model.declared import PlannedStep, SavedPlan
from planner.money import Money
from reports import document as d
from reports import kept_report
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON
PLAN = SavedPlan(
    name="Calm",
    made_on=date(2026, 11, 1),
    kind="repay",
    steps=(
        PlannedStep(date(2026, 11, 10), "bank-1", Money(87_564), "scheduled"),
        PlannedStep(date(2026, 12, 20), "bank-1", Money(100_000), "prepay"),
    ),
    total=Money(61_234),
    free_on=date(2028, 2, 10),
    id="plan-1",
)


def test_a_book_without_kept_plans_has_no_such_part() -> None:
    assert kept_report.kept(Facts(lives.person(), ON)) == ()


def test_steps_can_be_ticked_off_and_tell_their_state() -> None:
    (made,) = kept_report.kept(Facts(lives.person(PLAN), ON))
    (steps,) = [block for block in made.blocks if isinstance(block, d.Table)]

    assert made.title == "Kept plan: Calm"
    assert steps.rows == (
        ("□", "2026-11-10", "Kitchen", "as due", "875.64", "missed"),
        ("□", "2026-12-20", "Kitchen", "prepay", "1,000.00", "to come"),
    )
    assert any(isinstance(block, d.Points) for block in made.blocks)


def test_what_was_paid_is_ticked() -> None:
    paid = make.repayment("bank-1", "2026-11-10", "875.64")
    (made,) = kept_report.kept(Facts(lives.person(PLAN, paid), ON))
    (steps,) = [block for block in made.blocks if isinstance(block, d.Table)]

    assert (steps.rows[0][0], steps.rows[0][-1]) == ("✓", "done")


def test_three_lines_show_minimum_plan_and_actual() -> None:
    (made,) = kept_report.kept(Facts(lives.person(PLAN), ON))
    (curve,) = [block for block in made.blocks if isinstance(block, d.Curve)]

    assert [curve.label, *(one.label for one in curve.others)] == [
        *("Plan", "Minimum", "Actual")
    ]
    assert curve.others[1].places[-1][0] <= ON.toordinal()


def test_a_followed_plan_comes_first_and_one_of_a_single_day_has_no_course() -> None:
    draw = PlannedStep(date(2026, 11, 1), "jiebei", Money(10_000), "draw")
    mix = replace(
        PLAN, name="Mix", kind="finance", id="mix", adopted_on=ON, steps=(draw,)
    )
    first, second = kept_report.kept(Facts(lives.person(PLAN, mix), ON))

    assert (first.title, second.title) == ("Followed plan: Mix", "Kept plan: Calm")
    assert not any(isinstance(block, d.Curve) for block in first.blocks)


def test_a_plan_of_a_later_day_is_not_kept_yet() -> None:
    facts = Facts(lives.person(replace(PLAN, made_on=date(2026, 12, 1))), ON)

    assert kept_report.kept(facts) == ()


def test_a_report_of_another_kind_shows_the_next_steps_of_a_plan_only() -> None:
    paid = make.repayment("bank-1", "2026-11-10", "875.64")
    facts = Facts(lives.person(PLAN, paid), ON)

    made = kept_report.next_steps(facts, PLAN, 1)
    (steps,) = [block for block in made.blocks if isinstance(block, d.Table)]
    headings = [block.text for block in made.blocks if isinstance(block, d.Heading)]

    assert [row[1] for row in steps.rows] == ["2026-12-20"]
    assert headings[0] == "The next 1 of 2 steps; all stand in the plan report"
    assert any("as of" in note or "made" in note for note in made.notes)


def test_the_lines_end_where_nothing_is_owed_any_more() -> None:
    loan = make.loan(
        line=None, drawn_on="2026-11-01", first_due="2026-12-01", periods=2
    )
    settled = PlannedStep(date(2026, 12, 1), loan.id, Money(2_000_000), "settle")
    plan = replace(PLAN, made_on=ON, steps=(settled,))
    (made,) = kept_report.kept(Facts(make.book(loan, plan), ON))
    (curve,) = [block for block in made.blocks if isinstance(block, d.Curve)]
    minimum, _actual = curve.others

    assert (minimum.places[-1][1], curve.places[-1][1]) == (0, 0)
    assert minimum.places[-2][1] > 0
