"""The columns of what debtors owe the firm."""

from datetime import date

from planner.model.records import Receivable
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import plain, short_day
from ui.models.loans import ahead, ahead_tone
from ui.models.table import Column, Side
from ui.theme import Tone


def receivable_columns(today: date) -> tuple[Column[Receivable], ...]:
    """The columns of receivables, seen on a day."""
    return (
        Column(Phrase("Debtor"), lambda row: row.debtor),
        Column(
            Phrase("Amount"),
            lambda row: plain(row.amount),
            lambda row: row.amount.minor,
            Side.RIGHT,
        ),
        Column(Phrase("Issued on"), lambda row: short_day(row.issued_on)),
        Column(Phrase("Due on"), lambda row: short_day(row.due_on)),
        Column(
            Phrase("When"),
            lambda row: "" if row.collected_on else ahead(row.due_on, today),
            lambda row: row.due_on.toordinal(),
            tone=lambda row: (
                Tone.PLAIN if row.collected_on else ahead_tone(row.due_on, today)
            ),
        ),
        Column(
            Phrase("Collected on"),
            lambda row: short_day(row.collected_on) if row.collected_on else "",
        ),
        Column(
            Phrase("Confirmed"),
            _confirmed,
            tone=lambda row: Tone.WARN if row.confirmed is False else Tone.PLAIN,
        ),
    )


def _confirmed(row: Receivable) -> str:
    match row.confirmed:
        case True:
            return tr("yes")
        case False:
            return tr("no")
        case None:
            return tr("not asked")
