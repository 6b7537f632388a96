"""Orders that pay while a need lasts: evidence of what a loan is paid back from."""

from collections.abc import Iterator
from datetime import date

from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.declared import Order
from planner.phrases import Phrase, Sentence
from planner.plan.offers import Need


@dataclass(frozen=True, slots=True)
class Evidence:
    """An open order, and whether forecast and mix rely on it."""

    order: Order
    counts: bool

    @property
    def told(self) -> Sentence:
        """What the order promises, and what was made of it."""
        if self.counts:
            words = Phrase(
                "The order of {customer} pays {amount} on {day}: it is counted, as"
                " {certainty} certain."
            )
        else:
            words = Phrase(
                "The order of {customer} pays {amount} on {day}: it is not counted, as"
                " {certainty} certain is less than the book asks for."
            )
        one = self.order
        return Sentence(
            words,
            customer=one.customer,
            amount=one.amount,
            day=one.pays_on,
            certainty=f"{float(one.certainty * 100):.4g}%",
        )


def evidence(book: Book, on: date, need: Need) -> Iterator[Evidence]:
    """The open orders that pay from a day to the end of a need, the soonest first."""
    ends = month_step(need.by, need.months)
    relied = {row.id for row in book.relied_on()}
    for one in sorted(book.orders.values(), key=lambda one: (one.pays_on, one.id)):
        if one.closed_on is None and on <= one.pays_on <= ends:
            yield Evidence(one, one.id in relied)
