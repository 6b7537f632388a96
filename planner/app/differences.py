"""What differs between two books; without it a restore would be a leap in the dark."""

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType

from planner.app.labels import name_of
from planner.lean import dataclass
from planner.model.book import TABLE_OF, Book
from planner.model.records import Record
from planner.phrases import Phrase


class How(Enum):
    """What happens to a record on the way from one book to the other."""

    COMES = "comes"
    GOES = "goes"
    CHANGES = "changes"


HOW_WORDS: Mapping[How, Phrase] = MappingProxyType(
    {
        How.COMES: Phrase("comes"),
        How.GOES: Phrase("goes"),
        How.CHANGES: Phrase("changes"),
    }
)


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One record that differs.

    Attributes:
        kind: its class; ``checks.KIND_WORDS`` has the words.
        name: what people call it.
    """

    kind: type[Record]
    id: str
    name: str
    how: How


def differences(before: Book, after: Book) -> tuple[DifferenceRow, ...]:
    """The records that differ, kind by kind; those that go or change come first."""
    return tuple(row for kind in TABLE_OF for row in _of_kind(kind, before, after))


def _of_kind(kind: type[Record], before: Book, after: Book) -> Iterator[DifferenceRow]:
    old, new = before.table(kind), after.table(kind)
    for record_id, record in old.items():
        if record_id not in new:
            yield DifferenceRow(kind, record_id, name_of(record), How.GOES)
        elif new[record_id] != record:
            yield DifferenceRow(kind, record_id, name_of(record), How.CHANGES)
    for record_id, record in new.items():
        if record_id not in old:
            yield DifferenceRow(kind, record_id, name_of(record), How.COMES)


def brought_back(before: Book, after: Book) -> Book:
    """A book with the records of ``after``, made from ``before`` by what differs."""
    rows = differences(before, after)
    gone = [row.id for row in rows if row.how is How.GOES]
    come = [after.table(row.kind)[row.id] for row in rows if row.how is not How.GOES]
    return before.without(*gone).with_(*come)
