"""What the figures of an overview are made of; they could else only be believed."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from planner.app.queries import DueRow, Look
from planner.calendar import days_later
from planner.lean import dataclass
from planner.model.records import Way
from planner.money import ZERO, Money
from planner.schedule.cash import occurrences
from planner.wording.i18n import tr


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a sum.

    Attributes:
        on: the day it is about; None where the figure is of no day.
        amount: what it adds.
        rate: its yearly cost, where the figure is one of costs.
        after: what is there after it, where the figure is a balance.
    """

    on: date | None
    name: str
    amount: Money
    rate: Decimal | None = None
    after: Money | None = None


def owed(look: Look) -> tuple[Part, ...]:
    """What is owed, loan by loan and card by card; they add up to the figure."""
    return tuple(
        Part(row.next_due, row.name, row.outstanding)
        for row in look.loans
        if row.outstanding > ZERO
    )


def cost(look: Look) -> tuple[Part, ...]:
    """The loans that have one rate, each with its weight."""
    return tuple(
        Part(None, row.name, row.outstanding, row.annual.nominal)
        for row in look.loans
        if row.outstanding > ZERO and row.annual.nominal is not None
    )


def due(rows: Iterable[DueRow]) -> tuple[Part, ...]:
    """What is to pay, due by due."""
    return tuple(Part(row.on, row.name, row.left) for row in rows)


def lowest(look: Look) -> tuple[Part, ...]:
    """How cash gets from today to its lowest day, movement by movement."""
    first, last = look.cash.days[0], look.cash.lowest.on
    after = first.amount
    begun = tr("Cash at the end of today")
    made = [Part(first.on, begun, first.amount, after=after)]
    for on, name, amount in sorted(_moves(look, last), key=lambda move: move[0]):
        after += amount
        made.append(Part(on, name, amount, after=after))
    return tuple(made)


def _moves(look: Look, until: date) -> Iterator[tuple[date, str, Money]]:
    """What moves cash after today: what falls due, and what is relied on."""
    for row in look.dues:
        if row.on is not None and look.on < row.on <= until and row.left:
            yield row.on, row.name, -row.left
    for one in look.book.relied_on():
        amount = one.amount if one.way is Way.IN else -one.amount
        for day in occurrences(one, days_later(look.on, 1), until):
            yield day, one.name, amount
