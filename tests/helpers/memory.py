"""A store that keeps nothing; without it no book could be tried out first."""

from planner.model.book import Book
from planner.model.change import Change


class MemoryStore:
    """Holds a book for as long as the program runs."""

    def __init__(self, book: Book | None = None) -> None:
        self._book = book or Book()

    def load(self) -> Book:
        """The book that it was given, with all that was saved since."""
        return self._book

    def save(self, change: Change) -> None:
        """Hold the book after the change."""
        self._book = change.after

    def close(self) -> None:
        """Nothing to let go of."""
