"""A checklist: which channels fit a sort of firm, their papers, and when to apply."""

from collections.abc import Iterator
from datetime import date

from planner.app.queries_sectors import SectorChannel, sector_channels
from planner.model.book import Book
from planner.model.dated import Dated
from planner.model.offers import Sector
from planner.wording.i18n import tr
from planner.wording.offers import told
from planner.wording.say import say, short_day
from reports import cover, dues_report
from reports.document import (
    Block,
    Column,
    Document,
    Heading,
    Note,
    Row,
    Section,
    Table,
    Tone,
)
from reports.facts import Facts


def checklist(
    book: Book, on: date, sector: Sector, needed_on: date | None = None
) -> Document:
    """What to prepare and by when, to tick off by hand."""
    glance, *channels = sections(sector, on, needed_on)
    return cover.document(
        title(sector), Facts(book, on), glance.blocks, tuple(channels)
    )


def title(sector: Sector) -> str:
    """What the checklist is called."""
    return tr("Checklist for {firm}").format(firm=say(sector))


def sections(
    sector: Sector, on: date, needed_on: date | None = None
) -> tuple[Section, ...]:
    """All channels side by side, then each with its papers."""
    found = sector_channels(sector, on, needed_on)
    return (
        Section(tr("At a glance"), tuple(_glance(found, on, needed_on))),
        *(Section(say(one.channel.name), tuple(_channel(one))) for one in found),
    )


def _what_it_is() -> str:
    return tr(
        "What the catalogue tells to fit, in its own order: no ranking and no"
        " recommendation of a lender. Each fact has its grade; what no source tells is"
        " left to ask the bank."
    )


def _glance(
    found: tuple[SectorChannel, ...], on: date, needed_on: date | None
) -> Iterator[Block]:
    yield Note(_what_it_is())
    if needed_on is not None:
        words = tr("The money is needed on {day}.")
        yield Note(words.format(day=say(needed_on)), Tone.STRONG)
    columns = (
        Column(""),
        Column(tr("Channel"), 2),
        Column(tr("Why it fits"), 3),
        Column(tr("Money comes within"), 2),
        Column(tr("Apply by")),
    )
    yield Table(columns, tuple(_row(one, on) for one in found), "")
    words = tr("Apply by: the last day from which even the longer wait ends in time.")
    yield Note(words, Tone.SMALL)
    if any(one.apply_by is not None and one.apply_by < on for one in found):
        words = tr(
            "Where that day is past, money asked for today may come after {day}; ask"
            " the lender, or need it later."
        )
        yield Note(words.format(day=say(needed_on)), Tone.STRONG)


def _row(one: SectorChannel, on: date) -> Row:
    return (
        dues_report.BOX,
        say(one.channel.name),
        graded(one.fit, say(one.fit.value.say)),
        graded(one.money_in, told(one.money_in.value) if one.money_in else ""),
        _apply_by(one.apply_by, on),
    )


def _apply_by(day: date | None, on: date) -> str:
    """The last day to apply, with a word where it is past."""
    if day is None:
        return "–"
    said = short_day(day)
    return tr("{day}, already past").format(day=said) if day < on else said


def graded(entry: Dated[object] | None, said: str) -> str:
    """A fact with its grade in brackets; that nobody told it, where nobody did."""
    if entry is None:
        return tr("not known: ask the bank")
    return tr("{say} (grade {grade})").format(say=said, grade=say(entry.grade))


def _channel(one: SectorChannel) -> Iterator[Block]:
    if one.template:
        yield Note(tr("A pattern only: no lender was seen to offer it."), Tone.STRONG)
    if not one.direct:
        yield Note(
            tr("Cannot be applied for directly, only through a bank."), Tone.STRONG
        )
    who = say(one.who.value) if one.who else ""
    yield Note(tr("Who may borrow: {who}").format(who=graded(one.who, who)))
    yield from _papers(one)
    for remark in one.remarks:
        yield Note(graded(remark, say(remark.value)), Tone.SMALL)


def _papers(one: SectorChannel) -> Iterator[Block]:
    yield Heading(tr("Papers"))
    if one.papers is None:
        yield Note(tr("No source tells which papers it asks for: ask the bank."))
        return
    rows = tuple((dues_report.BOX, say(paper)) for paper in one.papers.value)
    yield Table((Column(""), Column(tr("Paper"), 1)), rows, "")
    words = tr("Grade {grade}, checked on {day}, source: {source}")
    yield Note(
        words.format(
            grade=say(one.papers.grade),
            day=short_day(one.papers.checked_on),
            source=say(one.papers.source.title),
        ),
        Tone.SMALL,
    )
