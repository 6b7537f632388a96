"""The columns of a day's money: what falls due, what is expected."""

from datetime import date

from planner.lean import dataclass
from planner.money import Money
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import plain, short_day
from ui.models.loans import ahead, ahead_tone
from ui.models.table import Column, Side
from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Event:
    """Money that comes or goes on a day ahead.

    Attributes:
        record: the loan, line or expected row behind it.
        amount: below zero for what goes out.
        is_sure: whether it is taken for granted.
        is_window: whether it is the first of days on which draws may fail; no money.
    """

    on: date
    record: str
    name: str
    what: str
    amount: Money
    is_sure: bool = True
    is_window: bool = False


def event_columns(today: date) -> tuple[Column[Event], ...]:
    """The columns of what comes and goes, seen on a day."""
    return (
        Column(Phrase("Day"), lambda row: short_day(row.on)),
        Column(
            Phrase("When"),
            lambda row: ahead(row.on, today),
            lambda row: row.on.toordinal(),
            tone=lambda row: ahead_tone(row.on, today) if _goes(row) else Tone.PLAIN,
        ),
        Column(Phrase("Name"), lambda row: row.name, grows=True),
        Column(Phrase("What"), lambda row: row.what),
        Column(
            Phrase("Amount"),
            _amount,
            lambda row: row.amount.minor,
            Side.RIGHT,
            tone=lambda row: Tone.PLAIN if _goes(row) else Tone.GOOD,
        ),
        Column(
            Phrase("How sure"),
            _how_sure,
        ),
    )


def _how_sure(row: Event) -> str:
    if row.is_window:
        return tr("assumed")
    return tr("sure") if row.is_sure else tr("not sure")


def _amount(row: Event) -> str:
    if not row.amount:
        return ""
    return f"{'' if _goes(row) else '+'}{plain(row.amount)}"


def _goes(row: Event) -> bool:
    return row.amount.minor < 0
