"""The plans that were kept: dated steps to tick off, and how they are followed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.app.queries_followed import Point, followed
from planner.app.queries_plans import (
    STEP_KIND_WORDS,
    STEP_STATE_WORDS,
    StepRow,
    StepState,
)
from planner.model.declared import SavedPlan
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from reports import asked_report, dues_report, scale
from reports.document import (
    Align,
    Block,
    Column,
    Curve,
    Heading,
    Note,
    Points,
    Section,
    Table,
    Tone,
    Trace,
)
from reports.facts import Facts
from reports.granted import resting


def kept(facts: Facts) -> tuple[Section, ...]:
    """A section for each kept plan, those that are followed first."""
    return tuple(_plan(facts, one) for one in facts.kept_plans)


def next_steps(facts: Facts, plan: SavedPlan, most: int) -> Section:
    """A plan with so many of the steps that are not done yet."""
    return _plan(facts, plan, most)


def _plan(facts: Facts, plan: SavedPlan, most: int | None = None) -> Section:
    words = tr("Kept plan: {name}")
    if plan.adopted_on is not None:
        words = tr("Followed plan: {name}")
    blocks = tuple(_blocks(facts, plan, most))
    made = Section(words.format(name=plan.name), blocks)
    told = tr(
        "Days, amounts and costs of this plan are those of the day on which it was"
        " made; each step's state is that of the records."
    )
    return resting(replace(made, notes=(told,)), facts, "reserve")


def _blocks(facts: Facts, plan: SavedPlan, most: int | None) -> Iterator[Block]:
    now = followed(facts.book, plan, facts.on)
    yield Note(asked_report.planned(plan))
    if now.changed:
        yield Note(tr("Since it was made this has changed:"), Tone.STRONG)
        yield Points(tuple(say(one) for one in now.changed))
    if most is None:
        yield Heading(tr("Steps to tick off"))
        yield _steps(now.steps)
    else:
        left = [step for step in now.steps if step.state is not StepState.DONE]
        words = tr("The next {n} of {all} steps; all stand in the plan report")
        shown = left[:most]
        yield Heading(words.format(n=len(shown), all=len(now.steps)))
        yield _steps(shown)
    points = _until_free(now.points)
    if len({point.on for point in points}) > 1:
        yield Heading(tr("What is owed: minimum, plan, actual"))
        yield _course(points)


def _steps(steps: Sequence[StepRow]) -> Table:
    columns = (
        Column(""),
        Column(tr("Day")),
        Column(tr("Loan or line"), 1),
        Column(tr("What")),
        Column(tr("Amount (yuan)"), align=Align.END),
        Column(tr("State")),
    )
    rows = tuple(
        (
            dues_report.TICKED if step.state is StepState.DONE else dues_report.BOX,
            short_day(step.on),
            step.name,
            say(STEP_KIND_WORDS[step.kind]),
            plain(step.amount),
            say(STEP_STATE_WORDS[step.state]),
        )
        for step in steps
    )
    return Table(columns, rows, tr("No step is needed."))


def _until_free(points: Sequence[Point]) -> Sequence[Point]:
    """The points up to the first from which on nothing is owed, planned or not."""
    owing = [
        n
        for n, point in enumerate(points)
        if any((point.minimum, point.plan, point.actual))
    ]
    return points[: max(owing, default=0) + 2]


def _course(points: Sequence[Point]) -> Curve:
    days = [point.on for point in points]
    actual = [(p.on, p.actual) for p in points if p.actual is not None]
    sizes = [p.minimum.minor for p in points] + [p.plan.minor for p in points]
    sizes += [amount.minor for _, amount in actual]
    return Curve(
        title=tr("Owed (yuan)"),
        places=tuple((p.on.toordinal(), p.plan.minor) for p in points),
        days=scale.months(days[0], days[-1]),
        sizes=scale.amounts(sizes),
        label=tr("Plan"),
        others=(
            Trace(
                tr("Minimum"),
                tuple((p.on.toordinal(), p.minimum.minor) for p in points),
            ),
            Trace(
                tr("Actual"),
                tuple((on.toordinal(), amount.minor) for on, amount in actual),
            ),
        ),
    )
