"""The columns of forecasts and of the factors behind them."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.credit.estimate import Direction, FactorShare, Horizon
from planner.credit.reasons import NAMES
from planner.money import Money
from planner.phrases import Phrase
from planner.wording import mask
from planner.wording.i18n import tr
from planner.wording.say import plain, say
from ui.models.counts import months
from ui.models.table import Column, Side
from ui.theme import Tone

_WAYS: Mapping[Direction, tuple[Phrase, Tone]] = MappingProxyType(
    {
        Direction.UP: (Phrase("raises"), Tone.GOOD),
        Direction.DOWN: (Phrase("lowers"), Tone.BAD),
        Direction.NONE: (Phrase("no effect"), Tone.MUTED),
        Direction.UNKNOWN: (Phrase("not known"), Tone.MUTED),
        Direction.OFF: (Phrase("not counted"), Tone.MUTED),
    }
)


def chance(probability: float) -> str:
    """A probability in whole percent; what is tiny is not called nothing."""
    share = round(probability * 100)
    if share == 0 and probability > 0:
        return "<1%"
    return f"{share}%"


def whole(amount: Money) -> str:
    """An estimate in whole yuan, half up; fen would feign that they are known."""
    if mask.is_hidden():
        return mask.HIDDEN_AMOUNT
    return f"{(amount.minor + 50) // 100:,}"


def _effect(row: FactorShare) -> str:
    words = tr(_WAYS[row.direction][0])
    if not row.effect:
        return words
    return f"{words} {'+' if row.effect.minor > 0 else ''}{plain(row.effect)}"


FORECAST: tuple[Column[Horizon], ...] = (
    Column(
        Phrase("Ahead"),
        lambda row: months(row.months),
        lambda row: row.months,
    ),
    Column(
        Phrase("Low"), lambda row: whole(row.low), lambda row: row.low.minor, Side.RIGHT
    ),
    Column(
        Phrase("Middle"),
        lambda row: whole(row.middle),
        lambda row: row.middle.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("High"),
        lambda row: whole(row.high),
        lambda row: row.high.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Rise"),
        lambda row: chance(row.p_rise),
        lambda row: row.p_rise,
        Side.RIGHT,
    ),
    Column(
        Phrase("Cut"), lambda row: chance(row.p_cut), lambda row: row.p_cut, Side.RIGHT
    ),
    Column(
        Phrase("Freeze"),
        lambda row: chance(row.p_freeze),
        lambda row: row.p_freeze,
        Side.RIGHT,
    ),
)

FACTORS: tuple[Column[FactorShare], ...] = (
    Column(Phrase("Factor"), lambda row: tr(NAMES.get(row.factor, Phrase(row.factor)))),
    Column(
        Phrase("Effect"),
        _effect,
        lambda row: row.effect.minor,
        tone=lambda row: _WAYS[row.direction][1],
        tip=lambda _: tr("What it adds to the mean of the estimate"),
    ),
    Column(
        Phrase("Reason"),
        lambda row: say(row.say),
        tip=lambda row: say(row.say),
        grows=True,
    ),
    Column(Phrase("Grade"), lambda row: say(row.grade)),
)
