"""The columns of lines as they are and as they would be."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from planner.app.what_ifs import BeforeAfter
from planner.credit.drawable import Risk
from planner.credit.estimate import Horizon
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.models.limits import chance, whole
from ui.models.table import Column, Side
from ui.theme import Tone

RISKS: Mapping[Risk, tuple[Phrase, Tone]] = MappingProxyType(
    {
        Risk.LOW: (Phrase("low"), Tone.GOOD),
        Risk.MEDIUM: (Phrase("medium"), Tone.WARN),
        Risk.HIGH: (Phrase("high"), Tone.BAD),
    }
)
_ORDER = (Risk.LOW, Risk.MEDIUM, Risk.HIGH)


def _range(told: Horizon | None) -> str:
    if told is None:
        return "—"
    return f"{whole(told.low)} – {whole(told.middle)} – {whole(told.high)}"


def _middle(told: Horizon | None) -> int:
    return told.middle.minor if told else -1


def _pair(row: BeforeAfter, chances: Callable[[Horizon], float]) -> str:
    if row.before is None or row.after is None:
        return "—"
    was, will = chance(chances(row.before)), chance(chances(row.after))
    return was if was == will else f"{was} → {will}"


def _tone(row: BeforeAfter, chances: Callable[[Horizon], float], better: int) -> Tone:
    """Good or bad by whether the chance moved the way that is ``better``."""
    if row.before is None or row.after is None:
        return Tone.MUTED
    moved = round((chances(row.after) - chances(row.before)) * 100) * better
    return Tone.GOOD if moved > 0 else Tone.BAD if moved < 0 else Tone.MUTED


def _moved_tone(row: BeforeAfter) -> Tone:
    if row.before is None or row.after is None:
        return Tone.MUTED
    before = (row.before.middle.minor, row.before.low.minor, row.before.high.minor)
    after = (row.after.middle.minor, row.after.low.minor, row.after.high.minor)
    return Tone.GOOD if after > before else Tone.BAD if after < before else Tone.MUTED


def _risk(row: BeforeAfter) -> str:
    if row.risk_before is None or row.risk_after is None:
        return "—"
    was, will = (tr(RISKS[one][0]) for one in (row.risk_before, row.risk_after))
    return was if was == will else f"{was} → {will}"


def _risk_tone(row: BeforeAfter) -> Tone:
    if row.risk_after is None or row.risk_before == row.risk_after:
        return Tone.MUTED
    return RISKS[row.risk_after][1]


def _chances(
    heading: Phrase, chances: Callable[[Horizon], float], better: int
) -> Column[BeforeAfter]:
    return Column(
        heading,
        lambda row: _pair(row, chances),
        lambda row: chances(row.after) if row.after else -1.0,
        Side.RIGHT,
        tone=lambda row: _tone(row, chances, better),
    )


BEFORE_AFTER: tuple[Column[BeforeAfter], ...] = (
    Column(Phrase("Line"), lambda row: row.name, grows=True),
    Column(
        Phrase("As it is: low – middle – high"),
        lambda row: _range(row.before),
        lambda row: _middle(row.before),
        Side.RIGHT,
    ),
    Column(
        Phrase("As it would be"),
        lambda row: _range(row.after),
        lambda row: _middle(row.after),
        Side.RIGHT,
        tone=_moved_tone,
    ),
    _chances(Phrase("Rise"), lambda one: one.p_rise, 1),
    _chances(Phrase("Cut"), lambda one: one.p_cut, -1),
    _chances(Phrase("Freeze"), lambda one: one.p_freeze, -1),
    Column(
        Phrase("Risk that a draw fails"),
        _risk,
        lambda row: _ORDER.index(row.risk_after) if row.risk_after else -1,
        tone=_risk_tone,
    ),
)
