"""What the past of all lines teaches of each; else a line would learn from itself only.

A borrower's lines share one pace: where the others moved less often than believed, so
will this one. Its own history is then judged against that pace.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from planner.credit.learning import learned_of, spread_of
from planner.credit.past import Past
from planner.credit.sharing import one_limit
from planner.credit.together import pace
from planner.credit.update import Learned
from planner.lean import dataclass
from planner.model.priors import DeclaredWindow, Priors, Triple
from planner.model.records import LineType


@dataclass(frozen=True, slots=True)
class Taught:
    """What is believed of one line.

    Attributes:
        learned: from its own history, at the pace of the borrower.
        pace: how many times as often as believed this borrower's limits move.
    """

    learned: Learned
    pace: Triple


@dataclass(frozen=True)
class Teaching:
    """What the lines of a book teach.

    Attributes:
        types: of each line.
    """

    past: Past
    types: Mapping[str, LineType]
    priors: Priors
    declared: tuple[DeclaredWindow, ...] = ()
    _known: dict[str, tuple[Learned, Triple]] = field(default_factory=dict)

    def of(self, line: str) -> Taught:
        """What is believed of that line."""
        return self.at(line, self.pace(line))

    def at(self, line: str, at_pace: Triple) -> Taught:
        """The same, at a pace that is already known."""
        learned, spread = self._own(line)
        rise, cut, freeze = (
            start + times * (b - start)
            for start, times, b in zip(spread, at_pace, learned.b, strict=True)
        )
        return Taught(replace(learned, b=(rise, cut, freeze)), at_pace)

    def pace(self, line: str) -> Triple:
        """From the borrower's other limits; each limit counts once."""
        group = self._groups[line]
        others = {own: key for key, own in self._groups.items() if own != group}
        seen = expected = 0.0
        for key in others.values():
            learned, spread = self._own(key)
            seen += sum(learned.a) - sum(spread)
            expected += sum(learned.b) - sum(spread)
        return pace(seen, expected, self.types[line], self.priors)

    @cached_property
    def _groups(self) -> Mapping[str, tuple[str, ...]]:
        lines = self.past.book.lines
        return {key: one_limit(self.past.book, lines[key]) for key in self.past.lines}

    def _own(self, line: str) -> tuple[Learned, Triple]:
        found = self._known.get(line)
        if found is None:
            type_ = self.types[line]
            given = (self.past, line, type_, self.priors)
            found = (learned_of(*given, self.declared), spread_of(*given))
            self._known[line] = found
        return found
