"""The columns of plan steps, of ways compared, and of a financing mix."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from planner.app.usual import channel_name
from planner.lean import dataclass
from planner.model.records import RepaymentKind
from planner.money import Money
from planner.phrases import Phrase
from planner.plan.pieces import LimitValue, Piece
from planner.plan.plan import RULES, Baseline, Found, Mode, Plan, Step
from planner.plan.rules import Refusal
from planner.wording.i18n import language, tr
from planner.wording.say import percent, plain, say, short_day
from ui.models.plan_day import ask_by
from ui.models.table import Column, Side
from ui.theme import Tone

_MODES: Mapping[Mode, Phrase] = MappingProxyType(
    {
        "shorter": Phrase("ends earlier"),
        "lower": Phrase("lower instalments"),
    }
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to repay, beside the others.

    Attributes:
        misses: payments that could not be made on their day.
    """

    name: str
    plan: Plan
    misses: int
    is_best: bool


def ways(found: Found) -> tuple[Way, ...]:
    """The plan and the familiar rules."""
    best = Way(tr("This plan"), found.plan, 0, is_best=True)
    return (best, *rules(found.baselines))


def rules(baselines: Iterable[Baseline]) -> tuple[Way, ...]:
    """The familiar rules alone."""
    return tuple(
        Way(tr(RULES[one.rule]), one.plan, one.misses, is_best=False)
        for one in baselines
    )


def _cost_parts(row: Way) -> str:
    cost = row.plan.cost
    words = tr("Interest {interest}, fees {fees}, penalties {penalties}")
    return words.format(
        interest=plain(cost.interest),
        fees=plain(cost.fees),
        penalties=plain(cost.penalties),
    )


WAYS: tuple[Column[Way], ...] = (
    Column(
        Phrase("Plan or rule"),
        lambda row: row.name,
        tone=lambda row: Tone.ACCENT if row.is_best else Tone.PLAIN,
    ),
    Column(
        Phrase("Whole cost"),
        lambda row: plain(row.plan.cost.total),
        lambda row: row.plan.cost.total.minor,
        Side.RIGHT,
        tip=_cost_parts,
    ),
    Column(Phrase("Free of debt on"), lambda row: short_day(row.plan.free_on)),
    Column(
        Phrase("Lowest cash"),
        lambda row: plain(row.plan.lowest_cash.amount),
        lambda row: row.plan.lowest_cash.amount.minor,
        Side.RIGHT,
        tone=lambda row: (
            Tone.BAD if row.plan.lowest_cash.amount.minor < 0 else Tone.PLAIN
        ),
    ),
    Column(Phrase("Lowest on"), lambda row: short_day(row.plan.lowest_cash.on)),
    Column(
        Phrase("Payments missed"),
        lambda row: str(row.misses),
        lambda row: row.misses,
        Side.RIGHT,
        tone=lambda row: Tone.BAD if row.misses else Tone.GOOD,
    ),
)


def step_columns(named: Callable[[str], str]) -> tuple[Column[Step], ...]:
    """The columns of steps; ``named`` gives the name of a loan or line."""
    return (
        Column(Phrase("Day"), lambda row: short_day(row.on)),
        Column(Phrase("Loan"), lambda row: named(row.loan), grows=True),
        Column(
            Phrase("To pay"),
            lambda row: plain(row.amount),
            lambda row: row.amount.minor,
            Side.RIGHT,
        ),
        Column(
            Phrase("Kind"),
            lambda row: say(row.kind),
            tone=lambda row: (
                Tone.PLAIN if row.kind is RepaymentKind.SCHEDULED else Tone.ACCENT
            ),
        ),
        Column(
            Phrase("Interest and fees in it"),
            lambda row: plain(row.interest + row.fee + row.penalty),
            lambda row: (row.interest + row.fee + row.penalty).minor,
            Side.RIGHT,
        ),
        Column(Phrase("Effect"), lambda row: tr(_MODES[row.mode]) if row.mode else ""),
    )


def owed_over_time(plan: Plan, since: date, owed: Money) -> list[tuple[date, Money]]:
    """What is still owed after each day of the plan, from ``owed`` on ``since`` on."""
    points = [(since, owed)]
    for step in plan.steps:
        owed -= step.amount - step.interest - step.fee - step.penalty
        if points[-1][0] == step.on:
            points[-1] = (step.on, owed)
        else:
            points.append((step.on, owed))
    return points


def piece_columns(named: Callable[[str], str]) -> tuple[Column[Piece], ...]:
    """The columns of a financing mix; ``named`` gives the name of a line."""
    return (
        Column(
            Phrase("Lender"),
            lambda row: named(row.line) if row.line else channel_name(row.channel),
        ),
        Column(
            Phrase("Amount"),
            lambda row: plain(row.amount),
            lambda row: row.amount.minor,
            Side.RIGHT,
        ),
        Column(
            Phrase("Ask by"),
            ask_by,
            lambda row: (row.ask_by or row.on).toordinal(),
        ),
        Column(
            Phrase("Repayment method"),
            lambda row: tr("{method}, {n} months").format(
                method=say(row.method), n=row.periods
            ),
        ),
        Column(
            Phrase("Cost a year"),
            lambda row: percent(row.annual) if row.annual is not None else "—",
            lambda row: float(row.annual or -1),
            Side.RIGHT,
            tip=lambda _: tr("The true annual cost, all fees in it"),
        ),
        Column(
            Phrase("Why"),
            lambda row: " · ".join(say(one) for one in row.why),
            tip=lambda row: "\n".join(say(one) for one in row.why),
            grows=True,
        ),
    )


def limit_value_columns(
    named: Callable[[str], str],
) -> tuple[Column[LimitValue], ...]:
    """The columns of what more limit is worth; ``named`` gives the name of a line."""
    return (
        Column(
            Phrase("Lender"),
            lambda row: named(row.line) if row.line else channel_name(row.channel),
            grows=True,
        ),
        Column(
            Phrase("One more yuan saves"),
            lambda row: f"¥{row.saves:.4f}",
            lambda row: row.saves,
            Side.RIGHT,
            tip=lambda _: tr("Of interest and fees, over the whole term"),
        ),
    )


REFUSED: tuple[Column[Refusal], ...] = (
    Column(Phrase("Channel"), lambda row: channel_name(row.channel)),
    Column(
        Phrase("Why not"),
        lambda row: row.ruling.value.say.in_(language()),
        tip=lambda row: row.ruling.value.say.in_(language()),
        grows=True,
    ),
    Column(Phrase("Rule"), lambda row: row.ruling.value.notice.in_(language())),
    Column(Phrase("Since"), lambda row: short_day(row.ruling.from_)),
    Column(
        Phrase("Source"),
        lambda row: say(row.ruling.source.title),
        tip=lambda row: row.ruling.source.href or say(row.ruling.source.title),
    ),
    Column(Phrase("Grade"), lambda row: say(row.ruling.grade)),
)
