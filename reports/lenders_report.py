"""Debt by lender and by term: the two questions a bank asks first."""

from collections.abc import Mapping

from planner.calendar import month_step
from planner.money import ZERO, Money, total
from planner.schedule.ledger import loan_states
from planner.wording.i18n import tr
from planner.wording.say import plain, say
from reports import lender_names
from reports.document import Align, Bar, Bars, Block, Column, Table
from reports.facts import Facts

_MOST = 15  # bars of the chart; the table has all lenders
_TERMS = (3, 12, 36)  # months that part near from far
Parts = tuple[Money, ...]


def blocks(facts: Facts) -> tuple[Block, ...]:
    """What is owed to each lender and when: a chart, a table and a chart of terms."""
    by_lender = _by_lender(facts)
    return (
        _chart(by_lender, facts),
        _table(by_lender),
        _by_term(by_lender),
    )


def _by_lender(facts: Facts) -> Mapping[str, Parts]:
    """What each lender is owed, by term; the largest first."""
    sums: dict[str, Parts] = {}
    by_debt = _by_debt(facts)
    for row in facts.debts:
        parts = by_debt[row.loan]
        name = lender_names.lender_name(facts, row)
        before = sums.get(name, (ZERO,) * len(_names()))
        sums[name] = tuple(a + b for a, b in zip(before, parts, strict=True))
    ordered = sorted(sums.items(), key=lambda one: (-total(one[1]).minor, one[0]))
    return dict(ordered)


def _by_debt(facts: Facts) -> Mapping[str, Parts]:
    """Each debt parted by when its principal falls due.

    Of a loan all that is owed is in it. A card's balance falls due with its next bill.
    """
    edges = (facts.on, *(month_step(facts.on, months) for months in _TERMS))
    states = loan_states(facts.book, facts.on)
    found: dict[str, Parts] = {}
    for row in facts.debts:
        parts = [ZERO] * (len(edges) + 1)
        if row.is_card:
            parts[0] = min(row.late, row.outstanding)
            parts[1] = row.outstanding - parts[0]
        else:
            for due in states[row.loan].rows:
                parts[sum(due.due >= edge for edge in edges)] += due.principal_left
        found[row.loan] = tuple(parts)
    return found


def _names() -> tuple[str, ...]:
    return (
        tr("Overdue"),
        tr("Within 3 months"),
        tr("3 to 12 months"),
        tr("1 to 3 years"),
        tr("Later"),
    )


def _chart(by_lender: Mapping[str, Parts], facts: Facts) -> Bars:
    named = [*by_lender.items()]
    if len(named) > _MOST:
        words = tr("{n} others, together").format(n=len(named) - _MOST + 1)
        rest = dict(named[_MOST - 1 :])
        named[_MOST - 1 :] = [(words, _sums(rest))]
    bars = tuple(
        Bar(
            name,
            total(parts).minor,
            say(total(parts)),
            parts=tuple(part.minor for part in parts),
        )
        for name, parts in named
    )
    title = tr("Owed by lender and by when it falls due")
    return Bars(title, bars, "across", key=_names(), notes=(_named(facts),))


def _table(by_lender: Mapping[str, Parts]) -> Table:
    columns = (
        Column(tr("Lender"), 1),
        *(Column(name, align=Align.END) for name in _names()),
        Column(tr("Owed (yuan)"), align=Align.END),
    )
    rows = tuple(
        (name, *(plain(part) for part in parts), plain(total(parts)))
        for name, parts in by_lender.items()
    )
    sums = _sums(by_lender)
    whole = (tr("Total"), *(plain(one) for one in sums), plain(total(sums)))
    return Table(columns, rows, "", total=whole)


def _sums(by_lender: Mapping[str, Parts]) -> Parts:
    return tuple(total(some) for some in zip(*by_lender.values(), strict=True))


def _by_term(by_lender: Mapping[str, Parts]) -> Bars:
    bars = tuple(
        Bar(name, amount.minor, say(amount), fill=place)
        for place, (name, amount) in enumerate(
            zip(_names(), _sums(by_lender), strict=True)
        )
    )
    return Bars(tr("Principal by when it falls due (cards: next bill)"), bars, "across")


def _named(facts: Facts) -> str:
    told = lender_names.sources(facts)
    if not told:
        return tr("Lenders as the book names them; no source names one.")
    words = tr(
        "Lenders as the book names them, else as sources name them for the channel:"
        " {sources}."
    )
    return words.format(sources=tr("; ").join(told))
