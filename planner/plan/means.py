"""What the borrower has already: cash, receivables, patience; a loan comes after."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.plan.offers import Need
from planner.schedule.cash import CashDay, forecast
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine

# Waiting longer than this is no answer to a need that has its day.
PATIENCE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Means:
    """What can be done without a lender.

    Attributes:
        spare: cash above the reserve on the day of the need that nothing later claims.
        enough: why nothing need be borrowed; empty where something must.
        path: what is left above the reserve by day once ``spare`` is spent.
        is_known: whether any income or expense is recorded; else the path says nothing
            of what could be repaid.
        has_cash: whether any cash is recorded.
    """

    spare: Money
    enough: tuple[Sentence, ...]
    path: tuple[CashDay, ...]
    is_known: bool
    has_cash: bool = True


def means(
    book: Book, on: date, need: Need, usual: UsualByLine = NOTHING_USUAL
) -> Means:
    """Look at cash, receivables and a short wait, in this order."""
    end = month_step(need.by, need.months)
    days = forecast(book, on, max(end, need.by + PATIENCE), usual)
    left = _kept(days, book.assumed.reserve)
    spare = max(left.get(need.by, ZERO), ZERO)
    enough = next(_ways(book, on, need, spare, left), ())
    path = tuple(
        CashDay(day.on, day.amount - book.assumed.reserve - spare)
        for day in days
        if need.by <= day.on <= end
    )
    return Means(spare, enough, path, bool(book.expected), bool(book.cash))


def _kept(days: Sequence[CashDay], reserve: Money) -> dict[date, Money]:
    """By day, the cash above the reserve that no later day claims."""
    lowest = accumulate((day.amount for day in reversed(days)), min)
    return {
        day.on: least - reserve
        for day, least in zip(reversed(days), lowest, strict=True)
    }


def _ways(
    book: Book, on: date, need: Need, spare: Money, left: dict[date, Money]
) -> Iterator[tuple[Sentence, ...]]:
    if spare >= need.amount:
        words = Phrase("cash of {spare} above the reserve is at hand on {day}")
        yield (Sentence(words, spare=spare, day=need.by),)
    last = need.by + PATIENCE
    coming = sorted(
        (one for one in book.receivables.values() if one.confirmed),
        key=lambda one: (one.due_on, one.id),
    )
    collected = [one for one in coming if one.due_on <= last]
    if collected and spare + total(one.amount for one in collected) >= need.amount:
        due = Phrase("{debtor} owes {amount}, confirmed and due on {day}: collect it")
        late = Phrase("{debtor} owes {amount}, confirmed, late since {day}: collect it")
        yield tuple(
            Sentence(
                late if one.due_on < on else due,
                debtor=one.debtor,
                amount=one.amount,
                day=one.due_on,
            )
            for one in collected
        )
    for day in sorted(left):
        if need.by < day <= last and left[day] >= need.amount:
            words = Phrase("waiting until {day} suffices: {spare} is then at hand")
            yield (Sentence(words, day=day, spare=left[day]),)
