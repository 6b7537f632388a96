"""A large table with a few records on top; without it each step would copy it all.

A dict of a million records takes 50 ms to copy, and a step adds one. So a large table
is shared by the books that follow each other, and each has its own new records in a
small dict above it; a table that is small, or a record that changes or goes, is copied
as ever.
"""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

LARGE = 20_000  # records; below it a copy takes less than a millisecond
MOST_ABOVE = 1_000  # then all is one again

V = TypeVar("V")


class Layered(Mapping[str, V]):
    """What stands in ``base``, then what stands ``above``; they share no key."""

    __slots__ = ("above", "base")

    def __init__(self, base: Mapping[str, V], above: Mapping[str, V]) -> None:
        self.base, self.above = base, above

    def __getitem__(self, key: str) -> V:
        """The record of an id."""
        return self.above[key] if key in self.above else self.base[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a record of this id."""
        return key in self.base or key in self.above

    def __iter__(self) -> Iterator[str]:
        """The ids, in the order in which their records came."""
        return chain(self.base, self.above)

    def __reversed__(self) -> Iterator[str]:
        """The ids, the newest first."""
        return chain(reversed(_dict(self.above)), reversed(_dict(self.base)))

    def __len__(self) -> int:
        """How many there are."""
        return len(self.base) + len(self.above)

    def __hash__(self) -> int:
        """Override Mapping.__hash__: a table is compared, and is no key."""
        raise TypeError

    def values(self) -> ValuesView[V]:
        """The records, in the order in which they came."""
        return _Records(self)

    def items(self) -> ItemsView[str, V]:
        """The ids and records, in the order in which they came."""
        return _Pairs(self)

    def copy(self) -> dict[str, V]:
        """All of it as one dict."""
        return {**copied(self.base), **self.above}


class _Records(ValuesView[V]):
    """The records of a layered table, walked over in C."""

    _mapping: Layered[V]

    def __iter__(self) -> Iterator[V]:
        """In the order in which they came."""
        return chain(self._mapping.base.values(), self._mapping.above.values())


class _Pairs(ItemsView[str, V]):
    """The ids and records of a layered table, walked over in C."""

    _mapping: Layered[V]

    def __iter__(self) -> Iterator[tuple[str, V]]:
        """In the order in which they came."""
        return chain(self._mapping.base.items(), self._mapping.above.items())


def _dict(table: Mapping[str, V]) -> Any:  # noqa: ANN401  # all of ours can be reversed
    return table


def with_added(table: Mapping[str, V], added: Mapping[str, V]) -> Mapping[str, V]:
    """A table with records added, or put in the place of their id."""
    base, above = layers(table)
    is_new = not any(key in table for key in added)
    if len(base) >= LARGE and is_new and len(above) + len(added) <= MOST_ABOVE:
        return Layered(base, MappingProxyType({**above, **added}))
    one = copied(base)
    one.update(above)
    one.update(added)
    return MappingProxyType(one)


def copied(table: Mapping[str, V]) -> dict[str, V]:
    """The table as a dict of its own; a proxy is copied faster than it is read."""
    return table.copy() if isinstance(table, MappingProxyType) else dict(table)


def layers(table: Mapping[str, V]) -> tuple[Mapping[str, V], Mapping[str, V]]:
    """What stands below, and what stands above it."""
    if isinstance(table, Layered):
        return table.base, table.above
    return table, MappingProxyType({})
