"""Whether an answer still holds for the book; keeping it must not throw it away."""

from collections.abc import Iterable

from planner.model.book import Book
from planner.model.records import Record


def is_same(old: Book | None, new: Book, kinds: Iterable[type[Record]]) -> bool:
    """Whether no record of these kinds differs between two states of a book."""
    # A table that nothing touched is the same object.
    return old is not None and all(old.table(kind) is new.table(kind) for kind in kinds)
