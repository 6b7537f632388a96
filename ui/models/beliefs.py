"""The columns of declared windows, and of the values that estimates begin with."""

from collections.abc import Callable

from planner.app.own_priors import BeliefRow
from planner.app.queries_windows import WindowRow
from planner.app.usual import channel_name
from planner.model.declared import FundingWindow
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say, short_day
from ui.models.table import Column, Side
from ui.theme import Tone

_WHYS = {"policy": Phrase("policy"), "outage": Phrase("outage")}


def windows(named: Callable[[str], str]) -> tuple[Column[FundingWindow], ...]:
    """The columns of windows; ``named`` gives the name of a line."""
    return (
        Column(Phrase("What is told"), lambda row: row.name, grows=True),
        Column(Phrase("Why"), lambda row: tr(_WHYS[row.why])),
        Column(Phrase("From"), lambda row: short_day(row.since)),
        Column(Phrase("To and including"), lambda row: short_day(row.until)),
        Column(Phrase("Where"), lambda row: _where(row, named)),
    )


def _where(row: FundingWindow, named: Callable[[str], str]) -> str:
    if row.line is not None:
        return named(row.line)
    if row.channel is not None:
        return channel_name(row.channel)
    return tr("everywhere")


AHEAD: tuple[Column[WindowRow], ...] = (
    Column(Phrase("What is told"), lambda row: tr(row.name)),
    Column(Phrase("From"), lambda row: short_day(row.since)),
    Column(Phrase("To and including"), lambda row: short_day(row.until)),
    Column(
        Phrase("Draws fail"),
        lambda row: tr("{n} times as often").format(n=f"{row.times:g}"),
        lambda row: row.times,
    ),
    Column(Phrase("Grade"), lambda row: say(row.grade)),
    Column(
        Phrase("What to do"),
        lambda row: say(row.say),
        tip=lambda row: say(row.say),
        grows=True,
    ),
)

BELIEFS: tuple[Column[BeliefRow], ...] = (
    Column(Phrase("Value"), lambda row: say(row.name), grows=True),
    Column(
        Phrase("As it is shipped"),
        lambda row: str(row.shipped),
        lambda row: float(row.shipped),
        Side.RIGHT,
    ),
    Column(
        Phrase("Yours"),
        lambda row: "" if row.own is None else str(row.own),
        lambda row: -1e9 if row.own is None else float(row.own),
        Side.RIGHT,
        tone=lambda _: Tone.ACCENT,
        tip=lambda row: row.note,
    ),
    Column(Phrase("Grade"), lambda row: say(row.grade)),
    Column(Phrase("Source"), lambda row: row.source, tip=lambda row: row.source),
)
