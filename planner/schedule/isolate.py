"""Stretches that hold one root at most; counting by derivatives alone is slow.

The axis is s, the logarithm of x, so that a sum of ``c x^e`` becomes a sum of
``c exp(e s)``. Each part only grows or only falls with s, so that its values at both
ends of a stretch bound it in between. The bounds are widened beyond what floats can be
wrong by: whatever is told here is proven.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import exp, fsum, log

from planner.lean import dataclass

# Beyond the error of an exponential of at most 700, of its factor and of the sum.
_WIDER = 1e-11
_LEAST = 1e-290  # what underflow may lose of all parts together
_DEEPEST = -700.0  # its exponential is about the least that a float holds in full
_LONGEST = 600.0  # a wider tilt would overflow
_NARROWEST = 2.0**-34
_MARGIN = 1e-9
# Many roots close together: the derivatives find them sooner.
_MOST_STRETCHES = 1000

Parts = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``low`` to ``high`` on the axis s, where the sum has one root at most."""

    low: float
    high: float


def stretches(terms: Sequence[tuple[int, Fraction]]) -> list[Stretch] | None:
    """Every stretch that may hold a root; between them the sum is never zero.

    Args:
        terms: two or more exponents, rising from 0, and coefficients that are not 0.

    Returns:
        In rising order; neighbours may share an end. None where floats cannot tell,
        such as around a root that is touched and not crossed.
    """
    below, above = _below_zero(terms), _below_zero(_mirrored(terms))
    if below is None or above is None:
        return None
    return below + [Stretch(-one.high, -one.low) for one in reversed(above)]


def _mirrored(terms: Sequence[tuple[int, Fraction]]) -> list[tuple[int, Fraction]]:
    """The sum in 1 / x, times the highest power: s becomes -s."""
    highest = terms[-1][0]
    return [(highest - exponent, value) for exponent, value in reversed(terms)]


def _below_zero(terms: Sequence[tuple[int, Fraction]]) -> list[Stretch] | None:
    """The stretches of s <= 0, where no exponential overflows."""
    largest = max(abs(value) for _, value in terms)
    parts = [(float(e), float(value / largest)) for e, value in terms]
    first = abs(parts[0][1])
    if not first:
        return None
    # The others come to less than the first where exp(e s) < first / their sum, e
    # being the least of their exponents.
    rest = fsum(abs(value) for _, value in parts[1:])
    bottom = min(0.0, log(first / rest) / parts[1][0]) - _MARGIN
    return _cut(parts, bottom)


def _cut(parts: Parts, bottom: float) -> list[Stretch] | None:
    """Halve until each stretch has no root, or one at most."""
    waiting = [(bottom, 0.0)]
    found: list[Stretch] = []
    for _ in range(_MOST_STRETCHES):
        if not waiting:
            return found
        low, high = waiting.pop()
        shift = _shift(parts, low, high)
        if _keeps_sign(parts, shift, low, high):
            continue
        # A multiple of the sum that only grows, or only falls, has one root at most.
        slope = [(e, value * (e - shift)) for e, value in parts]
        if _keeps_sign(slope, shift, low, high):
            found.append(Stretch(low, high))
            continue
        if high - low < _NARROWEST:
            return None
        middle = (low + high) / 2
        waiting += [(middle, high), (low, middle)]
    return None


def _keeps_sign(parts: Parts, shift: float, low: float, high: float) -> bool:
    """Whether the sum times exp(-shift (s - middle)) is proven to be no zero."""
    half = (high - low) / 2
    least, most = [], []
    for exponent, value in parts:
        at_low = value * exp(max(exponent * low + shift * half, _DEEPEST))
        at_high = value * exp(max(exponent * high - shift * half, _DEEPEST))
        if at_low < at_high:
            least.append(at_low)
            most.append(at_high)
        else:
            least.append(at_high)
            most.append(at_low)
    slack = _WIDER * (fsum(map(abs, least)) + fsum(map(abs, most))) + _LEAST
    return fsum(least) > slack or fsum(most) < -slack


def _shift(parts: Parts, low: float, high: float) -> float:
    """The mean exponent by weight: a factor above zero that flattens the sum."""
    middle = (low + high) / 2
    weights = [abs(v) * exp(max(e * middle, _DEEPEST)) for e, v in parts]
    weighed = fsum(w * e for w, (e, _) in zip(weights, parts, strict=True))
    mean = weighed / fsum(weights)
    return mean if mean * (high - low) < _LONGEST else 0.0
