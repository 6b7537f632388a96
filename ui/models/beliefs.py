"""The columns of windows that the user declared."""

from collections.abc import Callable

from planner.app.usual import channel_name
from planner.model.declared import FundingWindow
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import short_day
from ui.models.table import Column

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
