"""The columns of what a credit report says otherwise than the book."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType

from planner.lean import dataclass
from planner.model.bureau import Difference
from planner.money import Money
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from ui.models.table import Column, Side
from ui.theme import Tone


class Right(Enum):
    """Who is right."""

    OPEN = Phrase("not settled")
    REPORT = Phrase("the report")
    BOOK = Phrase("the book")


_TONES = {Right.OPEN: Tone.WARN, Right.REPORT: Tone.ACCENT, Right.BOOK: Tone.GOOD}
_WHAT: Mapping[str, Phrase] = MappingProxyType(
    {
        "limit": Phrase("limit"),
        "used": Phrase("drawn"),
        "outstanding": Phrase("left to repay"),
        "opened_on": Phrase("opened on"),
        "closed_on": Phrase("closed on"),
    }
)


@dataclass(frozen=True, slots=True)
class Disputed:
    """One difference, who is right, and whether the report can simply be taken."""

    difference: Difference
    right: Right
    can_take: bool


def _what(row: Disputed) -> str:
    what = row.difference.what
    if what in _WHAT:
        return tr(_WHAT[what])
    return tr("month {month}").format(month=what.partition(" ")[2])


def _value(value: Money | date | str | None) -> str:
    match value:
        case None:
            return "—"
        case Money():
            return plain(value)
        case date():
            return short_day(value)
        case _:
            return say(value)


def differences(named: Callable[[str], str]) -> tuple[Column[Disputed], ...]:
    """The columns; ``named`` gives the name of a line or loan."""
    return (
        Column(Phrase("Lender"), lambda row: row.difference.lender),
        Column(Phrase("What is recorded"), lambda row: named(row.difference.record)),
        Column(Phrase("What"), _what),
        Column(
            Phrase("Report"),
            lambda row: _value(row.difference.reported),
            side=Side.RIGHT,
        ),
        Column(
            Phrase("Book"),
            lambda row: _value(row.difference.recorded),
            side=Side.RIGHT,
        ),
        Column(
            Phrase("Who is right"),
            lambda row: tr(row.right.value),
            tone=lambda row: _TONES[row.right],
        ),
        Column(
            Phrase("Why"),
            lambda row: say(row.difference.why),
            tip=lambda row: say(row.difference.why),
            grows=True,
        ),
    )
