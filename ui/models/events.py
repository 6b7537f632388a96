"""The columns of what happened around a line: readings, movements, events."""

from planner.app.queries_course import Happened
from planner.model.records import LimitReading, Move, MoveKind, Note
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from ui.models.table import Column, Side
from ui.theme import Tone


def _tried(row: LimitReading) -> str:
    match row.drawable:
        case True:
            return tr("worked")
        case False:
            return tr("failed")
        case None:
            return tr("not tried")


READINGS: tuple[Column[LimitReading], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(
        Phrase("Total limit"),
        lambda row: plain(row.limit),
        lambda row: row.limit.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Available limit"),
        lambda row: plain(row.available) if row.available is not None else "",
        lambda row: row.available.minor if row.available else -1,
        Side.RIGHT,
    ),
    Column(
        Phrase("Temporary part"),
        lambda row: plain(row.temporary) if row.temporary else "",
        lambda row: row.temporary.minor if row.temporary else -1,
        Side.RIGHT,
    ),
    Column(
        Phrase("Drawing"),
        _tried,
        tone=lambda row: Tone.BAD if row.drawable is False else Tone.PLAIN,
    ),
    Column(Phrase("What the app said"), lambda row: row.reason, grows=True),
)

MEANS = {True: Tone.GOOD, False: Tone.BAD, None: Tone.PLAIN}

EVENTS: tuple[Column[Happened], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(
        Phrase("What happened"),
        lambda row: say(row.say),
        tone=lambda row: MEANS[row.is_good],
        tip=lambda row: say(row.say),
        grows=True,
    ),
)

MOVES: tuple[Column[Move], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(Phrase("What"), lambda row: say(row.kind)),
    Column(
        Phrase("Amount"),
        lambda row: plain(row.amount),
        lambda row: row.amount.minor,
        Side.RIGHT,
        tone=lambda row: Tone.GOOD if row.kind is MoveKind.PAY else Tone.PLAIN,
    ),
    Column(Phrase("Note"), lambda row: row.note, grows=True),
)

NOTES: tuple[Column[Note], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(Phrase("What happened"), lambda row: say(row.kind)),
    Column(Phrase("Lender"), lambda row: row.lender or "", grows=True),
)
