"""What happens if one debtor does not pay: the week cash breaks, and the dues with it.

All others are taken to pay in full on their likely day, so that what differs is the
one debtor.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planner.app.queries_cash import cash
from planner.app.queries_forecast import WEEKS, added
from planner.app.queries_loans import DueRow, dues
from planner.calendar import days_later
from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money, total
from planner.schedule.cash import CashDay
from planner.schedule.collect import Collection, collections

_WEEK = 7
_Awaited = tuple[date, Collection]  # with its likely day


@dataclass(frozen=True, slots=True)
class Missed:
    """The next thirteen weeks without one debtor.

    Attributes:
        amount: what it owes with a likely day in the thirteen weeks.
        lowest: the first day with the least cash.
        below_reserve: the first day below the reserve; None where it is kept.
        week: the week of that day, from 1; None likewise.
        already: whether it falls below the reserve on that day even where all pay.
        breaks: dues of days that end below zero although they would not, did it pay.
    """

    debtor: str
    amount: Money
    lowest: CashDay
    below_reserve: CashDay | None
    week: int | None
    already: bool
    breaks: tuple[DueRow, ...]


@dataclass(frozen=True, slots=True)
class Everyone:
    """The same weeks where everybody pays: what the others are measured against."""

    lowest: CashDay
    below_reserve: CashDay | None


def missed_debtors(book: Book, on: date) -> tuple[Everyone, tuple[Missed, ...]]:
    """Each debtor that owes something in thirteen weeks, the largest first."""
    until = days_later(on, WEEKS * _WEEK)
    view = cash(book, on, until)
    awaited = [
        (one.on, one)
        for one in collections(book, on)
        # what is counted as nothing cannot be missed
        if one.on is not None and on < one.on <= until and one.probability != 0
    ]
    everyone = added(view.days, _moves(awaited))
    ahead = [row for row in dues(book, on) if row.left and row.on is not None]
    by_debtor: defaultdict[str, list[_Awaited]] = defaultdict(list)
    for day, one in awaited:
        by_debtor[one.receivable.debtor].append((day, one))
    rows = [
        _missed(debtor, own, everyone, ahead, view.reserve)
        for debtor, own in by_debtor.items()
    ]
    rows.sort(key=lambda row: (-row.amount.minor, row.debtor))
    return Everyone(_least(everyone), _below(everyone, view.reserve)), tuple(rows)


def _moves(awaited: Iterable[_Awaited]) -> Mapping[date, Money]:
    moves: defaultdict[date, Money] = defaultdict(lambda: ZERO)
    for day, one in awaited:
        moves[day] += one.receivable.amount
    return moves


def _missed(
    debtor: str,
    own: Sequence[_Awaited],
    everyone: Sequence[CashDay],
    ahead: Sequence[DueRow],
    reserve: Money,
) -> Missed:
    lost = {day: -amount for day, amount in _moves(own).items()}
    days = added(everyone, lost)
    below, without = _below(days, reserve), _below(everyone, reserve)
    short = {
        day.on
        for day, with_it in zip(days, everyone, strict=True)
        if day.amount < ZERO <= with_it.amount
    }
    return Missed(
        debtor=debtor,
        amount=total(one.receivable.amount for _, one in own),
        lowest=_least(days),
        below_reserve=below,
        week=None if below is None else _week(days[0].on, below.on),
        already=below is not None and without is not None and below.on == without.on,
        breaks=tuple(row for row in ahead if row.on in short),
    )


def _least(days: Sequence[CashDay]) -> CashDay:
    return min(days, key=lambda day: day.amount)


def _below(days: Sequence[CashDay], reserve: Money) -> CashDay | None:
    return next((day for day in days if day.amount < reserve), None)


def _week(on: date, day: date) -> int:
    """The week ahead in which a day lies; today counts to the first."""
    return max((day - on).days - 1, 0) // _WEEK + 1
