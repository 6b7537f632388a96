"""A page for each calendar year: what loans and cards ask for, by month and by name."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.app.queries import DueRow
from planner.money import total
from planner.wording.i18n import tr
from planner.wording.say import plain
from reports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    Note,
    Row,
    Section,
    Table,
    Tone,
)
from reports.facts import Facts
from reports.scale import short_month

_MONTHS = range(1, 13)
Asked = Sequence[tuple[date, DueRow]]


def years(facts: Facts) -> tuple[Section, ...]:
    """A section for each year in which anything falls due, each on its own page."""
    asked = [
        (row.on, row)
        for row in facts.dues
        if row.on is not None and row.loan in facts.listed and _is_within(facts, row.on)
    ]
    return tuple(
        _year(facts, year, [one for one in asked if one[0].year == year])
        for year in sorted({day.year for day, _ in asked})
    )


def _is_within(facts: Facts, on: date) -> bool:
    return not facts.options.has_period or facts.since <= on <= facts.until


def _year(facts: Facts, year: int, asked: Asked) -> Section:
    title = tr("The year {year}").format(year=year)
    return Section(title, tuple(_blocks(facts, year, asked)), new_page=True)


def _blocks(facts: Facts, year: int, asked: Asked) -> Iterator[Block]:
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
    words = tr(
        "As the contracts run, with what was paid early in it; penalties are only in"
        " what is still to pay."
    )
    yield Note(words, Tone.SMALL)


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
    return Table(columns, rows, "", total=(tr("Total"), *_sums(facts, every)))


def _sums(facts: Facts, rows: Sequence[DueRow]) -> Row:
    loans = facts.book.loans
    sums = (
        total(row.amount for row in rows if row.loan in loans),
        total(row.amount for row in rows if row.loan not in loans),
        total(row.amount for row in rows),
        total(row.left for row in rows),
    )
    return tuple(plain(amount) for amount in sums)
