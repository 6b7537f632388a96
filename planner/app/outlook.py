"""Estimates of a book with what the catalogue adds, the same for every reader."""

from collections.abc import Sequence
from datetime import date

from planner.app.own_priors import believed, declared_windows
from planner.app.usual import card_usual
from planner.catalogue.read import catalogue
from planner.credit.estimate import (
    HORIZONS,
    Basis,
    Estimate,
    Lender,
    TooLittleKnown,
    estimates,
)
from planner.credit.past import Past, past_of
from planner.model.book import Book
from planner.model.dated import at


def past(book: Book, on: date) -> Past:
    """The book laid out by day, with what the catalogue knows of cards."""
    return past_of(book, on, card_usual(book, on))


def basis(book: Book, on: date) -> Basis:
    """What estimates of this book rest on."""
    known = catalogue()
    names = {channel.id: channel.name for channel in known.channels.values()}
    return Basis(
        believed(book),
        known.holidays,
        lenders(book, on),
        declared_windows(book),
        names=names,
    )


def lenders(book: Book, on: date) -> dict[str, Lender]:
    """What the catalogue adds to each line of the book."""
    channels = catalogue().channels
    found: dict[str, Lender] = {}
    for line in book.lines.values():
        channel = channels.get(line.channel)
        if channel is not None:
            told = at(channel.limit, on)
            ceiling = told.value.high if told else None
            found[line.id] = Lender(channel.type, ceiling)
    return found


def limit_estimates(
    book: Book,
    on: date,
    months: Sequence[int] = HORIZONS,
    lines: Sequence[str] | None = None,
) -> tuple[Estimate | TooLittleKnown, ...]:
    """The estimates of some lines, else of all that are open on ``on``."""
    return estimates(past(book, on), basis(book, on), months, lines)
