"""What customers owe a firm: its ledger, ages, debtors, and what each may bring."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from planner.app.business_text import probability
from planner.app.queries_missed import Everyone, Missed, missed_debtors
from planner.app.queries_receivables import (
    AgeRow,
    DebtorRow,
    ReceivableRow,
    Receivables,
    receivables,
)
from planner.model.book import Book
from planner.model.records import Receivable
from planner.money import Money, total
from planner.schedule.collect import Collection
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day
from reports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    Note,
    Points,
    Row,
    Section,
    Table,
)
from reports.granted import collections

_MOST = 3  # dues named of those that break
_OLDEST = 4  # the place of the oldest age; its bar is the darkest


def section(book: Book, on: date) -> Section:
    """Who owes the firm, since when, how late, and what is likely to come."""
    told = receivables(book, on)
    blocks: list[Block] = [_ledger(told)]
    if told.rows:
        blocks += [
            _ageing(told.ages),
            Heading(tr("Expected collections"), _rests_on(told)),
            _expected(told),
            Heading(tr("Debtors")),
            _debtors(told.debtors),
        ]
    return Section(tr("Receivables"), tuple(blocks))


def _ledger(told: Receivables) -> Table:
    columns = (
        Column(tr("Debtor"), 1),
        Column(tr("Issued")),
        Column(tr("Due")),
        Column(tr("Days late"), align=Align.END),
        Column(tr("Confirmed")),
        Column(tr("Amount (yuan)"), align=Align.END),
    )
    rows = tuple(_open(row.collection) for row in told.rows)
    return Table(
        columns,
        rows,
        tr("No receivable is recorded; what customers still owe would stand here."),
        total=(tr("Total"), "", "", "", "", plain(told.amount)) if rows else (),
        running=_running([row.collection.receivable.amount for row in told.rows]),
    )


def _open(one: Collection) -> Row:
    record = one.receivable
    return (
        record.debtor,
        short_day(record.issued_on),
        short_day(record.due_on),
        str(one.days_late) if one.days_late else "–",
        _confirmed(record),
        plain(record.amount),
    )


def _running(amounts: Sequence[Money]) -> tuple[Row, ...]:
    return tuple(
        ("", "", "", "", "", plain(total(amounts[: n + 1])))
        for n in range(len(amounts))
    )


def _confirmed(one: Receivable) -> str:
    if one.confirmed is None:
        return tr("not asked")
    return tr("yes") if one.confirmed else tr("no")


def _ageing(ages: Iterable[AgeRow]) -> Bars:
    bars = tuple(
        Bar(
            say(row.name),
            row.amount.minor,
            tr("{amount}, {share}").format(
                amount=say(row.amount), share=_share(row.permille)
            ),
            fill=_OLDEST - place,
        )
        for place, row in enumerate(ages)
    )
    return Bars(tr("Receivables by age"), bars, "across")


def _expected(told: Receivables) -> Table:
    columns = (
        Column(tr("Debtor"), 2),
        Column(tr("Likely day")),
        Column(tr("Probability"), align=Align.END),
        Column(tr("What it rests on"), 3),
        Column(tr("Expected (yuan)"), align=Align.END),
    )
    return Table(
        columns,
        tuple(_likely(row) for row in told.rows),
        "",
        total=(tr("Total"), "", "", "", plain(told.expected)),
    )


def _likely(row: ReceivableRow) -> Row:
    one = row.collection
    return (
        one.receivable.debtor,
        likely_day(one),
        likely_share(one),
        say(row.why),
        plain(one.expected),
    )


def likely_day(one: Collection) -> str:
    """The likely day, and the range in which earlier ones came."""
    if one.on is None:
        return "–"
    day = short_day(one.on)
    if one.earliest is None or one.latest is None or one.earliest == one.latest:
        return day
    words = tr("{day}\n{earliest} to {latest}")
    return words.format(
        day=day, earliest=_month_day(one.earliest), latest=_month_day(one.latest)
    )


def _month_day(day: date) -> str:
    return f"{day:%m-%d}"


def likely_share(one: Collection) -> str:
    """The probability, with its range where it was counted."""
    told = probability(one.probability)
    if one.low is None or one.high is None:
        return told
    words = tr("{share}\n{low}–{high}")
    return words.format(share=told, low=percent(one.low, 0), high=percent(one.high, 0))


def _rests_on(told: Receivables) -> tuple[str, ...]:
    """What the expected collections take for granted."""
    if not told.unjudged:
        return (collections(),)
    words = tr("For {amount} nothing tells a probability: it counts as nothing.")
    return (collections(), words.format(amount=say(told.unjudged)))


def _debtors(rows: Iterable[DebtorRow]) -> Table:
    columns = (
        Column(tr("Debtor"), 1),
        Column(tr("Share of all"), align=Align.END),
        Column(tr("Paid before"), align=Align.END),
        Column(tr("On time"), align=Align.END),
        Column(tr("Usual delay (days)"), align=Align.END),
        Column(tr("Late now (yuan)"), align=Align.END),
        Column(tr("Open (yuan)"), align=Align.END),
    )
    return Table(
        columns,
        tuple(
            (
                row.debtor,
                _share(row.permille),
                str(len(row.habit.delays)),
                str(row.habit.on_time) if row.habit.delays else "–",
                "–" if row.habit.median is None else str(row.habit.median),
                plain(row.late),
                plain(row.amount),
            )
            for row in rows
        ),
        "",
    )


def _share(permille: int) -> str:
    return percent(Decimal(permille) / 1000, 1)


def missed(book: Book, on: date) -> Section:
    """What one debtor that does not pay would do to the next thirteen weeks."""
    everyone, rows = missed_debtors(book, on)
    columns = (
        Column(tr("Debtor"), 1),
        Column(tr("Amount (yuan)"), align=Align.END),
        Column(tr("Lowest cash (yuan)"), align=Align.END),
        Column(tr("On")),
        Column(tr("Below the reserve in week"), align=Align.END),
        Column(tr("Dues that break"), align=Align.END),
    )
    table = Table(
        columns,
        tuple(
            (
                row.debtor,
                plain(row.amount),
                plain(row.lowest.amount),
                short_day(row.lowest.on),
                "–" if row.week is None else str(row.week),
                str(len(row.breaks)),
            )
            for row in rows
        ),
        tr("No receivable has a likely day in the next 13 weeks."),
    )
    blocks: list[Block] = [Note(_against(everyone)), table]
    said = tuple(say_missed(row) for row in rows if row.week is not None)
    if said:
        blocks.append(Points(said))
    title = tr("If one debtor does not pay")
    return Section(title, tuple(blocks), (collections(),))


def _against(everyone: Everyone) -> str:
    words = tr(
        "If everybody pays in full on the likely day, cash is lowest on {day} with"
        " {amount}. Each row leaves out one debtor."
    )
    lowest = everyone.lowest
    return words.format(day=short_day(lowest.on), amount=say(lowest.amount))


def say_missed(row: Missed) -> str:
    """The week in which cash falls below the reserve, and the dues that break."""
    if row.below_reserve is None:
        words = tr("Without {debtor} the reserve is kept.")
        return words.format(debtor=row.debtor)
    words = (
        tr("Without {debtor}: below the reserve on {day}, as it is anyway.")
        if row.already
        else tr("Without {debtor}: below the reserve from {day} on (week {week}).")
    )
    said = words.format(
        debtor=row.debtor, day=short_day(row.below_reserve.on), week=row.week
    )
    if not row.breaks:
        return said
    named = tr(", ").join(
        f"{due.name} {short_day(due.on)}" for due in row.breaks[:_MOST] if due.on
    )
    words = tr("{said} Money lacks for {n} dues, first {names}.")
    return words.format(said=said, n=len(row.breaks), names=named)
