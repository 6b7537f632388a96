"""How safe a mix must be, and the cheapest that is; else the cheapest were the best."""

from collections.abc import Iterator
from dataclasses import field, replace

import numpy as np

from planner.lean import dataclass
from planner.plan import risk
from planner.plan.blend import Blend, yuan
from planner.plan.risk import Cancelled, Sought
from planner.plan.solve import Floats

# The mean of the worst scenarios may miss at most this part of what is borrowed.
LARGEST_WORST = 0.5
POINTS = 5
_NEARLY = 0.005  # yuan
_LEARNT = 60  # cuts that a search takes over
_STEPS = 1000  # confidence is told apart in thousandths


def bearable(
    blend: Blend, cancelled: Cancelled = None
) -> tuple[risk.Choice, Sought] | None:
    """The cheapest mix whose worst is bearable at the confidence, or as near as may be.

    Confidence is taken in whole thousandths. Where no mix is safe enough at the one
    asked for, the highest at which one is decides instead, at last the mean of all
    scenarios. The steps are the same whatever is asked, so the cost never falls as more
    is asked for. None where no mix fits; once ``cancelled`` says so, the best so far.
    """
    asked = int(blend.need.confidence * _STEPS)
    search = _Search(blend, LARGEST_WORST * yuan(blend.rest) + 2 * _NEARLY, cancelled)
    found = search.at(asked)
    if found[1].values is None and not found[1].is_stopped:
        safe = search.highest(asked)
        if safe is None:
            return _safest(blend)
        found = search.at(safe)
    if found[1].values is None:
        return _so_far(blend, *found)
    return found


@dataclass
class _Search:
    """Mixes at several confidences; what one teaches holds for all higher ones."""

    blend: Blend
    worst: float
    cancelled: Cancelled
    learnt: dict[int, list[tuple[Floats, float]]] = field(default_factory=dict)

    def at(self, step: int) -> tuple[risk.Choice, Sought]:
        """The cheapest mix that is safe enough at so many thousandths."""
        choice = self._choice(step)
        return choice, risk.sought(choice, self.worst, self.cancelled)

    def highest(self, asked: int) -> int | None:
        """The highest confidence below ``asked`` at which a mix is safe enough."""
        if not self._is_safe(0):
            return None
        low, high = 0, asked
        while high - low > 1 and not risk.is_over(self.cancelled):
            middle = (low + high) // 2
            low, high = (middle, high) if self._is_safe(middle) else (low, middle)
        return low

    def _is_safe(self, step: int) -> bool:
        choice = self._choice(step)
        values = risk.safest(choice, self.cancelled, self.worst)
        return values is not None and choice.is_safe(values, self.worst)

    def _choice(self, step: int) -> risk.Choice:
        """The mixes at a confidence, with the cuts of all that are not above it."""
        known = [
            cut for other, cuts in self.learnt.items() if other <= step for cut in cuts
        ]
        choice = replace(self.blend.choice(step / _STEPS), cuts=known[-_LEARNT:])
        self.learnt[step] = choice.cuts
        return choice


def _safest(blend: Blend) -> tuple[risk.Choice, Sought] | None:
    choice = blend.choice(0.0)
    values = risk.safest(choice)
    if values is None:
        return None
    return choice, Sought(values, float(choice.cost @ values))


def _so_far(
    blend: Blend, choice: risk.Choice, found: Sought
) -> tuple[risk.Choice, Sought] | None:
    """The cheapest mix, safe or not, where a search was stopped before it had one."""
    free = risk.sought(blend.choice(0.0), np.inf)
    if free.values is None:
        return None
    return choice, replace(free, is_stopped=found.is_stopped)


def frontier(
    choice: risk.Choice, cancelled: Cancelled = None
) -> Iterator[tuple[float, float, Floats]]:
    """Cost, mean of the worst, and amounts from the safest mix to the cheapest."""
    safe = risk.safest(choice, cancelled)
    cheap = risk.cheapest(choice, np.inf, cancelled)
    if safe is None or cheap is None:
        return
    steps = np.linspace(choice.worst(safe), choice.worst(cheap), POINTS)
    for worst in steps:
        values = risk.cheapest(choice, float(worst) + _NEARLY, cancelled)
        if values is not None:
            yield float(choice.cost @ values), choice.worst(values), values
