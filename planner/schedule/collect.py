"""When debtors are likely to pay; a forecast that trusts due days is a wish."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import sqrt

from planner.calendar import days_later
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Receivable
from planner.money import ZERO, Money, Rounding

SOON = 30  # days within which what is late already is asked to come
FEW = 3  # so many earlier receivables before a habit is read from them
_Z = 1.2815515655446004  # the 90 % quantile of the normal law: an 80 % range
_PLACES = Decimal("0.01")


class Basis(Enum):
    """What a probability rests on."""

    OWN = "own"  # the user's own judgement
    CONFIRMED = "confirmed"  # the debtor agreed that it is owed
    DISPUTED = "disputed"  # the debtor does not agree
    DEBTOR = "debtor"  # what this debtor paid before, and when
    DEBTORS = "debtors"  # what all debtors paid before, and when
    UNKNOWN = "unknown"  # nothing tells


@dataclass(frozen=True, slots=True)
class Habit:
    """How late receivables of the past were paid.

    Attributes:
        delays: days from the due day to the payment of each, rising; below zero for
            what came early.
    """

    delays: tuple[int, ...]

    @property
    def on_time(self) -> int:
        """How many came by their due day."""
        return sum(delay <= 0 for delay in self.delays)

    @property
    def median(self) -> int | None:
        """The middle delay, of two the later; None where none is known."""
        return self.delays[len(self.delays) // 2] if self.delays else None


@dataclass(frozen=True, slots=True)
class Collection:
    """What an open receivable is likely to bring.

    Attributes:
        days_late: 0 where it is not due yet.
        probability: that it comes by its due day, or within ``SOON`` days where it is
            late already; None where nothing tells.
        low, high: the 80 % range of a probability that was counted; None otherwise.
        n: how many earlier receivables were counted; 0 where none was.
        paid: how many of them came in time.
        on: the likely day; None where no day can be named.
        earliest, latest: of the likely day; None where no earlier payment tells.
        expected: the amount times the probability, half up to the fen; nothing where
            no probability is known.
    """

    receivable: Receivable
    days_late: int
    basis: Basis
    probability: Decimal | None
    low: Decimal | None
    high: Decimal | None
    n: int
    paid: int
    on: date | None
    earliest: date | None
    latest: date | None
    expected: Money


def open_receivables(book: Book, on: date) -> tuple[Receivable, ...]:
    """What is not collected by ``on`` and was issued by then, by its due day."""
    open_ = [
        one
        for one in book.receivables.values()
        if one.issued_on <= on and (one.collected_on is None or one.collected_on > on)
    ]
    return tuple(sorted(open_, key=lambda one: (one.due_on, one.id)))


def habits(book: Book, on: date) -> dict[str, Habit]:
    """How late each debtor paid what was collected by ``on``."""
    delays: dict[str, list[int]] = {}
    for one in book.receivables.values():
        if one.collected_on is not None and one.collected_on <= on:
            late = (one.collected_on - one.due_on).days
            delays.setdefault(one.debtor, []).append(late)
    return {debtor: Habit(tuple(sorted(days))) for debtor, days in delays.items()}


def collections(book: Book, on: date) -> tuple[Collection, ...]:
    """What each open receivable is likely to bring, by its due day."""
    known = habits(book, on)
    everyone = Habit(tuple(sorted(d for one in known.values() for d in one.delays)))
    return tuple(
        _collection(one, on, known.get(one.debtor, Habit(())), everyone)
        for one in open_receivables(book, on)
    )


def share_range(paid: int, n: int) -> tuple[Decimal, Decimal]:
    """The 80 % range of a share counted as ``paid`` of ``n`` (Wilson's).

    >>> share_range(3, 4)
    (Decimal('0.44'), Decimal('0.92'))
    """
    share, square = paid / n, _Z * _Z
    middle = share + square / (2 * n)
    half = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    return _decimal((middle - half) / scale), _decimal((middle + half) / scale)


def _decimal(value: float) -> Decimal:
    return Decimal(min(max(value, 0.0), 1.0)).quantize(_PLACES)


def _collection(one: Receivable, on: date, own: Habit, everyone: Habit) -> Collection:
    late = max((on - one.due_on).days, 0)
    source, told = _history(_still_possible(own, late), _still_possible(everyone, late))
    basis = _basis(one, source)
    counted = told if basis is source else ()
    limit = late + SOON if late else 0
    paid = sum(delay <= limit for delay in counted)
    n = len(counted)
    low, high = share_range(paid, n) if n else (None, None)
    probability = _probability(one, basis, paid, n)
    return Collection(
        receivable=one,
        days_late=late,
        basis=basis,
        probability=probability,
        low=low,
        high=high,
        n=n,
        paid=paid,
        on=_day(one, late, told),
        earliest=_after(one, told[0]) if told else None,
        latest=_after(one, told[-1]) if told else None,
        expected=_part(one.amount, probability),
    )


def _still_possible(habit: Habit, late: int) -> tuple[int, ...]:
    """Delays that a receivable so late can still show."""
    if not late:
        return habit.delays
    return tuple(delay for delay in habit.delays if delay > late)


def _history(
    own: Sequence[int], everyone: Sequence[int]
) -> tuple[Basis, Sequence[int]]:
    """Whose delays tell, where enough of them are known."""
    if len(own) >= FEW:
        return Basis.DEBTOR, own
    if len(everyone) >= FEW:
        return Basis.DEBTORS, everyone
    return Basis.UNKNOWN, ()


def _basis(one: Receivable, history: Basis) -> Basis:
    """What the probability rests on: the user first, then the debtor, then the past."""
    if one.probability is not None:
        return Basis.OWN
    if one.confirmed is not None:
        return Basis.CONFIRMED if one.confirmed else Basis.DISPUTED
    return history


def _probability(one: Receivable, basis: Basis, paid: int, n: int) -> Decimal | None:
    match basis:
        case Basis.OWN:
            return one.probability
        case Basis.CONFIRMED:
            return Decimal(1)
        case Basis.DISPUTED:
            return Decimal(0)
        case Basis.UNKNOWN:
            return None
        case _:
            return (Decimal(paid) / Decimal(n)).quantize(_PLACES)


def _day(one: Receivable, late: int, told: Sequence[int]) -> date | None:
    if told:
        return _after(one, told[len(told) // 2])
    return None if late else one.due_on


def _after(one: Receivable, delay: int) -> date:
    return days_later(one.due_on, delay)


def _part(amount: Money, probability: Decimal | None) -> Money:
    if probability is None:
        return ZERO
    return amount.times(Fraction(probability), Rounding.HALF_UP)


def expected_by(
    found: Iterable[Collection], since: date, until: date
) -> tuple[Collection, ...]:
    """Those whose likely day lies in ``[since, until]``."""
    return tuple(
        one for one in found if one.on is not None and since <= one.on <= until
    )
