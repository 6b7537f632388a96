"""The columns of instalments: of terms just typed, and of a loan on its way."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.model.records import Repayment
from planner.phrases import Phrase
from planner.schedule.replay import RowState, State
from planner.schedule.schedule import Instalment
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from ui.models.counts import late
from ui.models.table import Column, Side
from ui.theme import Tone

FEE: Column[Instalment] = Column(
    Phrase("Fee"),
    lambda row: plain(row.fee) if row.fee else "",
    lambda row: row.fee.minor,
    Side.RIGHT,
)
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
    FEE,
    Column(
        Phrase("Balance"),
        lambda row: plain(row.balance),
        lambda row: row.balance.minor,
        Side.RIGHT,
    ),
)


_STATES: Mapping[State, Phrase] = MappingProxyType(
    {
        State.PAID: Phrase("paid"),
        State.DUE: Phrase("due"),
        State.LATE: Phrase("late"),
    }
)
_TONES: Mapping[State, Tone] = MappingProxyType(
    {State.PAID: Tone.GOOD, State.DUE: Tone.PLAIN, State.LATE: Tone.BAD}
)


def state_tone(state: State) -> Tone:
    """The tone of a due amount's state."""
    return _TONES[state]


def state_words(state: State, days_late: int = 0) -> str:
    """Where a due amount stands, with the days it is or was late."""
    if not days_late:
        return tr(_STATES[state])
    if state is State.PAID:
        return tr("paid, {late}").format(late=late(days_late))
    return late(days_late)


ACTUAL: tuple[Column[RowState], ...] = (
    Column(Phrase("No."), lambda row: str(row.n), lambda row: row.n, Side.RIGHT),
    Column(Phrase("Due"), lambda row: short_day(row.due)),
    Column(
        Phrase("Amount"),
        lambda row: plain(row.amount),
        lambda row: row.amount.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Penalty interest"),
        lambda row: plain(row.penalty) if row.penalty else "",
        lambda row: row.penalty.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Paid"),
        lambda row: plain(row.paid) if row.paid else "",
        lambda row: row.paid.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Left"),
        lambda row: plain(row.left) if row.left else "",
        lambda row: row.left.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("State"),
        lambda row: state_words(row.state, row.days_late),
        tone=lambda row: state_tone(row.state),
    ),
    Column(
        Phrase("Paid on"), lambda row: short_day(row.paid_on) if row.paid_on else ""
    ),
)

REPAYMENTS: tuple[Column[Repayment], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(
        Phrase("Amount"),
        lambda row: plain(row.amount),
        lambda row: row.amount.minor,
        Side.RIGHT,
    ),
    Column(Phrase("Kind"), lambda row: say(row.kind)),
)
