"""What is due within a year: by month, and as a list to tick off."""

from collections.abc import Mapping
from datetime import date

from planner.app.queries import DueRow
from planner.calendar import month_step
from planner.money import Money, total
from planner.schedule.replay import State
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from reports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Note,
    Row,
    Section,
    Table,
    Tone,
)
from reports.facts import Facts
from reports.granted import resting
from reports.scale import short_month

Dues = tuple[tuple[date, DueRow], ...]

_MONTHS = 12
_MOST_BARS = 14  # months side by side that can still be read
BOX, TICKED = "□", "✓"


def title(facts: Facts) -> str:
    """The section's title; tiles lead to it."""
    if not facts.options.has_period:
        return tr("Due in the next 12 months")
    words = tr("Due from {since} to {until}")
    return words.format(since=say(facts.since), until=say(facts.until))


def due(facts: Facts) -> Section:
    """Unpaid dues of the next 12 months, late ones first; of a period all its dues."""
    near = facts.due_in_period
    blocks: list[Block] = []
    late = [row for _, row in near if row.state is State.LATE]
    if late:
        words = tr("{n} payments are late, {amount} in all; they come first.")
        amount = say(total(row.left for row in late))
        text = words.format(n=len(late), amount=amount)
        blocks.append(Note(text, Tone.STRONG))
    if any(row.left for _, row in near):
        blocks.append(_by_month(near, facts))
    blocks.append(_list(near, facts))
    keys = ("fen", "bills") if near else ("fen",)
    return resting(Section(title(facts), tuple(blocks)), facts, *keys)


def next_ones(facts: Facts, most: int) -> Table:
    """The payments that come next, what is late first."""
    shown = facts.unpaid[:most]
    columns = (
        Column(tr("Due")),
        Column(tr("Loan or card"), 1),
        Column(tr("State")),
        Column(tr("To pay (yuan)"), align=Align.END),
    )
    rows = tuple(
        (short_day(day), row.name, _state(row, (facts.on - day).days), plain(row.left))
        for day, row in shown
    )
    nothing = tr("Nothing is due; instalments and bills would stand here.")
    return Table(columns, rows, nothing)


def _by_month(near: Dues, facts: Facts) -> Bars:
    start = max(facts.since, facts.on).replace(day=1)
    sums: dict[date, Money] = {}
    for day, row in near:
        month = max(day.replace(day=1), start)
        sums[month] = sums.get(month, Money(0)) + row.left
    known = [month for month, amount in sums.items() if amount]
    count = _months_between(min(known), max(known)) + 1
    months = [month_step(min(known), n) for n in range(count)]
    if count > _MOST_BARS:
        return _by_year(sums)
    late = {max(day.replace(day=1), start) for day, row in near if _is_late(row)}
    bars = tuple(
        Bar(
            short_month(month),
            sums.get(month, Money(0)).minor,
            plain(sums.get(month, Money(0))),
            is_marked=month in late,
        )
        for month in months
    )
    words = tr("Due by month (yuan; late payments in the first)")
    return Bars(words, bars, "upright")


def _by_year(sums: Mapping[date, Money]) -> Bars:
    years: dict[int, Money] = {}
    for month, amount in sums.items():
        years[month.year] = years.get(month.year, Money(0)) + amount
    bars = tuple(
        Bar(str(year), years[year].minor, say(years[year])) for year in sorted(years)
    )
    return Bars(tr("Due by year"), bars, "across")


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * _MONTHS + last.month - first.month


def _is_late(row: DueRow) -> bool:
    return row.state is State.LATE


def _list(near: Dues, facts: Facts) -> Table:
    columns = (
        Column(""),
        Column(tr("Due")),
        Column(tr("Loan or card"), 1),
        Column(tr("Instalment no."), align=Align.END),
        Column(tr("State")),
        Column(tr("As agreed (yuan)"), align=Align.END),
        Column(tr("To pay (yuan)"), align=Align.END),
    )
    rows = tuple(
        (
            TICKED if row.state is State.PAID else BOX,
            short_day(day),
            row.name,
            _number(row, facts),
            _state(row, (facts.on - day).days),
            plain(row.amount),
            plain(row.left),
        )
        for day, row in near
    )
    nothing = tr(
        "Nothing is due within 12 months; instalments and bills would stand here."
    )
    if facts.options.has_period:
        nothing = tr("Nothing falls due in the period.")
    running = _running(near)
    total_row = ("", tr("Total"), *running[-1][2:]) if running else ()
    return Table(columns, rows, nothing, total=total_row, running=running)


def _number(row: DueRow, facts: Facts) -> str:
    loan = facts.book.loans.get(row.loan)
    return f"{row.n}/{loan.terms.periods}" if loan else tr("bill")


def _state(row: DueRow, days: int) -> str:
    match row.state:
        case State.LATE:
            return tr("{n} days late").format(n=days)
        case State.PAID:
            return tr("paid")
        case _:
            return tr("due")


def _running(near: Dues) -> tuple[Row, ...]:
    agreed, left, rows = Money(0), Money(0), []
    for _, row in near:
        agreed, left = agreed + row.amount, left + row.left
        rows.append(("", "", "", "", "", plain(agreed), plain(left)))
    return tuple(rows)
