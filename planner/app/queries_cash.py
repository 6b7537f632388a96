"""Cash day by day ahead; without it a plan could not see the day it breaks on."""

from datetime import date

from planner.app.usual import card_usual
from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.book import Book
from planner.money import Money
from planner.schedule.cash import CashDay, counted, forecast

_MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class CashView:
    """The forecast of a book.

    Attributes:
        days: cash at the end of each day, ``on`` and ``until`` in it.
        lowest: the first of the days with the least cash.
        counted_on: when cash was last counted; None where it never was and the
            forecast starts at nothing.
        first_below: the first day below the reserve; None where it always holds.
    """

    days: tuple[CashDay, ...]
    lowest: CashDay
    counted_on: date | None
    reserve: Money
    first_below: CashDay | None


def cash(book: Book, on: date, until: date | None = None) -> CashView:
    """Cash from ``on`` through ``until``, twelve months ahead where it is not said."""
    end = until or month_step(on, _MONTHS_AHEAD)
    days = forecast(book, on, end, card_usual(book, on))
    start = counted(book, on)
    reserve = book.assumed.reserve
    return CashView(
        days=days,
        lowest=min(days, key=lambda day: day.amount),
        counted_on=start[0] if start else None,
        reserve=reserve,
        first_below=next((day for day in days if day.amount < reserve), None),
    )
