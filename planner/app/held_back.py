"""A book without the receivables that a need may not use; a mix would sell them."""

from collections.abc import Collection

from planner.model.book import Book


def usable(book: Book, held_back: Collection[str]) -> Book:
    """The book without these receivables and without what was offered for them."""
    quotes = (one.id for one in book.quotes.values() if one.receivable in held_back)
    return book.without(*held_back, *quotes)
