"""A firm's cash by weeks and by months, with and without what customers may pay."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planner.app.queries_cash import CashView, cash
from planner.app.queries_loans import DueRow, dues
from planner.calendar import days_later, month_step
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Way
from planner.money import ZERO, Money, total
from planner.schedule.cash import CashDay, occurrences
from planner.schedule.collect import Collection, collections, expected_by

WEEKS = 13
MONTHS = 12
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """A week or a month ahead.

    Attributes:
        opening: cash at the end of the day before.
        incoming, outgoing: expected rows that forecasts count; ``outgoing`` above zero.
        due: what loans and cards ask for.
        closing: ``opening + incoming - outgoing - due``.
        lowest: the least cash at the end of one of its days.
        collected: what receivables with a likely day in it bring by their probability.
        with_collections: ``closing`` and all that is collected until then.
        lowest_with: the least cash of its days with what is collected until each.
    """

    n: int
    first: date
    last: date
    opening: Money
    incoming: Money
    outgoing: Money
    due: Money
    closing: Money
    lowest: CashDay
    collected: Money
    with_collections: Money
    lowest_with: CashDay


@dataclass(frozen=True, slots=True)
class Forecast:
    """Thirteen weeks and twelve months ahead of a day.

    Attributes:
        opening: cash at the end of the day, all that is overdue paid.
        overdue: what is overdue or due on the day itself and taken from ``opening``.
        lowest_week: the week with the least cash; of two the earlier.
        lowest_week_with: the same with what is collected.
        counted_on: when cash was last counted; None where it never was.
        undated: expected from receivables for which no day can be named: in no week.
        with_days: cash day by day with what is collected.
    """

    weeks: tuple[Stretch, ...]
    months: tuple[Stretch, ...]
    opening: Money
    overdue: Money
    lowest_week: Stretch
    lowest_week_with: Stretch
    reserve: Money
    counted_on: date | None
    undated: Money
    days: tuple[CashDay, ...]
    with_days: tuple[CashDay, ...]


def forecast(book: Book, on: date) -> Forecast:
    """The firm's cash ahead of ``on``."""
    view = _view(book, on)
    found = collections(book, on)
    with_days = added(view.days, _by_day(found, on))
    moves = _Moves(book, on, view, with_days, found)
    weeks = tuple(moves.stretch(n, *_week(on, n)) for n in range(1, WEEKS + 1))
    months = tuple(moves.stretch(n, *_month(on, n)) for n in range(1, MONTHS + 1))
    return Forecast(
        weeks=weeks,
        months=months,
        opening=view.days[0].amount,
        overdue=total(
            row.left for row in moves.dues if row.on is not None and row.on <= on
        ),
        lowest_week=min(weeks, key=lambda week: week.lowest.amount),
        lowest_week_with=min(weeks, key=lambda week: week.lowest_with.amount),
        reserve=view.reserve,
        counted_on=view.counted_on,
        undated=total(one.expected for one in found if _is_undated(one, on)),
        days=view.days,
        with_days=with_days,
    )


def _view(book: Book, on: date) -> CashView:
    """Twelve months ahead, and the whole of the thirteen weeks and of the months."""
    return cash(book, on, max(month_step(on, MONTHS), days_later(on, WEEKS * _WEEK)))


def added(days: Sequence[CashDay], moves: Mapping[date, Money]) -> tuple[CashDay, ...]:
    """Cash day by day with these moves on top; each stays from its day on."""
    sum_, more = ZERO, []
    for day in days:
        sum_ += moves.get(day.on, ZERO)
        more.append(CashDay(day.on, day.amount + sum_))
    return tuple(more)


def _is_undated(one: Collection, on: date) -> bool:
    return one.on is None or one.on <= on


def _by_day(found: Iterable[Collection], on: date) -> Mapping[date, Money]:
    moves: defaultdict[date, Money] = defaultdict(lambda: ZERO)
    for one in found:
        if one.on is not None and not _is_undated(one, on):
            moves[one.on] += one.expected
    return moves


def _week(on: date, n: int) -> tuple[date, date]:
    return days_later(on, _WEEK * (n - 1) + 1), days_later(on, _WEEK * n)


def _month(on: date, n: int) -> tuple[date, date]:
    return days_later(month_step(on, n - 1), 1), month_step(on, n)


class _Moves:
    """What a stretch is summed from."""

    def __init__(
        self,
        book: Book,
        on: date,
        view: CashView,
        with_days: Sequence[CashDay],
        found: Sequence[Collection],
    ) -> None:
        self.on, self.found = on, found
        self.days = {day.on: day for day in view.days}
        self.with_days = {day.on: day for day in with_days}
        self.rows = tuple(book.relied_on())
        self.dues: Sequence[DueRow] = [row for row in dues(book, on) if row.left]

    def stretch(self, n: int, first: date, last: date) -> Stretch:
        inside = [days_later(first, k) for k in range((last - first).days + 1)]
        return Stretch(
            n=n,
            first=first,
            last=last,
            opening=self.days[days_later(first, -1)].amount,
            incoming=self._expected(Way.IN, first, last),
            outgoing=self._expected(Way.OUT, first, last),
            due=self._due(first, last),
            closing=self.days[last].amount,
            lowest=_least(self.days, inside),
            collected=total(o.expected for o in expected_by(self.found, first, last)),
            with_collections=self.with_days[last].amount,
            lowest_with=_least(self.with_days, inside),
        )

    def _expected(self, way: Way, first: date, last: date) -> Money:
        return total(
            row.amount
            for row in self.rows
            if row.way is way
            for _ in occurrences(row, first, last)
        )

    def _due(self, first: date, last: date) -> Money:
        return total(
            row.left
            for row in self.dues
            if row.on is not None and first <= row.on <= last
        )


def _least(days: Mapping[date, CashDay], inside: Iterable[date]) -> CashDay:
    return min((days[day] for day in inside), key=lambda day: day.amount)
