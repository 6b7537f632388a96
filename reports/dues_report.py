"""What is due within a year: by month, and as a list to tick off."""

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
from reports.scale import short_month

Dues = tuple[tuple[date, DueRow], ...]

_MONTHS = 12
BOX = "□"


def title() -> str:
    """The section's title; tiles lead to it."""
    return tr("Due in the next 12 months")


def due(facts: Facts) -> Section:
    """Unpaid dues of the next 12 months, what is late first."""
    near = facts.in_a_year
    blocks: list[Block] = []
    late = [row for _, row in near if row.state is State.LATE]
    if late:
        words = tr("{n} payments are late, {amount} in all; they come first.")
        amount = say(total(row.left for row in late))
        text = words.format(n=len(late), amount=amount)
        blocks.append(Note(text, Tone.STRONG))
    if near:
        blocks.append(_by_month(near, facts.on))
    blocks.append(_list(near, facts))
    if near:
        blocks.append(Note(_legend(), Tone.SMALL))
    return Section(title(), tuple(blocks))


def _legend() -> str:
    return tr(
        "Card bills count with their whole balance. Interest of later periods is as"
        " agreed today: a change of rate, an early or a late payment changes it."
    )


def _by_month(near: Dues, on: date) -> Bars:
    start = on.replace(day=1)
    months = [month_step(start, n) for n in range(_MONTHS + 1)]
    sums = dict.fromkeys(months, Money(0))
    for day, row in near:
        month = max(day.replace(day=1), start)
        sums[month] += row.left
    if not sums[start]:
        del sums[start]
    while not sums[max(sums)]:
        del sums[max(sums)]
    bars = tuple(
        Bar(short_month(month), amount.minor, plain(amount))
        for month, amount in sums.items()
    )
    return Bars(tr("Due by month (yuan; late payments in the first)"), bars, "upright")


def _list(near: Dues, facts: Facts) -> Table:
    columns = (
        Column(""),
        Column(tr("Due")),
        Column(tr("Loan or card"), 1),
        Column(tr("Instalment no."), align=Align.END),
        Column(tr("State")),
        Column(tr("To pay (yuan)"), align=Align.END),
    )
    rows = tuple(
        (
            BOX,
            short_day(day),
            row.name,
            _number(row, facts),
            _state(row, (facts.on - day).days),
            plain(row.left),
        )
        for day, row in near
    )
    return Table(
        columns,
        rows,
        tr("Nothing is due within 12 months; instalments and bills would stand here."),
        total=("", tr("Total"), "", "", "", plain(facts.due_in_a_year)) if rows else (),
        running=_running(near),
    )


def _number(row: DueRow, facts: Facts) -> str:
    loan = facts.book.loans.get(row.loan)
    return f"{row.n}/{loan.terms.periods}" if loan else tr("bill")


def _state(row: DueRow, days: int) -> str:
    if row.state is State.LATE:
        return tr("{n} days late").format(n=days)
    return tr("due")


def _running(near: Dues) -> tuple[Row, ...]:
    sums, rows = Money(0), []
    for _, row in near:
        sums += row.left
        rows.append(("", "", "", "", "", plain(sums)))
    return tuple(rows)
