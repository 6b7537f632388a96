"""What lenders are said to measure of a borrower, against the rules of thumb."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from types import MappingProxyType

from planner.app.measures import GRID_MONTHS, LenderRow, Measured, Measures
from planner.app.queries_bureau import bureau
from planner.calendar import month_step
from planner.catalogue.thumbs import thumbs
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.dated import Dated, Grade, Source, Text, at
from planner.model.thumbs import Stand, Thumb
from planner.phrases import Phrase, Sentence

INQUIRY_MONTHS = (1, 2, 3, 6, 12, 24)
_PERCENT = 100
_RATIOS = frozenset({"dti", "card-use"})


@dataclass(frozen=True, slots=True)
class ThumbRow:
    """One rule of thumb beside a measure.

    Attributes:
        stand: None where the measure is not known.
        low, high: up to ``low`` all reports call it fine, above ``high`` none does.
        since, grade, checked_on, source, href: the papers of the rule.
    """

    stand: Stand | None
    low: float
    high: float
    say: Sentence
    since: date
    grade: Grade
    checked_on: date
    source: Source
    note: Text | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One thing that lenders are said to look at.

    Attributes:
        measure: its name in the headless interface.
        value: a ratio or a count; None where the book cannot tell.
        records: ids of the records that it was counted from.
        how: how it is computed.
        thumb: the rule of thumb; None where none is told.
    """

    measure: str
    name: Phrase
    value: float | None
    say: Sentence
    how: Phrase
    records: tuple[str, ...]
    thumb: ThumbRow | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One account's months as the bureau writes them, the oldest first.

    Attributes:
        months: first days of the last twenty-four months.
        codes: of each; empty where the account has none for it.
    """

    account: str
    name: str
    months: tuple[date, ...]
    codes: tuple[str, ...]


def measures(book: Book, on: date) -> tuple[MeasureRow, ...]:
    """Every measure on that day, from nothing later."""
    seen = Measures(book, on)
    found = [seen.burden, seen.debt_by_income, seen.card_use]
    found += [seen.loans_open, seen.lenders_owed, seen.largest_share]
    found += [seen.asked(months) for months in INQUIRY_MONTHS]
    found += [seen.overdue_in_a_row, seen.overdue_in_all]
    rules = _rules(on)
    return tuple(_row(one, rules) for one in found)


def lenders(book: Book, on: date) -> tuple[LenderRow, ...]:
    """Who is owed how much, the most first."""
    return Measures(book, on).by_lender


def grid(book: Book, on: date) -> tuple[GridRow, ...]:
    """The bureau's last twenty-four months, a row an account."""
    first = month_step(on.replace(day=1), 1 - GRID_MONTHS)
    months = tuple(month_step(first, n) for n in range(GRID_MONTHS))
    found = []
    for _, rows in groupby(bureau(book, on), key=lambda row: row.account):
        own = list(rows)
        codes = {row.month: row.code for row in own}
        cells = tuple(codes.get(month, "") for month in months)
        if any(cells):
            found.append(GridRow(own[0].account, own[0].name, months, cells))
    return tuple(found)


_NAMES: Mapping[str, Phrase] = MappingProxyType(
    {
        "dti": Phrase("Monthly debt against income"),
        "debt-by-income": Phrase("Debt against monthly income"),
        "card-use": Phrase("Use of cards"),
        "loans-open": Phrase("Loans open"),
        "lenders-owed": Phrase("Lenders owed"),
        "largest-share": Phrase("Largest lender's share"),
        "inquiries-1": Phrase("Hard inquiries in 1 month"),
        "inquiries-2": Phrase("Hard inquiries in 2 months"),
        "inquiries-3": Phrase("Hard inquiries in 3 months"),
        "inquiries-6": Phrase("Hard inquiries in 6 months"),
        "inquiries-12": Phrase("Hard inquiries in 12 months"),
        "inquiries-24": Phrase("Hard inquiries in 24 months"),
        "overdue-row": Phrase("Overdue months in a row, in two years"),
        "overdue-all": Phrase("Overdue months in all, in two years"),
    }
)
_ASKED = Phrase(
    "inquiries and applications in the book; your own queries do not count, and one"
    " lender that asks again within a fortnight counts once"
)
_OVERDUE = Phrase(
    "months with a code of 1 to 7 in the bureau's grid, of the account with most"
)
_HOW: Mapping[str, Phrase] = MappingProxyType(
    {
        "dti": Phrase(
            "instalments of the next 30 days plus 10% of what is used on cards, over"
            " the monthly income"
        ),
        "debt-by-income": Phrase("all that is owed over the monthly income"),
        "card-use": Phrase("what is used on all cards over their limits"),
        "loans-open": Phrase("loans with something outstanding; collateral not told"),
        "lenders-owed": Phrase("lenders to whom something is owed"),
        "largest-share": Phrase("what the largest lender is owed over all that is"),
        "overdue-row": _OVERDUE,
        "overdue-all": _OVERDUE,
    }
)


def _rules(on: date) -> Mapping[str, Dated[Thumb]]:
    by_measure: dict[str, list[Dated[Thumb]]] = {}
    for rule in sorted(thumbs(), key=lambda rule: rule.from_):
        by_measure.setdefault(rule.value.measure, []).append(rule)
    found = {measure: at(history, on) for measure, history in by_measure.items()}
    return {measure: rule for measure, rule in found.items() if rule}


def _row(found: Measured, rules: Mapping[str, Dated[Thumb]]) -> MeasureRow:
    rule = rules.get(found.measure)
    return MeasureRow(
        measure=found.measure,
        name=_NAMES[found.measure],
        value=found.value,
        say=found.say,
        how=_HOW.get(found.measure, _ASKED),
        records=found.records,
        thumb=_thumb_row(found.value, rule) if rule else None,
    )


_STANDS: Mapping[Stand, Phrase] = MappingProxyType(
    {
        Stand.WITHIN: Phrase("within what all reports call fine ({low})"),
        Stand.BETWEEN: Phrase("fine to some, too much to others ({low} to {high})"),
        Stand.BEYOND: Phrase("more than any report calls fine ({high})"),
    }
)
_NO_STAND = Phrase("reports call up to {low}, some up to {high}, fine")


def _thumb_row(value: float | None, rule: Dated[Thumb]) -> ThumbRow:
    thumb = rule.value
    stand = None if value is None else thumb.stand(value)
    low, high = (_shown(thumb.measure, edge) for edge in (thumb.low, thumb.high))
    words = _NO_STAND if stand is None else _STANDS[stand]
    given = {"low": low, "high": high}
    used = {name: text for name, text in given.items() if f"{{{name}}}" in words}
    return ThumbRow(
        stand=stand,
        low=thumb.low,
        high=thumb.high,
        say=Sentence(words, **used),
        since=rule.from_,
        grade=rule.grade,
        checked_on=rule.checked_on,
        source=rule.source,
        note=rule.note,
    )


def _shown(measure: str, edge: float) -> str:
    return f"{edge * _PERCENT:.0f}%" if measure in _RATIOS else f"{edge:g}"
