"""The columns of loans and card balances, and of what falls due."""

from datetime import date

from planner.app.queries_loans import DueRow, LoanRow
from planner.app.usual import channel_name
from planner.money import ZERO
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import money, percent, plain, short_day
from ui.models.counts import from_now, late
from ui.models.schedule import state_tone, state_words
from ui.models.table import Column, Side
from ui.theme import Tone

_SOON_DAYS = 7


def ahead(on: date, today: date) -> str:
    """How far a day is: ``today``, ``in 3 days``, ``3 days ago``."""
    return from_now((on - today).days)


def ahead_tone(on: date | None, today: date) -> Tone:
    """How urgent a day is."""
    if on is None or (on - today).days > _SOON_DAYS:
        return Tone.PLAIN
    return Tone.BAD if on < today else Tone.WARN


def loan_columns(today: date) -> tuple[Column[LoanRow], ...]:
    """The columns of loans, seen on a day."""
    return (
        Column(Phrase("Name"), lambda row: row.name, tip=_channel, grows=True),
        Column(Phrase("Channel"), _channel),
        Column(
            Phrase("Owed"),
            lambda row: plain(row.outstanding),
            lambda row: row.outstanding.minor,
            Side.RIGHT,
        ),
        Column(
            Phrase("Principal"),
            lambda row: plain(row.principal) if row.principal else "",
            lambda row: row.principal.minor if row.principal else -1,
            Side.RIGHT,
        ),
        Column(
            Phrase("Next due"),
            lambda row: _next(row, today),
            lambda row: row.next_due.toordinal() if row.next_due else 10**7,
            tone=lambda row: _next_tone(row, today),
        ),
        Column(
            Phrase("To pay"),
            lambda row: plain(row.next_amount) if row.next_amount else "",
            lambda row: row.next_amount.minor if row.next_amount else -1,
            Side.RIGHT,
        ),
        Column(
            Phrase("True annual cost"),
            lambda row: percent(row.annual.nominal) if row.annual.nominal else "",
            lambda row: float(row.annual.nominal or -1),
            Side.RIGHT,
            tip=_cost_tip,
        ),
    )


def due_columns(today: date) -> tuple[Column[DueRow], ...]:
    """The columns of what falls due, seen on a day."""
    return (
        Column(
            Phrase("Day"),
            lambda row: short_day(row.on) if row.on else tr("not known"),
            lambda row: row.on.toordinal() if row.on else 10**7,
        ),
        Column(
            Phrase("When"),
            lambda row: ahead(row.on, today) if row.on else "",
            lambda row: row.on.toordinal() if row.on else 10**7,
            tone=lambda row: ahead_tone(row.on, today) if row.left else Tone.MUTED,
        ),
        Column(Phrase("Name"), lambda row: row.name, grows=True),
        Column(Phrase("No."), lambda row: str(row.n), lambda row: row.n, Side.RIGHT),
        Column(
            Phrase("To pay"),
            lambda row: plain(row.left),
            lambda row: row.left.minor,
            Side.RIGHT,
            tip=_minimum,
        ),
        Column(
            Phrase("State"),
            lambda row: state_words(row.state),
            tone=lambda row: state_tone(row.state),
        ),
    )


def bill_columns(today: date) -> tuple[Column[DueRow], ...]:
    """The columns of one card's bills, seen on a day."""
    day, when, _, number, left, state = due_columns(today)
    amount: Column[DueRow] = Column(
        Phrase("Amount"),
        lambda row: plain(row.amount),
        lambda row: row.amount.minor,
        Side.RIGHT,
    )
    least: Column[DueRow] = Column(
        Phrase("Minimum payment"),
        lambda row: plain(row.minimum) if row.minimum is not None else "",
        lambda row: row.minimum.minor if row.minimum is not None else -1,
        Side.RIGHT,
    )
    return (number, day, when, amount, least, left, state)


def soon_columns(today: date) -> tuple[Column[DueRow], ...]:
    """The columns that stand where there is little room."""
    day, when, name, _, amount, _ = due_columns(today)
    return (day, name, amount, when)


def _channel(row: LoanRow) -> str:
    return channel_name(row.channel)


def _next(row: LoanRow, today: date) -> str:
    if row.days_late:
        return late(row.days_late)
    if row.next_due is None:
        return tr("settled") if row.outstanding <= ZERO else ""
    return f"{short_day(row.next_due)}  {ahead(row.next_due, today)}"


def _next_tone(row: LoanRow, today: date) -> Tone:
    if row.days_late:
        return Tone.BAD
    if row.next_due is None:
        return Tone.MUTED
    return ahead_tone(row.next_due, today)


def _cost_tip(row: LoanRow) -> str:
    if row.annual.nominal is None or row.annual.effective is None:
        return ""
    words = tr("{simple} simple, {compounded} compounded, every fee counted")
    return words.format(
        simple=percent(row.annual.nominal), compounded=percent(row.annual.effective)
    )


def _minimum(row: DueRow) -> str:
    if row.minimum is None:
        return ""
    return tr("at least {amount}").format(amount=money(row.minimum))
