"""A page for each calendar year: what falls due, and how balances run through it."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.app.queries import DueRow
from planner.app.queries_years import StretchRow, stretch
from planner.money import total
from planner.schedule.ledger import loan_states
from planner.wording.i18n import tr
from planner.wording.say import plain, short_day
from reports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    Row,
    Section,
    Table,
)
from reports.facts import Facts
from reports.scale import short_month
from reports.words import sentences

_MONTHS = range(1, 13)
Asked = Sequence[tuple[date, DueRow]]


def years(facts: Facts) -> tuple[Section, ...]:
    """A section for each year in which anything is drawn or due, on its own page."""
    asked = [
        (row.on, row)
        for row in facts.dues
        if row.on is not None and row.loan in facts.listed and _is_within(facts, row.on)
    ]
    drawn = [
        loan.terms.drawn_on
        for key, loan in facts.book.loans.items()
        if key in loan_states(facts.book, facts.on) and key in facts.listed
    ]
    days = [day for day, _ in asked] + [day for day in drawn if _is_within(facts, day)]
    return tuple(
        _year(facts, year, [one for one in asked if one[0].year == year])
        for year in sorted({day.year for day in days})
    )


def _is_within(facts: Facts, on: date) -> bool:
    return not facts.options.has_period or facts.since <= on <= facts.until


def _year(facts: Facts, year: int, asked: Asked) -> Section:
    title = tr("The year {year}").format(year=year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    if facts.options.has_period:
        first, last = max(first, facts.since), min(last, facts.until)
    told = stretch(facts.book, facts.on, first, last, facts.listed)
    blocks = [*(_dues(facts, year, asked) if asked else ())]
    notes = [*((_legend_of_dues(),) if asked else ())]
    if told:
        blocks += _balances(told, first, last)
        notes.append(_legend(last > facts.on))
    return Section(title, tuple(blocks), tuple(notes), new_page=True)


def _dues(facts: Facts, year: int, asked: Asked) -> Iterator[Block]:
    months = [
        (date(year, n, 1), [row for day, row in asked if day.month == n])
        for n in _MONTHS
    ]
    told = [(short_month(month), rows) for month, rows in months if rows]
    bars = tuple(
        Bar(name, amount.minor, plain(amount))
        for name, rows in told
        if (amount := total(row.amount for row in rows))
    )
    yield Bars(tr("Due by month (yuan)"), bars, "upright")
    every = [row for _, row in asked]
    yield _table(tr("Month"), told, facts, every)
    yield Heading(tr("By loan and card"))
    names = dict.fromkeys(row.name for row in every)
    by_name = [(name, [row for row in every if row.name == name]) for name in names]
    yield _table(tr("Loan or card"), by_name, facts, every)


def _legend_of_dues() -> str:
    return tr(
        "As the contracts run, with what was paid early in it; penalties are only in"
        " what is still to pay."
    )


def _balances(
    told: Sequence[StretchRow], first: date, last: date
) -> tuple[Heading, Table]:
    start, end = tr("Owed before {day}"), tr("Owed after {day}")
    columns = (
        Column(tr("Loan"), 1),
        Column(start.format(day=short_day(first)), align=Align.END),
        Column(tr("Drawn in it"), align=Align.END),
        Column(tr("Principal repaid"), align=Align.END),
        Column(end.format(day=short_day(last)), align=Align.END),
        Column(tr("Interest"), align=Align.END),
        Column(tr("Fees"), align=Align.END),
    )
    rows = tuple((row.name, *_parts([row])) for row in told)
    whole = (tr("Total"), *_parts(told))
    table = Table(columns, rows, "", total=whole, is_close=True)
    return Heading(tr("Principal, interest and balances of loans")), table


def _parts(told: Sequence[StretchRow]) -> Row:
    names = ("start", "drawn", "principal", "end", "interest", "fees")
    return tuple(plain(total(getattr(row, name) for row in told)) for name in names)


def _legend(is_ahead: bool) -> str:  # noqa: FBT001  # whether days to come are told
    words = tr(
        "In yuan, for loans; cards have no schedule. Owed at the start + drawn −"
        " principal repaid = owed at the end. Interest and fees as agreed, without"
        " penalties."
    )
    if not is_ahead:
        return words
    return sentences(
        words,
        tr("After today everything counts as paid, what is late first."),
    )


def _table(
    head: str,
    told: Sequence[tuple[str, Sequence[DueRow]]],
    facts: Facts,
    every: Sequence[DueRow],
) -> Table:
    columns = (
        Column(head, 1),
        Column(tr("Instalments (yuan)"), align=Align.END),
        Column(tr("Card bills (yuan)"), align=Align.END),
        Column(tr("Due (yuan)"), align=Align.END),
        Column(tr("To pay (yuan)"), align=Align.END),
    )
    rows = tuple((name, *_sums(facts, some)) for name, some in told)
    whole = (tr("Total"), *_sums(facts, every))
    return Table(columns, rows, "", total=whole, is_close=True)


def _sums(facts: Facts, rows: Sequence[DueRow]) -> Row:
    loans = facts.book.loans
    sums = (
        total(row.amount for row in rows if row.loan in loans),
        total(row.amount for row in rows if row.loan not in loans),
        total(row.amount for row in rows),
        total(row.left for row in rows),
    )
    return tuple(plain(amount) for amount in sums)
