"""The columns of credit lines with what each still gives."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.app.queries_limits import LimitRow, LineState
from planner.app.usual import channel_name
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, short_day
from ui.models.table import Column, Side
from ui.theme import Tone

_STATES: Mapping[LineState, tuple[Phrase, Tone]] = MappingProxyType(
    {
        LineState.OPEN: (Phrase("open"), Tone.GOOD),
        LineState.FROZEN: (Phrase("frozen"), Tone.BAD),
        LineState.CLOSED: (Phrase("closed"), Tone.MUTED),
    }
)


def state_words(row: LimitRow) -> str:
    """Whether the line can be drawn on, as far as the book tells."""
    words = tr(_STATES[row.state][0])
    if row.state is LineState.OPEN and row.drawable is False:
        return tr("last draw failed")
    return words


def state_tone(row: LimitRow) -> Tone:
    """The tone of that."""
    if row.state is LineState.OPEN and row.drawable is False:
        return Tone.WARN
    return _STATES[row.state][1]


def used_share(row: LimitRow) -> float:
    """How much of the limit is used; all of it where there is no limit left."""
    if row.utilisation is None:
        return 1.0 if row.used else 0.0
    return float(row.utilisation)


def _change(row: LimitRow) -> str:
    if row.before is None or row.changed_on is None:
        return ""
    return f"{plain(row.before)} → {plain(row.limit)}"


def _change_tone(row: LimitRow) -> Tone:
    if row.before is None:
        return Tone.PLAIN
    return Tone.GOOD if row.limit > row.before else Tone.BAD


AT_A_GLANCE: tuple[Column[LimitRow], ...] = (
    Column(
        Phrase("Line"), lambda row: row.name, tip=lambda row: channel_name(row.channel)
    ),
    Column(
        Phrase("Limit"),
        lambda row: plain(row.limit),
        lambda row: row.limit.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Available"),
        lambda row: plain(row.available),
        lambda row: row.available.minor,
        Side.RIGHT,
        tone=lambda row: Tone.BAD if row.available.minor < 0 else Tone.PLAIN,
    ),
    Column(
        Phrase("Used"),
        lambda row: percent(row.utilisation, 0) if row.utilisation is not None else "—",
        used_share,
        Side.RIGHT,
        share=used_share,
    ),
    Column(Phrase("State"), state_words, tone=state_tone),
)

# The rest stands beside it on the page of limits.
CHOOSER: tuple[Column[LimitRow], ...] = (
    AT_A_GLANCE[0],
    AT_A_GLANCE[1],
    AT_A_GLANCE[3],
    AT_A_GLANCE[4],
)

LINES: tuple[Column[LimitRow], ...] = (
    AT_A_GLANCE[0],
    Column(Phrase("Channel"), lambda row: channel_name(row.channel)),
    *AT_A_GLANCE[1:3],
    Column(
        Phrase("Owed"),
        lambda row: plain(row.used),
        lambda row: row.used.minor,
        Side.RIGHT,
    ),
    AT_A_GLANCE[3],
    Column(Phrase("Read on"), lambda row: short_day(row.as_of)),
    Column(
        Phrase("Last change"),
        _change,
        lambda row: row.changed_on.toordinal() if row.changed_on else 0,
        tone=_change_tone,
    ),
    AT_A_GLANCE[4],
)
