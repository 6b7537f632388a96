"""How far a plan is on its way; without it a long search would look like a hang."""

from collections.abc import Callable
from dataclasses import field

from planner.lean import dataclass
from planner.money import Money


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known while a plan is looked for.

    Attributes:
        share: how much of the work is done, 0 to 1; it never falls.
        cost: of the best plan so far by the aim; None until there is one.
        bound: no plan costs less; None until that is proven.
    """

    share: float
    cost: Money | None = None
    bound: Money | None = None


Tell = Callable[[Progress], None]


@dataclass(slots=True)
class Way:
    """The stages of one search, each a part of the way.

    Attributes:
        tell: told of each step; None where nobody listens.
        begins, ends: of the stage that is on, in shares of the whole.
    """

    tell: Tell | None = None
    begins: float = 0.0
    ends: float = 1.0
    last: Progress = field(default=Progress(0.0))

    def stage(self, begins: float, ends: float) -> None:
        """A stage begins."""
        self.begins, self.ends = begins, ends
        self._say(begins, self.last.cost, self.last.bound)

    def within(self, part: float) -> None:
        """So much of the stage is done, 0 to 1."""
        share = self.begins + (self.ends - self.begins) * min(max(part, 0.0), 1.0)
        self._say(share, self.last.cost, self.last.bound)

    def found(self, cost: Money) -> None:
        """The best plan so far costs this."""
        self._say(self.last.share, cost, self.last.bound)

    def proven(self, bound: Money) -> None:
        """No plan costs less."""
        self._say(self.last.share, self.last.cost, bound)

    def _say(self, share: float, cost: Money | None, bound: Money | None) -> None:
        now = Progress(max(share, self.last.share), cost, bound)
        if now != self.last:
            self.last = now
            if self.tell is not None:
                self.tell(now)


def part_of(tell: Tell | None, n: int, count: int) -> Tell | None:
    """Tell of the n-th of several plans that are looked for one after another."""
    if tell is None:
        return None

    def told(one: Progress) -> None:
        tell(Progress((n + one.share) / count, one.cost, one.bound))

    return told
