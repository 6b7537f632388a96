"""Which columns of a table the user does without; else each start would forget it."""

from collections.abc import Sequence
from typing import Any, Protocol
from zlib import crc32

from ui.models.table import Column


class Memory(Protocol):
    """Where it is remembered."""

    def left_out(self, table: str) -> frozenset[str]:
        """The headings that a table shows no more."""
        ...

    def leave_out(self, table: str, headings: frozenset[str]) -> None:
        """Remember them."""
        ...


class _Kept:
    """The one memory that the whole window has now; None forgets."""

    memory: Memory | None = None


def use(memory: Memory | None) -> None:
    """Remember here from now on."""
    _Kept.memory = memory


def unwanted(columns: Sequence[Column[Any]]) -> set[int]:
    """The places of the columns that were left out; one column at least stays."""
    if _Kept.memory is None:
        return set()
    names = _Kept.memory.left_out(_key(columns))
    places = {place for place, one in enumerate(columns) if one.heading in names}
    return places if len(places) < len(columns) else set()


def keep(columns: Sequence[Column[Any]], places: set[int]) -> None:
    """Remember which columns are left out."""
    if _Kept.memory is not None:
        names = frozenset(str(columns[place].heading) for place in places)
        _Kept.memory.leave_out(_key(columns), names)


def _key(columns: Sequence[Column[Any]]) -> str:
    # The English headings: a table is the same one in every language.
    return f"{crc32('|'.join(one.heading for one in columns).encode()):08x}"
