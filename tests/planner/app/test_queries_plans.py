"""A kept plan tells how far it was carried out, and what changed since."""

from datetime import date
from typing import Any

from planner.app import commands as c
from planner.app.handlers import apply
from planner.app.kept_plans import adopted, kept
from planner.app.queries import Look
from planner.app.queries_plans import StepState, changes, plans, steps
from planner.model.book import Book
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import ZERO, Money
from planner.plan.plan import Found
from planner.plan.repay import plan
from planner.wording.say import say
from tests.helpers import make, owing
from tests.helpers.owing import ON

JULY = date(2026, 7, 15)


def book(**given: Any) -> Book:
    made = owing.book(make.loan(name="Car"), owing.salary(), cash="1000.00")
    answer = plan(made, ON)
    assert isinstance(answer, Found)
    saved = kept(answer.plan, "Out", ON)
    return apply(made, c.Declare(saved))


def only(made: Book) -> SavedPlan:
    (found,) = made.plans.values()
    return found


def test_steps_wait_are_missed_and_are_done() -> None:
    made = book()
    first = only(made).steps[0]
    paid = make.repayment("loan", first.on, str(first.amount), id="paid")

    def state(at: Book, on: date) -> StepState:
        return steps(at, only(at), on)[0].state

    assert first.on == ON
    assert state(made, ON) is StepState.TODAY
    assert state(made, JULY) is StepState.MISSED
    assert state(made.with_(paid), JULY) is StepState.DONE
    assert steps(made, only(made), ON)[-1].state is StepState.AHEAD


def test_a_payment_in_two_parts_counts() -> None:
    made = book()
    first = only(made).steps[0]
    half = Money(first.amount.minor // 2)
    parts = [
        make.repayment("loan", first.on, str(half), id="a"),
        make.repayment("loan", "2026-06-21", str(first.amount - half), id="b"),
    ]

    rows = steps(made.with_(*parts), only(made), date(2026, 6, 22))

    assert rows[0].missing == ZERO


def test_followed_plans_come_first_and_tell_the_next_step() -> None:
    made = book()
    other = SavedPlan("Later", JULY, "repay", (), ZERO, id="later")
    made = apply(made, c.Declare(adopted(only(made), ON))).with_(other)

    rows = plans(made, JULY)

    assert [row.name for row in rows] == ["Out", "Later"]
    assert rows[0].adopted_on == ON
    assert rows[0].missed > 0
    assert rows[0].next is not None
    assert rows[1].next is None
    assert [row.name for row in plans(made, ON)] == ["Out"]


def test_what_changed_since_is_said() -> None:
    made = book()
    loan = make.loan("new", "500.00", name="New", drawn_on=date(2026, 7, 1))
    paid = make.repayment("loan", "2026-07-01", "5000.00", id="much")
    gone = PlannedStep(ON, "gone", Money(1_00), "prepay")
    beside = SavedPlan("x", ON, "repay", (gone,), ZERO, id="x")

    missed = [say(one) for one in changes(made, only(made), JULY)]
    more = [say(one) for one in changes(made.with_(loan, paid), only(made), JULY)]

    assert any("was not paid" in one for one in missed)
    assert any("more was paid to “Car”" in one for one in more)
    assert any("“New” was borrowed since" in one for one in more)
    assert "“gone”" in say(changes(made, beside, JULY)[0])


def test_a_mix_is_done_once_it_is_drawn() -> None:
    line = make.line("jb", channel="jiebei")
    drawn = make.loan("L", "2000.00", line="jb", drawn_on=date(2026, 7, 1))
    step = PlannedStep(date(2026, 7, 1), "jb", Money(2000_00), "draw")
    mix = SavedPlan("Mix", ON, "finance", (step,), ZERO, id="mix")
    made = Book().with_(line, mix)

    assert steps(made, mix, JULY)[0].state is StepState.MISSED
    assert steps(made.with_(drawn), mix, JULY)[0].state is StepState.DONE
    assert not list(changes(made.with_(drawn), mix, ON))


def test_a_followed_plan_warns_of_its_steps() -> None:
    made = book()
    assert not [w for w in Look(made, ON).warnings if w.kind.startswith("plan-")]
    made = apply(made, c.Declare(adopted(only(made), ON)))

    soon = [w for w in Look(made, ON).warnings if w.kind == "plan-step"]
    late = [w for w in Look(made, JULY).warnings if w.kind == "plan-missed"]

    assert soon
    assert soon[0].about == only(made).id
    assert late
