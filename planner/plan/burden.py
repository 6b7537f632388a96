"""What part of income all instalments take; a lender looks at it before a purse does.

Axes: C candidates. Amounts are float64 in yuan.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal

import numpy as np

from planner.calendar import month_step
from planner.model.book import Book
from planner.model.records import BookKind, Way
from planner.money import ZERO, Money, total
from planner.plan.offers import Market, Need
from planner.plan.risk import Limits
from planner.plan.solve import Best, Floats, Program, solve
from planner.schedule.cash import occurrences
from planner.schedule.ledger import dues

_YEAR = 12
_HUNDREDTH = Decimal("0.01")
_FEN = 100.0

Paid = Sequence[tuple[tuple[date, float], ...]]
Month = tuple[int, int]


@dataclass(frozen=True)
class Burden:
    """A month's income, what is due of it already, and the part that all may take.

    Attributes:
        share: the largest part of a month's income.
        is_own: whether the user set it; else it is the catalogue's rule of thumb.
        known: instalments of loans by month.
        first, last: the months in which the need runs.
    """

    income: Money
    share: Decimal
    is_own: bool
    known: dict[Month, Money]
    last: Month

    def rows(self, paid: Paid) -> Limits:
        """What each month's income lets a mix ask back: rows over its amounts."""
        most = float(self.share) * self.income.minor / _FEN
        return tuple((row, max(most - known, 0.0)) for row, known in self._months(paid))

    def least_share(
        self, paid: Paid, cap: Floats, rows: Limits, rest: float
    ) -> Decimal:
        """The smallest share with which some mix of ``rest`` keeps all limits."""
        months = list(self._months(paid))
        count = len(cap)
        income = self.income.minor / _FEN
        every = [(np.append(np.ones(count), 0.0), rest, rest)]
        every += [(np.append(row, 0.0), -np.inf, most) for row, most in rows]
        every += [(np.append(row, -income), -np.inf, -known) for row, known in months]
        places = np.arange(count + 1, dtype=np.int32)
        answer = solve(
            Program(
                np.append(np.zeros(count), 1.0),
                np.zeros(count + 1),
                np.append(cap, np.inf),
                np.zeros(count + 1, dtype=bool),
                tuple((places, row) for row, _, _ in every),
                np.array([low for _, low, _ in every]),
                np.array([high for _, _, high in every]),
            )
        )
        if not isinstance(answer, Best):
            return self.share
        needed = Decimal(repr(answer.objective)).quantize(_HUNDREDTH, ROUND_CEILING)
        return max(self.share, needed)

    def wider(self, share: Decimal) -> "Burden":
        """The same with another share."""
        return replace(self, share=share)

    def _months(self, paid: Paid) -> Iterator[tuple[Floats, float]]:
        months = {_month(day) for one in paid for day, _ in one}
        for month in sorted(one for one in months if one <= self.last):
            row = [sum(x for day, x in one if _month(day) == month) for one in paid]
            yield np.array(row), self.known.get(month, ZERO).minor / _FEN


def burden(book: Book, on: date, need: Need, market: Market) -> Burden | None:
    """What a person's income lets instalments take; None where none is known."""
    own = book.assumed.largest_dti
    share = market.largest_dti if own is None else own
    income = monthly_income(book, on)
    is_firm = book.profile.kind is BookKind.BUSINESS
    if share is None or income is None or (is_firm and own is None):
        return None
    known: defaultdict[Month, Money] = defaultdict(lambda: ZERO)
    for due in dues(book, on, market.usual):
        if due.on is not None and due.on > on and due.loan in book.loans:
            known[_month(due.on)] += due.left
    last = _month(month_step(need.by, need.months))
    return Burden(income, share, own is not None, dict(known), last)


def monthly_income(book: Book, on: date) -> Money | None:
    """What the profile says, else the mean of a year of expected incomes."""
    if book.profile.monthly_income:
        return book.profile.monthly_income
    year = month_step(on, _YEAR)
    coming = [
        row.amount
        for row in book.relied_on()
        if row.way is Way.IN
        for day in occurrences(row, on, year)
        if day > on
    ]
    return Money(total(coming).minor // _YEAR) if coming else None


def _month(day: date) -> Month:
    return day.year, day.month
