"""What was seen, folded into what was believed, in closed form."""

from planner.credit.rates import EVENTS
from planner.lean import dataclass
from planner.model.priors import Event, Priors, Triple

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Learned:
    """What is believed of one line: ``theta ~ Gamma(a, b)`` by event, and sizes.

    Attributes:
        a, b: of rise, cut and freeze; the mean of theta is a / b.
        alpha, beta: of the rate of the sizes of rises and cuts.
    """

    a: Triple
    b: Triple
    alpha: Pair
    beta: Pair

    def mean(self, event: Event) -> float:
        """The expected multiple of the rate that the factors give."""
        n = EVENTS.index(event)
        return self.a[n] / self.b[n]

    def none_of(self, event: Event, expected: float) -> float:
        """P(no such event) where that many are expected: ``(b / (b + E))^a``."""
        n = EVENTS.index(event)
        ratio: float = (self.b[n] / (self.b[n] + expected)) ** self.a[n]
        return ratio


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened between two observations.

    Attributes:
        event: the way the limit went; None where it held.
        size: ``|ln(after / before)|`` of a rise or cut, else 0.
    """

    event: Event | None = None
    size: float = 0.0


HELD = Outcome()


def believed(priors: Priors) -> Learned:
    """What is believed of a line of which nothing was seen."""
    rise, cut, freeze = (priors.spread[event] for event in EVENTS)
    sizes = (priors.sizes[Event.RISE], priors.sizes[Event.CUT])
    up, down = (size.weight * size.shape for size in sizes)
    far_up, far_down = (size.weight * size.mean for size in sizes)
    spread = (rise, cut, freeze)
    return Learned(spread, spread, (up, down), (far_up, far_down))


def learn(
    known: Learned, months: float, expected: Triple, seen: Outcome, priors: Priors
) -> Learned:
    """One step over the gap between two observations (see ``docs/estimate.md``).

    ``A <- a + f (A - a) + n ; B <- a + f (B - a) + E`` with ``f`` halving what was
    known every ``half_life`` months.

    Args:
        known: what was believed before.
        months: length of the gap.
        expected: events expected in it, by event.
        seen: what happened.
        priors: give ``a``, the half-life and the shapes of sizes.
    """
    left = 2.0 ** (-months / priors.half_life)
    a, b = [0.0] * 3, [0.0] * 3
    for n, event in enumerate(EVENTS):
        start = priors.spread[event]
        a[n] = start + left * (known.a[n] - start) + (seen.event is event)
        b[n] = start + left * (known.b[n] - start) + expected[n]
    alpha, beta = known.alpha, known.beta
    if seen.event is Event.RISE:
        alpha = (alpha[0] + priors.sizes[Event.RISE].shape, alpha[1])
        beta = (beta[0] + seen.size, beta[1])
    elif seen.event is Event.CUT:
        alpha = (alpha[0], alpha[1] + priors.sizes[Event.CUT].shape)
        beta = (beta[0], beta[1] + seen.size)
    return Learned((a[0], a[1], a[2]), (b[0], b[1], b[2]), alpha, beta)
