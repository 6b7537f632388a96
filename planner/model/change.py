"""The step from one book to the next: what storage writes and what undo reverses."""

from collections.abc import Iterator, Mapping
from itertools import compress, filterfalse, islice
from operator import is_, is_not
from typing import Any

from planner.lean import dataclass
from planner.model.book import TABLE_OF, Book
from planner.model.layered import layers
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
        return tuple(record for _, _, saved, _ in self.tables() for record in saved)

    def dropped(self) -> tuple[Record, ...]:
        """Records of ``before`` whose id is gone from ``after``."""
        return tuple(
            getattr(self.before, name)[key]
            for name, _, _, gone in self.tables()
            for key in gone
        )

    def tables(
        self,
    ) -> Iterator[tuple[str, Mapping[str, Record], list[Record], list[str]]]:
        """Each table that differs: its name, itself, records saved, ids dropped."""
        for name in self._names():
            before, after = getattr(self.before, name), getattr(self.after, name)
            yield name, after, *_differing(before, after)

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


def _differing(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[list[Any], list[str]]:
    """The records of ``after`` that are not in ``before``, and the ids that are gone.

    Records compare by identity, and C walks the tables: of 100,000 records one step
    changes one, and a step should take no longer than a blink.
    """
    below, there = layers(before)
    same, here = layers(after)
    if same is below:  # a table that both share: only what stands above it can differ
        saved = [one for key, one in here.items() if there.get(key) is not one]
        return saved, [key for key in there if key not in here]
    if len(after) >= len(before) and all(map(is_, before.values(), after.values())):
        return list(islice(after.values(), len(before), None)), []
    others = map(is_not, after.values(), map(before.get, after))
    saved = list(compress(after.values(), others))
    gone: list[str] = []
    if len(before) + sum(one.id not in before for one in saved) > len(after):
        gone = list(filterfalse(after.__contains__, before))
    return saved, gone
