"""Cash by the day: what comes, what goes beside the debts; a due day is a day.

Axes: D days from the day of the plan on. Amounts are int64 fen, so that sums are exact.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.calendar import days_later, month_step
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Way
from planner.money import ZERO, Money
from planner.plan.plan import LowestCash, Step
from planner.schedule.cash import cash_at, occurrences

Fen = NDArray[np.int64]


@dataclass(frozen=True)
class Purse:
    """Cash at hand and what is expected, before any debt is paid.

    Attributes:
        start: cash at the end of the day of the plan.
        income, outgo: (D,) expected; those of the first day are in ``start`` already.
        reserve: below it cash must not fall.
    """

    on: date
    start: Money
    income: Fen
    outgo: Fen
    reserve: Money

    @cached_property  # asked for at each step; incomes of every day are many
    def income_days(self) -> tuple[date, ...]:
        """The day of the plan, and every day on which money comes in."""
        places = np.flatnonzero(self.income)
        return tuple(sorted({self.on, *(self._day(int(n)) for n in places)}))

    def path(self, steps: Iterable[Step]) -> Fen:
        """Cash at the end of each day: (D,)."""
        moves = self.income - self.outgo
        moves[0] += self.start.minor
        for step in steps:
            moves[(step.on - self.on).days] -= step.amount.minor
        cash: Fen = np.cumsum(moves)
        return cash

    def spare(self, path: Fen, on: date, until: date | None = None) -> Money:
        """The least above the reserve from a day on; before ``until`` if given."""
        first = (on - self.on).days
        last = len(path) if until is None else max((until - self.on).days, first + 1)
        return Money(int(path[first:last].min())) - self.reserve

    def lowest(self, path: Fen) -> LowestCash:
        """The least cash and the first day that has it."""
        place = int(path.argmin())
        return LowestCash(self._day(place), Money(int(path[place])))

    def low_days(self, path: Fen) -> Iterator[tuple[date, Money]]:
        """The last day before each income and the very last: where cash is least."""
        for day in (*self.income_days[1:], days_later(self.on, len(path))):
            before = days_later(day, -1)
            cash = Money(int(path[(before - self.on).days]))
            yield before, cash - self.reserve

    def misses(self, steps: Iterable[Step]) -> int:
        """Payments and expenses that cannot be made without touching the reserve."""
        owed: dict[int, list[int]] = {
            int(place): [int(self.outgo[place])] for place in np.flatnonzero(self.outgo)
        }
        for step in steps:
            owed.setdefault((step.on - self.on).days, []).append(step.amount.minor)
        cash, missed = self.start.minor, 0
        for place in range(len(self.income)):
            cash += int(self.income[place])
            for amount in owed.get(place, ()):
                cash -= amount
                missed += cash < self.reserve.minor
        return missed

    def _day(self, place: int) -> date:
        return days_later(self.on, place)


def purse(book: Book, on: date, until: date, extra: Money = ZERO) -> Purse:
    """The purse of a book from ``on`` through ``until``.

    Args:
        book: the book.
        on: the day of the plan.
        until: the last day that is looked at.
        extra: what is there beside, each month, from the day of the plan on.
    """
    count = (until - on).days + 1
    income, outgo = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for row in book.relied_on():
        into = income if row.way is Way.IN else outgo
        for day in occurrences(row, days_later(on, 1), until):
            into[(day - on).days] += row.amount.minor
    if extra:
        months = 0
        while (day := month_step(on, months)) <= until:
            income[(day - on).days] += extra.minor
            months += 1
    return Purse(on, cash_at(book, on), income, outgo, book.assumed.reserve)
