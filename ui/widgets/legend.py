"""Where a chart's names stand, so that none is cut and none lies under the menu."""

from collections.abc import Callable, Sequence

from planner.lean import dataclass

KEY = 34  # the sample of a line, and the room to its name
ROW = 18
_APART = 18


@dataclass(frozen=True, slots=True)
class Named:
    """A name: its number, its place from the left, the row it stands in."""

    number: int
    x: float
    row: int


def laid_out(
    names: Sequence[str], wide: Callable[[str], float], room: float
) -> tuple[Named, ...]:
    """Names in their order, in as many rows as they need.

    Args:
        names: what is drawn, in its order.
        wide: the width of a name.
        room: the width there is.
    """
    made: list[Named] = []
    x, row = 0.0, 0
    for number, name in enumerate(names):
        needed = KEY + wide(name)
        if x and x + needed > room:
            x, row = 0.0, row + 1
        made.append(Named(number, x, row))
        x += needed + _APART
    return tuple(made)


def rows(names: Sequence[Named]) -> int:
    """How many rows they take."""
    return names[-1].row + 1 if names else 1
