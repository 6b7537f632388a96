"""The columns of channels, and of the facts that are known of one."""

from datetime import date

from planner.app.channel_rows import FIELDS, FactRow, fact_rows
from planner.lean import dataclass
from planner.model.channel import Channel
from planner.model.dated import Grade
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import say, short_day
from ui.models.counts import from_now
from ui.models.table import Column, Side
from ui.theme import Tone

_OLD_DAYS = 365
_SHOWN = ("limit", "rate", "flat_rate", "money_in")


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel with what holds today, ready to show."""

    channel: Channel
    facts: dict[str, FactRow]
    oldest: FactRow | None

    def text(self, field: str) -> str:
        """The fact of today; a dash where nothing is known."""
        return self.facts[field].value if field in self.facts else "—"


def channel_row(channel: Channel, on: date) -> ChannelRow:
    """The row of a channel on a day."""
    known = [row for row in fact_rows(channel, on) if row.holds]
    facts: dict[str, FactRow] = {}
    for row in known:
        facts.setdefault(row.field, row)
    shown = [facts[field] for field in _SHOWN if field in facts]
    oldest = max(shown, key=lambda row: row.age_days, default=None)
    return ChannelRow(channel, facts, oldest)


def _age(row: FactRow) -> str:
    return from_now(-row.age_days)


def _age_tone(row: FactRow | None) -> Tone:
    return Tone.WARN if row is not None and row.age_days > _OLD_DAYS else Tone.PLAIN


def _grade_tone(row: FactRow | None) -> Tone:
    weak = (Grade.HEARSAY, Grade.ASSUMED)
    return Tone.WARN if row is not None and row.grade in weak else Tone.PLAIN


CHANNELS: tuple[Column[ChannelRow], ...] = (
    Column(Phrase("Channel"), lambda row: row.channel.name.in_(language())),
    Column(Phrase("Kind"), lambda row: say(row.channel.kind)),
    Column(Phrase("Limit"), lambda row: row.text("limit")),
    Column(
        Phrase("Rate"),
        lambda row: row.text("rate") if "rate" in row.facts else row.text("flat_rate"),
    ),
    Column(Phrase("Money comes within"), lambda row: row.text("money_in")),
    Column(
        Phrase("Grade"),
        lambda row: say(row.oldest.grade) if row.oldest else "—",
        tone=lambda row: _grade_tone(row.oldest),
    ),
    Column(
        Phrase("Checked"),
        lambda row: _age(row.oldest) if row.oldest else "—",
        lambda row: row.oldest.age_days if row.oldest else -1,
        Side.RIGHT,
        tone=lambda row: _age_tone(row.oldest),
    ),
)

FACTS: tuple[Column[FactRow], ...] = (
    Column(
        Phrase("What"),
        lambda row: tr(FIELDS[row.field]),
        tone=lambda row: Tone.PLAIN if row.holds else Tone.MUTED,
    ),
    Column(
        Phrase("Value"),
        lambda row: row.value,
        tone=lambda row: Tone.PLAIN if row.holds else Tone.MUTED,
        tip=lambda row: row.value,
        grows=True,
    ),
    Column(Phrase("Grade"), lambda row: say(row.grade), tone=_grade_tone),
    Column(
        Phrase("Since"),
        lambda row: tr("not told") if row.from_assumed else short_day(row.from_),
    ),
    Column(
        Phrase("Checked"),
        _age,
        lambda row: row.age_days,
        Side.RIGHT,
        tone=_age_tone,
    ),
    Column(
        Phrase("Source"),
        lambda row: row.source.in_(language()),
        tip=lambda row: row.href or row.source.in_(language()),
    ),
    Column(
        Phrase("Note"),
        lambda row: row.note.in_(language()) if row.note else "",
        tip=lambda row: row.note.in_(language()) if row.note else "",
    ),
)
