"""The papers to bring to a credit talk, to tick off: the usual ones, and by channel."""

from collections.abc import Iterator

from planner.app.usual import channel_name
from planner.catalogue.read import catalogue
from planner.model.channel import Channel
from planner.model.dated import Dated, Text, at
from planner.model.records import BookKind
from planner.wording.i18n import tr
from planner.wording.say import say, short_day
from reports import dues_report
from reports.document import Block, Column, Heading, Note, Row, Section, Table, Tone
from reports.facts import Facts

Papers = Dated[tuple[Text, ...]]


def papers(facts: Facts) -> Section:
    """The usual papers, then what sources name for the channels of book and needs."""
    is_firm = facts.book.profile.kind is BookKind.BUSINESS
    rows = tuple((dues_report.BOX, paper) for paper in _usual(is_firm=is_firm))
    words = tr("Usual papers, as this program assumes; ask the bank for its list.")
    blocks: list[Block] = [
        Note(words, Tone.SMALL),
        Table((Column(""), Column(tr("Paper"), 1)), rows, ""),
        *_of_needs(facts),
    ]
    named = tuple(_named(facts))
    if named:
        blocks += _of_catalogue(named)
    return Section(tr("Papers attached"), tuple(blocks))


def _usual(*, is_firm: bool) -> tuple[str, ...]:
    if is_firm:
        return (
            tr("Business licence"),
            tr("Identity card of the legal representative"),
            tr("Credit reports of the firm and its legal representative"),
            tr("Bank statements of the last 6 months"),
            tr("Tax returns and invoices of the last 12 months"),
            tr("Annual accounts of the last 2 years"),
            tr("Contracts and invoices behind the receivables"),
            tr("Contracts of the loans listed here"),
        )
    return (
        tr("Identity card"),
        tr("Credit report, not older than a month"),
        tr("Bank statements of the last 6 months"),
        tr("Proof of income or payroll record"),
        tr("Contracts of the loans listed here"),
    )


def _named(facts: Facts) -> Iterator[tuple[Channel, Papers]]:
    """The channels of which a source names the papers, those of the book first."""
    book = facts.book
    used = [
        *(one.channel for key, one in book.lines.items() if key in facts.listed),
        *(one.channel for key, one in book.loans.items() if key in facts.listed),
        *facts.candidates,
    ]
    channels = catalogue().channels
    for key in dict.fromkeys(used):
        channel = channels.get(key or "")
        known = at(channel.papers, facts.on) if channel else None
        if channel is not None and known is not None:
            yield channel, known


def _of_needs(facts: Facts) -> Iterator[Block]:
    """Which channels could lend what is asked for, by law, price and term."""
    if facts.candidates:
        words = tr(
            "For what is asked for, these channels come into question by law, price and"
            " term: {names}. No lender has agreed to anything."
        )
        names = tr(", ").join(channel_name(one) for one in facts.candidates)
        yield Note(words.format(names=names), Tone.SMALL)


def _of_catalogue(named: tuple[tuple[Channel, Papers], ...]) -> list[Block]:
    rows: list[Row] = [
        (dues_report.BOX, say(channel.name), say(paper))
        for channel, known in named
        for paper in known.value
    ]
    columns = (Column(""), Column(tr("Channel")), Column(tr("Paper"), 1))
    words = tr("{channel}: grade {grade}, checked on {day}, source: {source}")
    return [
        Heading(tr("What sources say that these channels ask for")),
        Table(columns, tuple(rows), ""),
        *(
            Note(
                words.format(
                    channel=say(channel.name),
                    grade=say(known.grade),
                    day=short_day(known.checked_on),
                    source=say(known.source.title),
                ),
                Tone.SMALL,
            )
            for channel, known in named
        ),
    ]
