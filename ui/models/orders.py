"""The columns of what customers ordered."""

from decimal import Decimal
from typing import NamedTuple

from planner.model.book import Book
from planner.model.declared import Order
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, short_day
from ui.models.table import Column, Side
from ui.theme import Tone


class OrderRow(NamedTuple):
    """An order, and how certain an income must be for plans to count it."""

    order: Order
    asked: Decimal


def order_rows(book: Book) -> list[OrderRow]:
    """The orders of a book, the open ones first, by the day of payment."""
    rows = sorted(
        book.orders.values(),
        key=lambda one: (one.closed_on is not None, one.pays_on, one.id),
    )
    return [OrderRow(one, book.assumed.confidence) for one in rows]


def _counts(row: OrderRow) -> str:
    one = row.order
    if one.closed_on is not None:
        return tr("closed on {day}").format(day=short_day(one.closed_on))
    if one.certainty >= row.asked:
        return tr("counted")
    words = tr("not counted: below {share}")
    return words.format(share=percent(row.asked, None))


ORDERS: tuple[Column[OrderRow], ...] = (
    Column(Phrase("Customer"), lambda row: row.order.customer),
    Column(
        Phrase("Amount"),
        lambda row: plain(row.order.amount),
        lambda row: row.order.amount.minor,
        Side.RIGHT,
    ),
    Column(
        Phrase("Delivered on"),
        lambda row: short_day(row.order.delivers_on) if row.order.delivers_on else "—",
    ),
    Column(Phrase("Paid on"), lambda row: short_day(row.order.pays_on)),
    Column(
        Phrase("Certainty"),
        lambda row: percent(row.order.certainty, None),
        lambda row: float(row.order.certainty),
        Side.RIGHT,
    ),
    Column(
        Phrase("In plans"),
        _counts,
        tone=lambda row: Tone.MUTED if row.order.closed_on else Tone.PLAIN,
    ),
    Column(Phrase("Note"), lambda row: row.order.note, grows=True),
)
