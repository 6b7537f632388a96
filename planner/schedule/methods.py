"""The amount each repayment method keeps equal, with its formula."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from planner.model.terms import LenderUnit, Precision, RoundingRule
from planner.money import Rounding, rounded

# Fen: whole where a lender books them, a fraction where only shown figures round.
Exact = int | Fraction

# Beyond so many bits fractions cost more time than their last digits are worth.
_EXACT_BITS = 1024
_SHORT_BITS = 256
_POINT = 10**80
_FINEST = 10**40


def level(grown: Exact, later: Sequence[Fraction]) -> Fraction:
    """The equal instalment (等额本息) that brings the balance to zero.

    A = G / (1 + sum of 1 / ((1 + f2) … (1 + fj))), G being the balance and its interest
    at the first due day, f the factors of the later periods. With one factor f this
    is P f (1 + f)^n / ((1 + f)^n - 1).

    Args:
        grown: balance plus interest on the due day of the first instalment.
        later: the factors of the periods after it.
    """
    # Over one denominator, as whole numbers: a gcd a period would cost far more.
    unit = lcm(*(factor.denominator for factor in later))
    if unit.bit_length() * len(later) > _EXACT_BITS:
        return _nearly(grown * _worth(later))
    growth, paid, scale = 1, 1, 1
    for factor in later:
        step = unit + factor.numerator * (unit // factor.denominator)
        growth *= step
        scale *= unit
        paid = paid * step + scale
    return grown * Fraction(growth, paid)


def _worth(later: Sequence[Fraction]) -> Fraction:
    """The instalment of one yuan, to many more digits than any amount has."""
    growth = paid = _POINT
    for factor in later:
        step = _POINT + factor.numerator * _POINT // factor.denominator
        growth = growth * step // _POINT
        paid = paid * step // _POINT + _POINT
    return Fraction(growth, paid)


def _nearly(exact: Fraction) -> Fraction:
    """To forty digits below a fen: what lies on a rounding's edge stays there."""
    return Fraction(round(exact * _FINEST), _FINEST)


def level_after_interest(
    balance: Exact, interest: Exact, later: Sequence[Fraction]
) -> Fraction:
    """The equal instalment where the first period pays no less than its interest.

    A first period that is longer than the rest, or of which a part bore more, may ask
    for more interest than ``level`` finds. It then pays its interest alone, and the
    amount is the one of the later periods.

    Args:
        balance: before the first period.
        interest: of the first period.
        later: the factors of the periods after it.
    """
    amount = level(balance + interest, later)
    if amount >= interest or not later:
        return amount
    return level(balance * (1 + later[0]), later[1:])


def equal_part(balance: Exact, periods: int) -> Fraction:
    """The equal principal (等额本金, 等本等息) of the periods left: P / n."""
    return Fraction(balance) / periods


def cents(exact: Exact, rule: RoundingRule) -> Exact:
    """An amount in fen as the lender books it; exact where only shown figures round."""
    if rule is not Precision.DISPLAY:
        return shown(exact)
    # A level loan's fractions would double with each period.
    if exact.denominator.bit_length() <= _SHORT_BITS:
        return exact
    return _nearly(Fraction(exact))


def instalment_cents(exact: Exact, rule: RoundingRule) -> Exact:
    """The equal amount in fen, on the lender's own unit where there is one."""
    if isinstance(rule, LenderUnit):
        unit = rule.unit.minor
        return rounded(Fraction(exact) / unit, rule.mode) * unit
    return cents(exact, rule)


def shown(exact: Exact) -> int:
    """Whole fen, half up: how any amount is shown."""
    if isinstance(exact, int):
        return exact
    return rounded(exact, Rounding.HALF_UP)
