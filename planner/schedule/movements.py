"""The movements of each line, gathered once for a book; every page asks for them."""

from collections import deque
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from planner.model.book import Book
from planner.model.records import Move


class Moves(tuple[Move, ...]):  # noqa: SLOT001  # a tuple cannot have slots of its own
    """Movements whose hash costs little: a cache asks for it at every look.

    Measured: with 100,000 movements hashing took two thirds of the first page's time.
    """

    _last: date | None = None

    def __hash__(self) -> int:
        """Of how many there are, the first and the last; equal ones share it."""
        return hash((len(self), *self[:1], *self[-1:]))

    def until(self, on: date) -> "Moves":
        """Those up to and including a day; the same object where none is later."""
        if self._last is None:
            self._last = max((move.on for move in self), default=date.min)
        if self._last <= on:
            return self
        return Moves(move for move in self if move.on <= on)


ByLine = Mapping[str, Moves]

# The book of the page, and the one before it while a step is shown.
_gathered: deque[tuple[Mapping[str, Move], ByLine]] = deque(maxlen=2)


def moves_by_line(book: Book) -> ByLine:
    """All movements of each line that has any, in the order of the records.

    Lines that a step left as they were keep the same object.
    """
    for moves, by_line in tuple(_gathered):
        if moves is book.moves:
            return by_line
    found: dict[str, list[Move]] = {}
    for move in book.moves.values():
        found.setdefault(move.line, []).append(move)
    before = _gathered[-1][1] if _gathered else {}
    by_line = MappingProxyType(
        {line: _kept(before.get(line), Moves(some)) for line, some in found.items()}
    )
    _gathered.append((book.moves, by_line))
    return by_line


def _kept(before: Moves | None, now: Moves) -> Moves:
    return before if before is not None and before == now else now
