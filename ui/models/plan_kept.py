"""The columns of kept plans and of their steps."""

from planner.app.queries_plans import (
    STEP_KIND_WORDS,
    STEP_STATE_WORDS,
    PlanRow,
    StepRow,
    StepState,
)
from planner.money import ZERO
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from ui.models.table import Column, Side
from ui.theme import Tone

_TONES = {
    StepState.DONE: Tone.GOOD,
    StepState.MISSED: Tone.BAD,
    StepState.TODAY: Tone.WARN,
    StepState.AHEAD: Tone.MUTED,
}


def _next(row: PlanRow) -> str:
    coming = row.next
    if coming is None:
        return ""
    words = tr("{day} {name} {amount}")
    return words.format(
        day=short_day(coming.on), name=coming.name, amount=plain(coming.amount)
    )


def kind_words(kind: str) -> str:
    """What a step does, in words."""
    return say(STEP_KIND_WORDS[kind]) if kind in STEP_KIND_WORDS else kind


KEPT: tuple[Column[PlanRow], ...] = (
    Column(
        Phrase("Name"),
        lambda row: row.name,
        tone=lambda row: Tone.ACCENT if row.adopted_on else Tone.PLAIN,
        grows=True,
    ),
    Column(Phrase("Made on"), lambda row: short_day(row.made_on)),
    Column(
        Phrase("Followed since"),
        lambda row: short_day(row.adopted_on) if row.adopted_on else "",
    ),
    Column(
        Phrase("Whole cost"),
        lambda row: plain(row.total),
        lambda row: row.total.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Free of debt on"),
        lambda row: short_day(row.free_on) if row.free_on else "",
    ),
    Column(
        Phrase("Steps done"),
        lambda row: f"{row.done}/{row.steps}",
        lambda row: row.done / max(row.steps, 1),
        Side.RIGHT,
        tone=lambda row: Tone.BAD if row.missed else Tone.PLAIN,
        tip=lambda row: tr("{n} missed").format(n=row.missed) if row.missed else "",
    ),
    Column(
        Phrase("Next step"),
        lambda row: short_day(row.next.on) if row.next else "",
        tip=_next,
    ),
)

KEPT_STEPS: tuple[Column[StepRow], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(Phrase("Loan or lender"), lambda row: row.name, grows=True),
    Column(
        Phrase("Amount"),
        lambda row: plain(row.amount),
        lambda row: row.amount.minor,
        Side.RIGHT,
    ),
    Column(Phrase("Kind"), lambda row: kind_words(row.kind)),
    Column(
        Phrase("State"),
        lambda row: tr(STEP_STATE_WORDS[row.state]),
        tone=lambda row: _TONES[row.state],
    ),
    Column(
        Phrase("Not paid of it"),
        lambda row: plain(row.missing) if row.missing > ZERO else "",
        lambda row: row.missing.minor,
        Side.RIGHT,
        tone=lambda _: Tone.BAD,
    ),
)
