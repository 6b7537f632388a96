"""What income and debtors that pay late do to a loan; else each day were pay day.

Axes: U patterns of what is late, M checkpoints, C candidates, S scenarios. Yuan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.calendar import month_step
from planner.model.book import Book
from planner.model.records import Expected, Way
from planner.money import Money
from planner.plan.solve import Floats
from planner.schedule.cash import CashDay, occurrences

# What is late comes a month late, as in the stress of a repayment plan: assumed.
MONTHS_LATE = 1
_FEN = 100.0

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Later:
    """What may be missing after the day of the need.

    Attributes:
        paid: (M, C) what one yuan of each asks back up to each checkpoint.
        back: (M, C) the same for what falls back where its debtor does not pay.
        is_late: (U, C) whose debtor does not pay.
        left: (U, M) cash that is there to pay with, nothing below zero.
        gap: (U,) own cash that is not there on the day of the need.
        which: (S,) the pattern of each scenario.
    """

    paid: Floats
    back: Floats
    is_late: Floats
    left: Floats
    gap: Floats
    which: NDArray[np.int64]

    @cached_property
    def gaps(self) -> Floats:
        """Own cash that is not there, by scenario: (S,)."""
        found: Floats = self.gap[self.which]
        return found

    def missing(self, amounts: Floats) -> tuple[Floats, Floats]:
        """The most that is missing on a later day, (S,), and its slopes, (U, C)."""
        asked = self.paid @ amounts + (self.is_late * amounts) @ self.back.T
        lacking = asked - self.left
        worst = lacking.argmax(axis=1)
        rows = np.arange(len(lacking))
        slopes = self.paid[worst] + self.is_late * self.back[worst]
        return lacking[rows, worst][self.which], slopes


@dataclass(frozen=True, slots=True)
class Purse:
    """Cash above the reserve by day, and the incomes that may be late.

    Attributes:
        path: with own cash for the need spent.
        spare: the own cash that the need takes.
        by: the day of the need.
    """

    path: Sequence[CashDay]
    spare: Money
    by: date
    unsure: tuple[Expected, ...]

    def held_back(self, on: date) -> Floats:
        """What each unsure income still owes on each day if late: (rows, days)."""
        since = self.path[0].on if self.path else self.by
        held = np.zeros((len(self.unsure), len(self.path)))
        last = self.path[-1].on if self.path else self.by
        for n, row in enumerate(self.unsure):
            for day in occurrences(row, on, last):
                start = max((day - since).days, 0)
                end = (month_step(day, MONTHS_LATE) - since).days
                if day > on and end > start:
                    held[n, start:end] += row.amount.minor / _FEN
        return held


def unsure_incomes(book: Book) -> tuple[Expected, ...]:
    """Incomes that plans rely on though they are not certain."""
    return tuple(
        row for row in book.relied_on() if row.way is Way.IN and row.certainty < 1
    )


def patterns(late: Bools) -> tuple[Bools, NDArray[np.int64]]:
    """Which things are late together, each combination once: (U, rows), (S,)."""
    if not late.shape[1]:
        return late[:1], np.zeros(len(late), dtype=np.int64)
    found, which = np.unique(late, axis=0, return_inverse=True)
    return found, which.reshape(-1).astype(np.int64)


def left_over(
    purse: Purse, held: Floats, is_late: Bools, edges: Sequence[date]
) -> tuple[Floats, Floats]:
    """Cash to pay with at each checkpoint, and own cash that is not there.

    Args:
        purse: cash with everything on time.
        held: as of ``Purse.held_back``.
        is_late: (U, rows).
        edges: the days on which something is paid, rising; a checkpoint is the lowest
            cash from each to the day before the next.
    """
    path = np.array([day.amount.minor / _FEN for day in purse.path])
    cash = path + purse.spare.minor / _FEN - is_late @ held
    own = np.clip(cash.min(axis=1), 0.0, purse.spare.minor / _FEN)
    after = cash - own[:, None]
    first = purse.path[0].on
    starts = [(edge - first).days for edge in edges]
    left = np.minimum.reduceat(after, starts, axis=1)
    gap: Floats = purse.spare.minor / _FEN - own
    return np.maximum(left, 0.0), gap
