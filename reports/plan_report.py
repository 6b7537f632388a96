"""The repayment plan beside the familiar rules, its steps to tick off."""

from collections.abc import Iterator, Sequence

from planner.app.queries_loans import name_of
from planner.model.book import Book
from planner.plan.plan import (
    RULES,
    Baseline,
    Conflict,
    Found,
    Infeasible,
    Plan,
    Step,
    Stopped,
)
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from reports import (
    basis_report,
    cash_report,
    cover,
    dues_report,
    kept_report,
    loans_report,
    yearly_report,
)
from reports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Document,
    Heading,
    Note,
    Points,
    Row,
    Section,
    Table,
    Tone,
)
from reports.facts import Facts
from reports.granted import resting
from reports.words import sentences

_SOON = 12  # steps that reports of another kind show


def title() -> str:
    """The section's title."""
    return tr("Repayment plan")


def plan_report(facts: Facts) -> Document:
    """Kept plans, or else the best one, step by step, with what it rests on."""
    return cover.document(
        tr("Repayment plan"),
        facts,
        cover.status(facts),
        (
            *kept_report.kept(facts),
            *((section(facts),) if facts.shows_plan else ()),
            loans_report.owed(facts),
            dues_report.due(facts),
            cash_report.cash(facts),
            *(yearly_report.years(facts) if facts.options.is_yearly else ()),
            basis_report.assumptions(facts),
            basis_report.sources(facts),
        ),
    )


def section(facts: Facts, most: int | None = None) -> Section:
    """The plan against the familiar rules, then its steps.

    Args:
        facts: whose debts.
        most: how many steps are shown; None for all.
    """
    made = Section(title(), tuple(_blocks(facts, most)))
    return resting(made, facts, "reserve", "prepay") if facts.debts else made


def short(facts: Facts) -> Section:
    """The plan with its next steps only; the one that is followed, if there is one."""
    if facts.shows_plan:
        return section(facts, _SOON)
    return kept_report.next_steps(facts, facts.kept_plans[0], _SOON)


def _blocks(facts: Facts, most: int | None) -> Iterator[Block]:
    if not facts.debts:
        yield Note(tr("Nothing is owed, so there is nothing to plan."), Tone.SMALL)
        return
    found = facts.plan
    match found:
        case Found():
            yield from _found(found)
            yield from _steps(facts.book, found.plan.steps, most)
        case Infeasible():
            yield from _infeasible(found)
        case _:
            yield from _stopped(facts.book, found, most)


def _found(found: Found) -> Iterator[Block]:
    words = tr(
        "From today the plan costs {cost} in interest, fees and penalties and repays"
        " all by {day}. It was replayed to the fen; no plan can cost less than"
        " {bound}."
    )
    plan = found.plan
    text = words.format(
        cost=say(plan.cost.total), day=say(plan.free_on), bound=say(found.bound)
    )
    yield Note(text)
    if found.advice:
        yield Points(tuple(say(sentence) for sentence in found.advice))
    yield _compared(plan, found.baselines)
    yield _bars(plan, found.baselines)


def _infeasible(found: Infeasible) -> Iterator[Block]:
    yield Note(
        tr("No plan pays every due on its day and keeps the reserve."), Tone.STRONG
    )
    yield Points(tuple(_conflict(conflict) for conflict in found.conflicts))
    if found.baselines:
        yield _compared(None, found.baselines)


def _conflict(conflict: Conflict) -> str:
    return sentences(*(say(said) for said in (conflict.say, *conflict.remedy)))


def _stopped(book: Book, found: Stopped, most: int | None) -> Iterator[Block]:
    words = tr("The search was stopped early; this is the best plan found by then.")
    yield Note(words, Tone.STRONG)
    yield _compared(found.best, found.baselines)
    if found.best is not None:
        yield from _steps(book, found.best.steps, most)


def _compared(plan: Plan | None, baselines: Sequence[Baseline]) -> Table:
    columns = (
        Column(tr("Way to repay"), 1),
        Column(tr("Interest (yuan)"), align=Align.END),
        Column(tr("Fees (yuan)"), align=Align.END),
        Column(tr("Penalties (yuan)"), align=Align.END),
        Column(tr("Cost (yuan)"), align=Align.END),
        Column(tr("Free of debt")),
        Column(tr("Lowest cash (yuan)"), align=Align.END),
        Column(tr("Missed"), align=Align.END),
    )
    rows = [_row(tr("This plan"), plan, "0")] if plan is not None else []
    rows += [_row(say(RULES[b.rule]), b.plan, str(b.misses)) for b in baselines]
    return Table(columns, tuple(rows), tr("There is nothing to compare."))


def _row(name: str, plan: Plan, misses: str) -> Row:
    cost = plan.cost
    return (
        name,
        plain(cost.interest),
        plain(cost.fees),
        plain(cost.penalties),
        plain(cost.total),
        short_day(plan.free_on),
        plain(plan.lowest_cash.amount),
        misses,
    )


def _bars(plan: Plan, baselines: Sequence[Baseline]) -> Bars:
    named = [(tr("This plan"), plan)]
    named += [(_with_misses(one), one.plan) for one in baselines]
    bars = tuple(
        Bar(name, one.cost.total.minor, say(one.cost.total), is_marked=one is plan)
        for name, one in named
    )
    return Bars(tr("Cost until all is repaid"), bars, "across")


def _with_misses(one: Baseline) -> str:
    if not one.misses:
        return say(RULES[one.rule])
    words = tr("{rule} ({n} missed)")
    return words.format(rule=say(RULES[one.rule]), n=one.misses)


def _steps(book: Book, steps: Sequence[Step], most: int | None) -> Iterator[Block]:
    shown = steps[:most]
    words = tr("Steps to tick off")
    if len(shown) < len(steps):
        words = tr("The next {n} of {all} steps; all of them stand in the plan report")
    yield Heading(words.format(n=len(shown), all=len(steps)))
    columns = (
        Column(""),
        Column(tr("Day")),
        Column(tr("Loan or card"), 1),
        Column(tr("What")),
        Column(tr("Amount (yuan)"), align=Align.END),
    )
    rows = tuple(
        (
            dues_report.BOX,
            short_day(step.on),
            name_of(book, step.loan),
            _kind(step),
            plain(step.amount),
        )
        for step in shown
    )
    yield Table(columns, rows, tr("No step is needed."))


def _kind(step: Step) -> str:
    match step.mode:
        case "shorter":
            return tr("prepay, ends earlier")
        case "lower":
            return tr("prepay, lower instalments")
        case _:
            return say(step.kind)
