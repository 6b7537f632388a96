"""The columns of instalments: of terms just typed, and of a loan on its way."""

from planner.phrases import Phrase
from planner.schedule.schedule import Instalment
from planner.wording.say import plain, short_day
from ui.models.table import Column, Side

PLANNED: tuple[Column[Instalment], ...] = (
    Column(Phrase("No."), lambda row: str(row.n), lambda row: row.n, Side.RIGHT),
    Column(Phrase("Due"), lambda row: short_day(row.due)),
    Column(
        Phrase("Payment"),
        lambda row: plain(row.payment),
        lambda row: row.payment.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Principal"),
        lambda row: plain(row.principal),
        lambda row: row.principal.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Interest"),
        lambda row: plain(row.interest),
        lambda row: row.interest.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Fee"),
        lambda row: plain(row.fee),
        lambda row: row.fee.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Balance"),
        lambda row: plain(row.balance),
        lambda row: row.balance.minor,
        Side.RIGHT,
    ),
)
