"""The columns of estimates held against what happened."""

from decimal import Decimal

from planner.app.track_record import Record
from planner.phrases import Phrase
from planner.wording.say import percent
from ui.models.counts import months
from ui.models.limits import chance
from ui.models.table import Column, Side
from ui.theme import Tone


def _gain(row: Record) -> str:
    score = row.score
    if score.crps is None or not score.crps_naive:
        return "—"
    return percent(Decimal(1 - score.crps / score.crps_naive), 1)


def _held(row: Record) -> str:
    held = row.score.coverage80
    return "—" if held is None else percent(Decimal(held), 0)


def _pair(row: Record, name: str) -> str:
    met = getattr(row.score, name)
    if met is None:
        return "—"
    return f"{chance(met.predicted)} / {chance(met.observed)}"


RECORD: tuple[Column[Record], ...] = (
    Column(
        Phrase("Ahead"),
        lambda row: months(row.score.months),
        lambda row: row.score.months,
    ),
    Column(
        Phrase("Estimates checked"),
        lambda row: str(row.score.n),
        lambda row: row.score.n,
        Side.RIGHT,
        tone=lambda row: Tone.PLAIN if row.is_enough else Tone.WARN,
    ),
    Column(Phrase("Within the range"), _held, side=Side.RIGHT),
    Column(Phrase("Closer than “it stays”"), _gain, side=Side.RIGHT),
    Column(
        Phrase("Rise: expected / came"), lambda row: _pair(row, "rise"), side=Side.RIGHT
    ),
    Column(
        Phrase("Cut: expected / came"), lambda row: _pair(row, "cut"), side=Side.RIGHT
    ),
    Column(
        Phrase("Freeze: expected / came"),
        lambda row: _pair(row, "frozen"),
        side=Side.RIGHT,
    ),
)
