"""Which months of a firm's year are strong, from at least two whole years."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from planner.app.queries_warnings import period_end
from planner.lean import dataclass
from planner.model.book import Book
from planner.money import Money, total

LEAST_YEARS = 2
_MONTHS = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_QUARTERS = re.compile(r"([0-9]{4})-Q([1-4])")


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """One month or quarter of the year.

    Attributes:
        part: ``03`` or ``Q1``.
        index: its revenue against the mean of its year, averaged over the years; 1 is
            an ordinary one.
        low, high: the least and the most of the years.
        revenues: year by year, as recorded.
    """

    part: str
    index: Fraction
    low: Fraction
    high: Fraction
    revenues: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Seasons:
    """The pattern of the year; ``parts`` are 12 months or 4 quarters."""

    years: tuple[int, ...]
    rows: tuple[SeasonRow, ...]

    @property
    def strongest(self) -> SeasonRow:
        """The part of the year with the most revenue; of two the earlier."""
        return max(self.rows, key=lambda row: row.index)

    @property
    def weakest(self) -> SeasonRow:
        """The part of the year with the least revenue; of two the earlier."""
        return min(self.rows, key=lambda row: row.index)


@dataclass(frozen=True, slots=True)
class NoSeasons:
    """Why no pattern is told: so many whole years of months or quarters are known."""

    years: int


def seasons(book: Book, on: date) -> Seasons | NoSeasons:
    """The pattern by months, else by quarters, over the whole years ended by ``on``."""
    months = _years(book, on, _MONTHS, 12)
    quarters = _years(book, on, _QUARTERS, 4)
    for known in (months, quarters):
        if len(known) >= LEAST_YEARS:
            return _pattern(known)
    return NoSeasons(max(len(months), len(quarters)))


def _years(
    book: Book, on: date, form: re.Pattern[str], parts: int
) -> Mapping[int, Sequence[tuple[str, Money]]]:
    """The years all of whose parts are known, and that had revenue."""
    found: dict[int, list[tuple[str, Money]]] = {}
    for one in sorted(book.figures.values(), key=lambda one: one.period):
        match, end = form.fullmatch(one.period), period_end(one.period)
        if match and end is not None and end <= on:
            part = one.period.split("-")[1]
            found.setdefault(int(match[1]), []).append((part, one.revenue))
    return {
        year: rows
        for year, rows in sorted(found.items())
        if len(rows) == parts and total(amount for _, amount in rows).minor > 0
    }


def _pattern(known: Mapping[int, Sequence[tuple[str, Money]]]) -> Seasons:
    names = [part for part, _ in next(iter(known.values()))]
    shares = [_shares([amount for _, amount in rows]) for rows in known.values()]
    rows = tuple(
        SeasonRow(
            part=name,
            index=sum((year[n] for year in shares), Fraction(0)) / len(shares),
            low=min(year[n] for year in shares),
            high=max(year[n] for year in shares),
            revenues=tuple(rows[n][1] for rows in known.values()),
        )
        for n, name in enumerate(names)
    )
    return Seasons(tuple(known), rows)


def _shares(amounts: Sequence[Money]) -> list[Fraction]:
    whole = total(amounts).minor
    return [Fraction(amount.minor * len(amounts), whole) for amount in amounts]
