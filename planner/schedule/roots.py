"""All rates that solve a stream of payments; a solver that stops at one would guess."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from planner.schedule.isolate import Stretch, stretches

_DIGITS = 60
_FEW = 2  # so many changes of sign are sooner told by the derivative
_CLOSE = Decimal(10) ** -33
_TOUCH = Decimal(10) ** -45  # below it a turning point counts as touching zero


def positive_roots(terms: Mapping[int, Fraction]) -> tuple[Decimal, ...]:
    """The distinct positive roots of a sum of ``coefficient * x ** exponent``.

    Exact in number (up to roots closer than 40 digits can part). Where the signs
    change often, ``stretches`` parts the roots quickly. Else, and where it cannot
    tell: dividing by a power of x between the two exponents of a sign change and
    deriving takes one sign change away (the step by which Descartes' rule is proven),
    and between the roots of that derivative the sum is monotone, so each stretch
    holds one root or none.

    Args:
        terms: exponents, whole and not negative, to coefficients.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        context.Emax, context.Emin = 10**9, -(10**9)
        ordered = sorted((e, c) for e, c in terms.items() if c)
        return tuple(_roots(ordered))


def _roots(terms: Sequence[tuple[int, Fraction]]) -> list[Decimal]:
    changes = [
        n for n in range(1, len(terms)) if (terms[n][1] > 0) != (terms[n - 1][1] > 0)
    ]
    if not changes:
        return []
    if len(changes) > _FEW:
        lowest = terms[0][0]
        found = stretches([(e - lowest, c) for e, c in terms])
        if found is not None:
            return _within(_Sum(terms), found)
    turning: list[Decimal] = []
    if len(changes) > 1:
        at = changes[len(changes) // 2]
        # twice the middle exponent, so that it stays whole
        middle = terms[at - 1][0] + terms[at][0]
        turning = _roots([(e, c * (2 * e - middle)) for e, c in terms])
    return _between(_Sum(terms), turning)


def _within(value: "_Sum", found: Sequence[Stretch]) -> list[Decimal]:
    """The root of each stretch that has one; a common end belongs to the lower one."""
    roots: list[Decimal] = []
    for stretch in found:
        low, high = Decimal(stretch.low).exp(), Decimal(stretch.high).exp()
        sign, next_sign = value.sign_at(low), value.sign_at(high)
        if next_sign == 0:
            roots.append(high)
        if sign * next_sign < 0:
            roots.append(value.root(low, high, sign))
    return roots


def _between(value: "_Sum", turning: Sequence[Decimal]) -> list[Decimal]:
    """One root at most in each stretch between turning points."""
    found: list[Decimal] = []
    signs = [value.sign_at(point) for point in turning]
    marks = [(None, value.first_sign), *zip(turning, signs, strict=True)]
    for (low, sign), (high, next_sign) in zip(
        marks, [*marks[1:], (None, value.last_sign)], strict=True
    ):
        if sign == 0 and low is not None:
            found.append(low)
        if sign * next_sign < 0:
            found.append(value.root(low, high, sign))
    return found


class _Sum:
    """The sum itself, by Horner over the gaps between its exponents."""

    def __init__(self, terms: Sequence[tuple[int, Fraction]]) -> None:
        lowest = terms[0][0]
        self._terms = [
            (e - lowest, Decimal(c.numerator) / Decimal(c.denominator))
            for e, c in terms
        ]
        self.degree = self._terms[-1][0]
        self.first_sign = 1 if terms[0][1] > 0 else -1
        self.last_sign = 1 if terms[-1][1] > 0 else -1

    def at(self, x: Decimal) -> Decimal:
        """The value at ``x``; 0 where it is nothing against its parts."""
        value = size = Decimal(0)
        above = self.degree
        powers: dict[int, Decimal] = {}
        for exponent, coefficient in reversed(self._terms):
            gap = above - exponent
            if gap not in powers:
                powers[gap] = x**gap
            value = value * powers[gap] + coefficient
            size = size * powers[gap] + abs(coefficient)
            above = exponent
        return Decimal(0) if abs(value) <= size * _TOUCH else value

    def sign_at(self, x: Decimal) -> int:
        """The sign at ``x``."""
        value = self.at(x)
        return (value > 0) - (value < 0)

    def root(self, low: Decimal | None, high: Decimal | None, sign: int) -> Decimal:
        """The root between two points of unlike sign; None is an open end.

        Args:
            low: the end nearer to zero.
            high: the end farther from it.
            sign: at the low end; the other end has the other.
        """
        step = Decimal(2) ** (Decimal(8) / self.degree)
        if low is None:
            low, reach = (high or Decimal(1)) / step, step
            while self.sign_at(low) == -sign:
                low, reach = low / reach, reach * reach
        if high is None:
            high, reach = max(low, Decimal(1)) * step, step
            while self.sign_at(high) == sign:
                high, reach = high * reach, reach * reach
        while high > low * (1 + 1 / Decimal(self.degree)):
            middle = (low * high).sqrt()
            if self.sign_at(middle) == sign:
                low = middle
            else:
                high = middle
        return self._illinois(low, high)

    def _illinois(self, low: Decimal, high: Decimal) -> Decimal:
        # The false position with Illinois' halving: bracketed like bisection, quicker.
        at_low, at_high = self.at(low), self.at(high)
        moved = 0
        while at_low and at_high and high - low > low * _CLOSE:
            middle = (low * at_high - high * at_low) / (at_high - at_low)
            value = self.at(middle)
            if value == 0 or not low < middle < high:
                return middle
            if (value > 0) == (at_low > 0):
                low, at_low = middle, value
                at_high = at_high / 2 if moved < 0 else at_high
                moved = -1
            else:
                high, at_high = middle, value
                at_low = at_low / 2 if moved > 0 else at_low
                moved = 1
        return low if at_low == 0 else high
