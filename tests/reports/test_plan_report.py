from dataclasses import replace

import pytest

from planner.app.report_options import ReportOptions
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan.plan import Conflict, Found, Infeasible, Stopped
from reports import document as d
from reports import plan_report
from reports.facts import Facts
from reports.write import report
from tests.helpers import lives, make

ON = lives.ON


@pytest.fixture
def facts() -> Facts:
    return lives.facts("firm")


def of_kind(found: d.Section, kind: type) -> list:
    return [block for block in found.blocks if isinstance(block, kind)]


def test_a_plan_stands_beside_the_familiar_rules(facts: Facts) -> None:
    found = plan_report.section(facts)
    compared, steps = of_kind(found, d.Table)
    (bars,) = of_kind(found, d.Bars)

    assert isinstance(facts.plan, Found)
    assert [row[0] for row in compared.rows] == [
        *("This plan", "Minimum only", "Dearest first", "Smallest first")
    ]
    assert len(bars.bars) == 4
    assert len(steps.rows) == len(facts.plan.plan.steps)
    assert steps.rows[0][0] == "□"


def test_missed_payments_of_a_rule_are_told_beside_its_cost(facts: Facts) -> None:
    plan = facts.plan
    facts.plan = replace(
        plan, baselines=tuple(replace(one, misses=2) for one in plan.baselines)
    )

    (bars,) = of_kind(plan_report.section(facts), d.Bars)

    assert bars.bars[1].label == "Minimum only (2 missed)"


def test_a_report_of_another_kind_shows_the_next_steps(facts: Facts) -> None:
    steps = facts.plan.plan.steps * 9
    facts.plan = replace(facts.plan, plan=replace(facts.plan.plan, steps=steps))

    found = plan_report.short(facts)

    assert len(of_kind(found, d.Table)[-1].rows) == 12
    (heading,) = of_kind(found, d.Heading)
    assert heading.text.startswith(f"The next 12 of {len(steps)} steps")


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("shorter", "prepay, ends earlier"),
        ("lower", "prepay, lower instalments"),
        (None, "as scheduled"),
    ],
)
def test_a_step_says_what_is_done(facts: Facts, mode: str, said: str) -> None:
    step = replace(facts.plan.plan.steps[0], mode=mode, kind=lives.SCHEDULED)
    plan = replace(facts.plan.plan, steps=(step,))
    facts.plan = replace(facts.plan, plan=plan, advice=())

    assert of_kind(plan_report.section(facts), d.Table)[-1].rows[0][3] == said


def test_no_plan_says_why_and_what_would_help(facts: Facts) -> None:
    why = Sentence(Phrase("{n} yuan are missing."), n=3)
    conflict = Conflict(ON, make.money("3.00"), ("bank-1",), why, (why,))
    facts.plan = Infeasible((conflict,))

    note, points = plan_report.section(facts).blocks

    assert "No plan pays" in note.text
    assert points.items == ("3 yuan are missing. 3 yuan are missing.",)


def test_no_plan_still_shows_the_familiar_rules(facts: Facts) -> None:
    facts.plan = Infeasible((), facts.plan.baselines)

    (table,) = of_kind(plan_report.section(facts), d.Table)

    assert len(table.rows) == 3


def test_a_stopped_search_shows_the_best_so_far(facts: Facts) -> None:
    plan = facts.plan
    facts.plan = Stopped(plan.plan, plan.baselines, None)

    found = plan_report.section(facts)

    assert "stopped early" in found.blocks[0].text
    assert len(of_kind(found, d.Table)) == 2


def test_a_stopped_search_may_have_nothing_yet(facts: Facts) -> None:
    facts.plan = Stopped(None, facts.plan.baselines, None)

    assert len(of_kind(plan_report.section(facts), d.Table)) == 1


def test_without_debts_there_is_nothing_to_plan() -> None:
    (note,) = plan_report.section(Facts(make.book(), ON)).blocks

    assert "nothing to plan" in note.text


def test_the_plan_report_begins_with_the_plan() -> None:
    made = plan_report.plan_report(Facts(lives.firm(), ON))

    assert made.title == "Repayment plan"
    assert made.sections[0].title == "Repayment plan"
    assert [part.title for part in made.sections[-2:]] == ["Assumptions", "Sources"]


KEPT = SavedPlan(
    name="Calm",
    made_on=ON,
    kind="repay",
    steps=(PlannedStep(ON, "bank-1", Money(87_564), "scheduled"),),
    total=Money(61_234),
    id="plan-1",
)
FOLLOWED = replace(KEPT, adopted_on=ON)


@pytest.mark.parametrize(
    ("kind", "kept", "is_fresh", "shows"),
    [
        ("plan", None, False, True),
        ("plan", KEPT, False, False),
        ("plan", KEPT, True, True),
        ("person", KEPT, False, True),
        ("person", FOLLOWED, False, False),
        ("person", FOLLOWED, True, True),
        ("bank", None, True, False),
    ],
)
def test_a_plan_is_worked_out_beside_a_kept_one_only_where_that_is_asked(
    *, kind: str, kept: SavedPlan | None, is_fresh: bool, shows: bool
) -> None:
    options = ReportOptions(kind=kind, is_fresh=is_fresh)
    book = lives.person(*([] if kept is None else [kept]))

    assert Facts(book, ON, options).shows_plan is shows


def test_no_solver_is_asked_beside_a_kept_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("a plan was worked out")

    monkeypatch.setattr("planner.plan.repay.plan", refuse)
    book = lives.person(FOLLOWED)

    for kind in ("plan", "person", "bank"):
        made = report(book, ON, ReportOptions(kind=kind))
        titles = [section.title for section in made.sections]
        assert "Repayment plan" not in titles
        assert ("Followed plan: Calm" in titles) is (kind != "bank")
