"""What credit costs a year; without it a fee could hide behind a low rate."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import lcm

from planner.errors import RefusedError
from planner.lean import dataclass
from planner.money import Money
from planner.phrases import Phrase
from planner.schedule.roots import positive_roots

DAYS_A_YEAR = 365
_DIGITS = 50
_EIGHT = Decimal("0.00000001")
_TWELVE = Decimal("0.000000000001")


class NoRateError(RefusedError):
    """A stream of payments that no single rate explains."""

    words = Phrase("These payments have {roots} rates instead of exactly one.")


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount on a day; positive comes in, negative goes out."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Annual:
    """The yearly cost of equal periods.

    Attributes:
        nominal: IRR per period times periods a year; None without exactly one rate.
        effective: compounded; None likewise.
    """

    nominal: Decimal | None
    effective: Decimal | None


def rates_of(flows: Sequence[tuple[Fraction, Fraction]]) -> tuple[Decimal, ...]:
    """All rates a unit of time above -100 % under which ``flows`` are worth nothing.

    Args:
        flows: time (in any unit, the same for all) and amount.
    """
    if not flows:
        return ()
    first = min(time for time, _ in flows)
    unit = lcm(*((time - first).denominator for time, _ in flows))
    sums: dict[int, Fraction] = defaultdict(Fraction)
    for time, amount in flows:
        sums[int((time - first) * unit)] += amount
    with localcontext() as context:
        context.prec = _DIGITS
        roots = positive_roots(sums)
        # the root is the discount of 1/unit of time
        return tuple(sorted((1 / root) ** unit - 1 for root in roots))


def annual_cost(
    flows: Sequence[tuple[Fraction, Fraction]], per_year: Fraction
) -> Annual:
    """The yearly cost of flows timed in equal periods; eight decimals."""
    rates = rates_of(flows)
    if len(rates) != 1:
        return Annual(None, None)
    with localcontext() as context:
        context.prec = _DIGITS
        periods = Decimal(per_year.numerator) / Decimal(per_year.denominator)
        nominal = rates[0] * periods
        effective = (1 + rates[0]) ** periods - 1
        return Annual(_places(nominal, _EIGHT), _places(effective, _EIGHT))


def xirr(flows: Sequence[Flow]) -> tuple[Decimal, ...]:
    """All yearly rates of dated flows, years being days/365 from the first.

    Twelve decimals; the order of the flows does not matter.
    """
    dated = [
        (Fraction(flow.on.toordinal(), DAYS_A_YEAR), Fraction(flow.amount.minor))
        for flow in flows
    ]
    return tuple(_places(rate, _TWELVE) for rate in rates_of(dated))


def only(rates: Sequence[Decimal]) -> Decimal:
    """The one rate.

    Raises:
        NoRateError: none, or several.
    """
    if len(rates) != 1:
        raise NoRateError(roots=len(rates))
    return rates[0]


def _places(exact: Decimal, step: Decimal) -> Decimal:
    with localcontext() as context:
        # One yuan that comes back as two the next day has a rate of a hundred digits.
        context.prec = max(_DIGITS, exact.adjusted() + _DIGITS)
        shown = exact.quantize(step, ROUND_HALF_UP)
    return shown or abs(shown)
