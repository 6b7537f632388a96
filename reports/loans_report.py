"""What is owed: each loan and card with its true cost, and who lends how much."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from planner.app.queries import LoanRow
from planner.app.usual import channel_name
from planner.calendar import month_step
from planner.catalogue.read import catalogue
from planner.model import bands
from planner.model.bands import BandKind, Passed
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.schedule.ledger import loan_states
from planner.wording import i18n
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day
from reports.basis_report import resting
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
from reports.words import sentences

_TERMS = (3, 12, 36)  # months that part near from far


def title() -> str:
    """The section's title; tiles lead to it."""
    return tr("What is owed")


def owed(facts: Facts) -> Section:
    """Loans and cards with a balance, the largest first."""
    blocks: list[Block] = [_table(facts)]
    if facts.debts:
        blocks += [Note(_legend(), Tone.SMALL), *_cost_lines(facts)]
        blocks += [_by_channel(facts.debts), _by_term(facts), *_costs(facts)]
    return resting(Section(title(), tuple(blocks)), facts, "cost")


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


def _by_channel(debts: Sequence[LoanRow]) -> Bars:
    sums: dict[str, Money] = {}
    for row in debts:
        channel = channel_name(row.channel)
        sums[channel] = sums.get(channel, ZERO) + row.outstanding
    ordered = sorted(sums.items(), key=lambda item: (-item[1].minor, item[0]))
    bars = tuple(Bar(name, amount.minor, say(amount)) for name, amount in ordered)
    return Bars(tr("Owed by channel"), bars, "across")


def _by_term(facts: Facts) -> Bars:
    """When the principal falls due; a card balance falls due with its next bill."""
    names = (
        tr("Overdue"),
        tr("Within 3 months"),
        tr("3 to 12 months"),
        tr("1 to 3 years"),
        tr("Later"),
    )
    edges = (facts.on, *(month_step(facts.on, months) for months in _TERMS))
    sums = [0] * len(names)
    for state in loan_states(facts.book, facts.on).values():
        for row in state.rows:
            sums[sum(row.due >= edge for edge in edges)] += row.principal_left.minor
    for debt in facts.debts:
        if debt.is_card:
            late = min(debt.late, debt.outstanding).minor
            sums[0] += late
            sums[1] += debt.outstanding.minor - late
    bars = tuple(
        Bar(name, size, say(Money(size)))
        for name, size in zip(names, sums, strict=True)
    )
    return Bars(tr("Principal by when it falls due (cards: next bill)"), bars, "across")


def _costs(facts: Facts) -> Iterator[Block]:
    """Each loan's cost against the lines that hold for every lender."""
    known = [(row, row.annual.nominal) for row in facts.debts]
    bars = tuple(
        Bar(row.name, _millionths(cost), percent(cost))
        for row, cost in known
        if cost is not None
    )
    if not bars:
        return
    lines = bands.lines(catalogue().bands, catalogue().benchmarks, facts.on)
    values = sorted({line.value for line in lines if not line.lender_kinds})
    levels = tuple(Tick(_millionths(one), percent(one, 0)) for one in values)
    yield Bars(tr("True annual cost, simple"), bars, "across", levels)
    words = tr("Dashed: lines of law and guidance for every lender; see the sources.")
    yield Note(words, Tone.SMALL)


def _millionths(ratio: Decimal) -> int:
    return int(ratio.scaleb(6))
