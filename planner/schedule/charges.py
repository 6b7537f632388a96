"""What comes on top of interest; without it the cost of a loan is half told."""

from datetime import date
from fractions import Fraction

from planner.model.terms import Fee, Terms
from planner.money import ZERO, Money, Rounding, rounded, total
from planner.rates import DayCount
from planner.schedule.accrual import days_factor


def fee_amount(fee: Fee, principal: Money) -> Money:
    """A fee in fen: its amount, or its ratio of the principal rounded half up."""
    if fee.amount is not None:
        return fee.amount
    return principal.times(fee.ratio or 0, Rounding.HALF_UP)


def start_fees(terms: Terms) -> Money:
    """All that is paid when the money comes; each fee is rounded on its own."""
    return total(
        fee_amount(fee, terms.principal) for fee in terms.fees if fee.on == "start"
    )


def period_fees(terms: Terms) -> Money:
    """What every instalment carries; each fee is rounded on its own."""
    return total(
        fee_amount(fee, terms.principal) for fee in terms.fees if fee.on == "period"
    )


def break_fee(terms: Terms, principal: Money) -> Money:
    """The fee for paying ``principal`` early (违约金), on top of it."""
    if terms.prepayment is None or terms.prepayment.fee is None:
        return ZERO
    return principal.times(terms.prepayment.fee.ratio, Rounding.HALF_UP)


def principal_within(terms: Terms, paid: Money) -> Money:
    """The principal that ``paid`` prepays once the break fee is taken out of it."""
    if terms.prepayment is None or terms.prepayment.fee is None:
        return paid
    ratio = Fraction(terms.prepayment.fee.ratio)
    guess = Money(rounded(paid.minor / (1 + ratio), Rounding.HALF_UP))
    while guess and guess + break_fee(terms, guess) > paid:
        guess -= Money(1)
    return guess


def penalty(terms: Terms, unpaid: Money, since: date, until: date) -> Fraction:
    """Penalty interest (罚息) in fen on what is unpaid in ``[since, until)``; exact.

    The multiple of the contract's rate of that day, on overdue principal and interest.
    A yearly or monthly rate without a day count runs on 360 days, as banks convert it.
    Terms that say nothing of lateness charge nothing that we could know.
    """
    if terms.late is None or until <= since:
        return Fraction(0)
    rate = terms.rate
    for change in terms.rates:
        if change.from_ <= since:
            rate = change.rate
    count = terms.day_count or DayCount.ACT_360
    factor = days_factor(rate, since, until, count)
    return unpaid.minor * factor * Fraction(terms.late.penalty)
