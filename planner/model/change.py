"""The step from one book to the next: what storage writes and what undo reverses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.model.book import TABLE_OF, Book
from planner.model.records import Record
from planner.phrases import Sentence


@dataclass(frozen=True)
class Change:
    """One step; undo is the same step, ends swapped."""

    label: Sentence
    before: Book
    after: Book

    def saved(self) -> tuple[Record, ...]:
        """Records that are new or different in ``after``."""
        return tuple(
            record
            for name in self._names()
            for key, record in self._table(self.after, name).items()
            if self._table(self.before, name).get(key) is not record
        )

    def dropped(self) -> tuple[Record, ...]:
        """Records of ``before`` whose id is gone from ``after``."""
        return tuple(
            record
            for name in self._names()
            for key, record in self._table(self.before, name).items()
            if key not in self._table(self.after, name)
        )

    def touched(self) -> frozenset[type[Record]]:
        """The kinds of record that differ between the two ends."""
        names = frozenset(self._names())
        return frozenset(kind for kind, name in TABLE_OF.items() if name in names)

    def reversed(self) -> "Change":
        """The same step the other way."""
        return Change(self.label, self.after, self.before)

    def _names(self) -> list[str]:
        return [
            name
            for name in TABLE_OF.values()
            if getattr(self.before, name) is not getattr(self.after, name)
        ]

    @staticmethod
    def _table(book: Book, name: str) -> Mapping[str, Any]:
        table: Mapping[str, Any] = getattr(book, name)
        return table
