"""What is owed: each loan and card with its true cost against the lines of law."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planner.app.queries import LoanRow
from planner.app.usual import channel_name
from planner.catalogue.read import catalogue
from planner.model import bands
from planner.model.bands import BandKind, Passed
from planner.model.book import Book
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day
from reports import lenders_report
from reports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Note,
    Points,
    Section,
    Table,
    Tick,
    Tone,
)
from reports.facts import Facts
from reports.granted import lines_of_law, resting
from reports.words import sentences


def title() -> str:
    """The section's title; tiles lead to it."""
    return tr("What is owed")


def owed(facts: Facts) -> Section:
    """Loans and cards with a balance, the largest first."""
    blocks: list[Block] = [_table(facts)]
    if facts.debts:
        blocks += [Note(_legend(), Tone.SMALL), *_cost_lines(facts)]
        blocks += [*lenders_report.blocks(facts), *_costs(facts)]
    return resting(Section(title(), tuple(blocks)), facts, "owed", "cost")


def _legend() -> str:
    return tr(
        "True annual cost: internal rate of return with all fees; simple is what"
        " lenders must show (rate per period times periods a year), compounded lets"
        " each period's rate bear interest. A dash: a card balance has no schedule and"
        " so no such rate."
    )


def _table(facts: Facts) -> Table:
    columns = (
        Column(tr("Loan or card"), 3),
        Column(tr("Method and contract rate"), 2),
        Column(tr("True cost, simple"), align=Align.END),
        Column(tr("True cost, compounded"), align=Align.END),
        Column(tr("Next due")),
        Column(tr("Amount due (yuan)"), align=Align.END),
        Column(tr("Owed (yuan)"), align=Align.END),
    )
    rows = tuple(
        (
            *_agreed(facts.book, row),
            _rate(row.annual.nominal),
            _rate(row.annual.effective),
            short_day(row.next_due) if row.next_due else "–",
            plain(row.next_amount) if row.next_amount else "–",
            plain(row.outstanding),
        )
        for row in facts.debts
    )
    whole = plain(facts.owed)
    return Table(
        columns,
        rows,
        tr("Nothing is owed; loans and card balances would stand here."),
        total=(tr("Total"), "", "", "", "", "", whole) if rows else (),
    )


def _agreed(book: Book, row: LoanRow) -> tuple[str, str]:
    """Name with channel, method with contract rate, in words."""
    channel = channel_name(row.channel)
    name = row.name if row.name == channel else f"{row.name}\n{channel}"
    if row.is_card:
        rate = book.lines[row.loan].rate
        words = [tr("revolving"), *([say(rate)] if rate else [])]
        return name, "\n".join(words)
    terms = book.loans[row.loan].terms
    return name, f"{say(terms.method)}\n{say(terms.rate)}"


def _rate(ratio: Decimal | None) -> str:
    return "–" if ratio is None else percent(ratio)


def _cost_lines(facts: Facts) -> list[Block]:
    """Which loans lie above which line of law or guidance."""
    items = []
    for row in facts.debts:
        cost = row.annual.nominal
        above = _passed(cost, row.channel, facts.on) if cost is not None else []
        if cost is not None and above:
            highest = above[-1]
            words = (
                tr("{loan}: {cost} a year is above “{line}” ({grade}).")
                if highest.kind is BandKind.LEGAL
                else tr("{loan}: {cost} a year is above guidance “{line}” ({grade}).")
            )
            text = words.format(
                loan=row.name,
                cost=percent(cost),
                line=highest.name.in_(i18n.language()),
                grade=say(highest.grade),
            )
            note = highest.note.in_(i18n.language()) if highest.note else ""
            items.append(sentences(text, note))
    return [Points(tuple(items))] if items else []


def _passed(cost: Decimal, channel: str, on: date) -> list[Passed]:
    """The lines of the day that lie below a cost and bind this kind of lender."""
    known = catalogue().channels.get(channel)
    lender = known.lender_kind if known else None
    return [
        line
        for line in catalogue().passed(cost, on)
        if not line.lender_kinds or lender in line.lender_kinds
    ]


def _costs(facts: Facts) -> Iterator[Block]:
    """Each loan's cost against the lines that hold for every lender."""
    known = [(row, row.annual.nominal) for row in facts.debts]
    lines = bands.lines(catalogue().bands, catalogue().benchmarks, facts.on)
    values = sorted({line.value for line in lines if not line.lender_kinds})
    bars = tuple(
        Bar(
            row.name,
            _millionths(cost),
            percent(cost),
            is_marked=any(cost > value for value in values),
        )
        for row, cost in known
        if cost is not None
    )
    if not bars:
        return
    levels = tuple(Tick(_millionths(one), percent(one, 0)) for one in values)
    title_ = tr("True annual cost, simple")
    law = (lines_of_law(facts.on),)
    yield Bars(title_, bars, "across", levels, notes=law)
    words = tr(
        "Dashed: lines of law and guidance for every lender. Hatched: above the lowest."
    )
    yield Note(words, Tone.SMALL)


def _millionths(ratio: Decimal) -> int:
    return int(ratio.scaleb(6))
