"""Orders beside a need of money, for the verb: as a document and to read."""

from collections.abc import Iterator
from datetime import date

from planner.model.book import Book
from planner.plan.offers import Need
from planner.plan.orders import evidence
from planner.wording.say import say


def order_rows(book: Book, on: date, need: Need) -> Iterator[dict[str, object]]:
    """Each open order of the time of the need, and whether it is relied on."""
    for one in evidence(book, on, need):
        order = one.order
        delivered = order.delivers_on
        yield {
            "id": order.id,
            "customer": order.customer,
            "amount": str(order.amount),
            "delivers_on": None if delivered is None else delivered.isoformat(),
            "pays_on": order.pays_on.isoformat(),
            "certainty": format(order.certainty, "f"),
            "counts": one.counts,
        }


def order_lines(book: Book, on: date, need: Need) -> Iterator[str]:
    """The same in sentences."""
    return (say(one.told) for one in evidence(book, on, need))
