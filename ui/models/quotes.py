"""The columns of what buyers offer for receivables."""

from typing import NamedTuple

from planner.model.book import Book
from planner.model.declared import Quote
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import percent, say, short_day
from ui.models.table import Column, Side

WAYS = {
    "factoring": Phrase("an invoice, to a factor"),
    "bank-bill": Phrase("a bill accepted by a bank"),
    "commercial-bill": Phrase("a bill accepted by a firm"),
    "e-certificate": Phrase("an electronic certificate"),
    "supply-chain": Phrase("a supply-chain loan on it"),
}


class QuoteRow(NamedTuple):
    """An offer, and whose receivable it is for."""

    quote: Quote
    debtor: str


def quote_rows(book: Book) -> list[QuoteRow]:
    """The offers of a book in the order in which they came."""
    return [
        QuoteRow(one, found.debtor if found else one.receivable)
        for one in book.quotes.values()
        for found in (book.receivables.get(one.receivable),)
    ]


QUOTES: tuple[Column[QuoteRow], ...] = (
    Column(Phrase("Debtor"), lambda row: row.debtor),
    Column(Phrase("What it is"), lambda row: tr(WAYS[row.quote.way])),
    Column(Phrase("Who offers"), lambda row: row.quote.lender),
    Column(
        Phrase("Rate"),
        lambda row: say(row.quote.rate) if row.quote.rate else "",
    ),
    Column(
        Phrase("Part paid at once"),
        lambda row: (
            "" if row.quote.advance is None else percent(row.quote.advance, None)
        ),
        lambda row: float(row.quote.advance or 0),
        Side.RIGHT,
    ),
    Column(
        Phrase("Offer holds until"),
        lambda row: short_day(row.quote.until) if row.quote.until else "",
    ),
)
