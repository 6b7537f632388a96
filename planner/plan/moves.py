"""Payments that can wait until money is there; a loan for a week's delay is a waste."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from planner.calendar import days_later
from planner.model.book import Book
from planner.model.records import Expected, Way
from planner.money import ZERO, Money
from planner.schedule.cash import CashDay, forecast, occurrences
from planner.schedule.ledger import UsualByLine

# A payment that waits longer is a broken promise.
PATIENCE = timedelta(days=14)
_TOGETHER = 2  # payments that one answer moves at most


@dataclass(frozen=True, slots=True)
class Move:
    """A payment that waits.

    Attributes:
        is_single: whether it is expected once; a rhythm is not moved lightly.
    """

    row: Expected
    on: date
    to: date

    @property
    def is_single(self) -> bool:
        """Whether it is a payment of its own, and not one of a rhythm."""
        return self.row.every == "once"


def movable(book: Book, on: date, by: date) -> tuple[Move, ...]:
    """Each payment after ``on`` that could wait, from its day to the last it may."""
    return tuple(
        Move(row, day, day + PATIENCE)
        for row in sorted(book.expected.values(), key=lambda row: (row.amount, row.id))
        if row.way is Way.OUT
        for day in occurrences(row, days_later(on, 1), by + PATIENCE)
    )


def moves_enough(
    days: tuple[CashDay, ...], moves: tuple[Move, ...], by: date, least: Money
) -> Iterator[tuple[Move, ...]]:
    """The fewest moves, each as short as may be, after which ``least`` is spare."""
    for count in range(1, _TOGETHER + 1):
        for chosen in combinations(moves, count):
            if _spare(days, chosen, by) >= least:
                yield _shortened(days, chosen, by, least)


def _shortened(
    days: tuple[CashDay, ...], chosen: tuple[Move, ...], by: date, least: Money
) -> tuple[Move, ...]:
    for n in range(len(chosen)):
        for wait in range(1, PATIENCE.days):
            one = replace(chosen[n], to=days_later(chosen[n].on, wait))
            tried = (*chosen[:n], one, *chosen[n + 1 :])
            if _spare(days, tried, by) >= least:
                chosen = tried
                break
    return chosen


def _spare(days: tuple[CashDay, ...], moves: tuple[Move, ...], by: date) -> Money:
    """The lowest cash from ``by`` on with these payments moved."""
    return min(
        day.amount
        + sum((move.row.amount for move in moves if move.on <= day.on < move.to), ZERO)
        for day in days
        if day.on >= by
    )


def replayed(
    book: Book, on: date, until: date, moves: tuple[Move, ...], usual: UsualByLine
) -> tuple[CashDay, ...]:
    """The forecast of the book in which the payments stand on their new days."""
    rows: list[Expected] = []
    for n, move in enumerate(moves):
        if move.is_single:
            rows.append(replace(move.row, first=move.to))
            continue
        taken = replace(move.row, way=Way.IN, every="once", first=move.on, until=None)
        put = replace(taken, way=Way.OUT, first=move.to)
        rows += [
            replace(taken, id=f"{move.row.id} taken {n}"),
            replace(put, id=f"{move.row.id} put {n}"),
        ]
    return forecast(book.with_(*rows), on, until, usual)
