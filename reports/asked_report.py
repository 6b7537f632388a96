"""What a borrower asks a bank for, how it is to be repaid, and the papers for it."""

from collections.abc import Iterator

from planner.catalogue.read import catalogue
from planner.model.channel import Channel
from planner.model.dated import Dated, Text, at
from planner.model.declared import Need, SavedPlan
from planner.model.records import BookKind
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from reports import dues_report
from reports.document import Block, Column, Heading, Note, Row, Section, Table, Tone
from reports.facts import Facts
from reports.words import sentences

_BLANK = "\n"  # room to write by hand

Papers = Dated[tuple[Text, ...]]


def asked(facts: Facts) -> Section:
    """The needs that the book holds; without one, room for the pen."""
    needs = sorted(facts.book.needs.values(), key=lambda need: (need.by, need.id))
    blocks = tuple(_needs(facts, needs)) if needs else tuple(_by_hand())
    return Section(tr("What we ask for"), blocks)


def _by_hand() -> Iterator[Block]:
    yield Note(
        tr("To be filled in by hand before the talk; the book holds no need."),
        Tone.SMALL,
    )
    labels = (
        tr("Amount asked for"),
        tr("For what"),
        tr("For how long"),
        tr("How it will be repaid"),
    )
    yield pairs([(label, _BLANK) for label in labels])


def _needs(facts: Facts, needs: list[Need]) -> Iterator[Block]:
    for need in needs:
        rows = [
            (tr("Amount asked for (yuan)"), plain(need.amount)),
            (tr("Needed by"), short_day(need.by)),
            (tr("For how long"), tr("{n} months").format(n=need.months)),
            (tr("For what"), need.purpose or _BLANK),
        ]
        yield pairs(rows)
    yield Heading(tr("How it will be repaid"))
    for one in facts.kept_plans:
        yield Note(planned(one))
    yield Note(_forecast(facts))


def planned(one: SavedPlan) -> str:
    """A kept plan in a sentence or two."""
    words = tr("Plan “{name}” of {day}: {n} steps, interest and fees of {cost}.")
    said = [
        words.format(
            name=one.name,
            day=say(one.made_on),
            n=len(one.steps),
            cost=say(one.total),
        )
    ]
    if one.free_on is not None:
        said.append(tr("All is repaid on {day}.").format(day=say(one.free_on)))
    if one.adopted_on is not None:
        said.append(tr("It is followed since {day}.").format(day=say(one.adopted_on)))
    return sentences(*said)


def _forecast(facts: Facts) -> str:
    view = facts.cash
    if view.counted_on is None:
        return tr("No cash at hand is recorded, so no forecast says what is left.")
    words = tr(
        "With all dues of this paper, and without new money, cash is lowest on {day},"
        " at {amount}; the reserve is {reserve}."
    )
    return words.format(
        day=say(view.lowest.on),
        amount=say(view.lowest.amount),
        reserve=say(view.reserve),
    )


def pairs(rows: list[tuple[str, str]]) -> Table:
    """Labels and what belongs to them."""
    return Table((Column(""), Column("", 1)), tuple(rows), "")


def papers(facts: Facts) -> Section:
    """The usual papers, then what the catalogue names for the channels of the book."""
    is_firm = facts.book.profile.kind is BookKind.BUSINESS
    rows = tuple((dues_report.BOX, paper) for paper in _usual(is_firm=is_firm))
    words = tr("Usual papers, as this program assumes; ask the bank for its list.")
    blocks: list[Block] = [
        Note(words, Tone.SMALL),
        Table((Column(""), Column(tr("Paper"), 1)), rows, ""),
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
    """The channels of the listed lines and loans of which a source names the papers."""
    book = facts.book
    used = [
        *(one.channel for key, one in book.lines.items() if key in facts.listed),
        *(one.channel for key, one in book.loans.items() if key in facts.listed),
    ]
    channels = catalogue().channels
    for key in dict.fromkeys(used):
        channel = channels.get(key or "")
        known = at(channel.papers, facts.on) if channel else None
        if channel is not None and known is not None:
            yield channel, known


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
