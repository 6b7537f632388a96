"""The yearly rates that American and European law prescribe for lenders to print."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from planner.calendar import month_step
from planner.model.terms import Every, EveryDays, Rhythm
from planner.money import ZERO
from planner.schedule.accrual import MONTHS_A_YEAR
from planner.schedule.cost import DAYS_A_YEAR, Flow, rates_of
from planner.schedule.periods import HALF_MONTH_DAYS, MONTHS, PER_YEAR, WEEKS
from planner.schedule.roots import positive_roots

MONTH_DAYS = 30
_DIGITS = 50
_PLACES = Decimal("0.0001")
_CLOSE = Decimal(10) ** -20


def actuarial(
    advances: Sequence[Flow], payments: Sequence[Flow], unit_period: Every
) -> tuple[Decimal, ...]:
    """All yearly rates by the US actuarial method, four decimals (9.69 % as 0.0969).

    Sum of A / ((1 + f i)(1 + i)^t) = sum of P / ((1 + f i)(1 + i)^t), the rate being i
    times the unit-periods of a year (12 CFR 1026 Appendix J (b)(8)).

    Args:
        advances: amounts above zero that the borrower gets.
        payments: amounts above zero that the borrower pays.
        unit_period: of the transaction.
    """
    flows = [(flow.on, Fraction(flow.amount.minor)) for flow in advances]
    flows += [(flow.on, -Fraction(flow.amount.minor)) for flow in payments]
    if not flows:
        return ()
    start = min(day for day, _ in flows)
    timed: defaultdict[tuple[int, Fraction], Fraction] = defaultdict(Fraction)
    for day, amount in flows:
        timed[unit_time(start, day, unit_period)] += amount
    whole = units_a_year(unit_period)
    with localcontext() as context:
        context.prec = _DIGITS
        units = Decimal(whole.numerator) / Decimal(whole.denominator)
        return tuple(
            (rate * units).quantize(_PLACES, ROUND_HALF_UP)
            for rate in _unit_rates(sorted((t, f, a) for (t, f), a in timed.items()))
        )


def single_payment(advance: Flow, payment: Flow) -> tuple[Decimal, ...]:
    """The yearly rate of one advance and one payment, four decimals.

    The unit-period is the term: whole months count by twelfths of a year, else days by
    365; of a term beyond a year it is the year (12 CFR 1026 Appendix J (b)(4)(ii) and
    (b)(5)(vi)).
    """
    months, days = _months_back(advance.on, payment.on)
    if (months, days) > (MONTHS_A_YEAR, 0):
        return actuarial([advance], [payment], Rhythm.YEAR)
    if advance.amount <= ZERO or payment.amount <= ZERO:
        return ()
    units = Fraction(DAYS_A_YEAR, (payment.on - advance.on).days)
    if not days:
        units = Fraction(MONTHS_A_YEAR, months)
    rate = (Fraction(payment.amount.minor, advance.amount.minor) - 1) * units
    with localcontext() as context:
        context.prec = _DIGITS
        shown = Decimal(rate.numerator) / Decimal(rate.denominator)
        return (shown.quantize(_PLACES, ROUND_HALF_UP),)


def units_a_year(unit_period: Every) -> Fraction:
    """52, 26, 24, 12, 6, 4, 2, 1; 364/n for n days that are weeks, else 365/n."""
    if isinstance(unit_period, EveryDays):
        year = DAYS_A_YEAR if unit_period.days % 7 else 364
        return Fraction(year, unit_period.days)
    return Fraction(PER_YEAR[unit_period])


def unit_time(start: date, day: date, unit_period: Every) -> tuple[int, Fraction]:
    """Whole unit-periods and the fraction of one between two days.

    Months are counted back from the later day; what remains is days, a month having
    30. With a unit of a year, whole years are counted back; what remains counts by
    twelfths where it is whole months, else by days/365 (Appendix J (b)(5)).
    """
    if isinstance(unit_period, EveryDays):
        return _divided((day - start).days, unit_period.days)
    if unit_period in WEEKS:
        return _divided((day - start).days, WEEKS[unit_period])
    months, days = _months_back(start, day)
    if unit_period is Rhythm.YEAR and days:
        years = months // MONTHS_A_YEAR
        back = month_step(day, -years * MONTHS_A_YEAR)
        return years, Fraction((back - start).days, DAYS_A_YEAR)
    unit = (
        HALF_MONTH_DAYS
        if unit_period is Rhythm.HALF_MONTH
        else MONTH_DAYS * MONTHS[unit_period]
    )
    return _divided(MONTH_DAYS * months + days, unit)


def aprc(flows: Sequence[Flow], basis: str) -> tuple[Decimal, ...]:
    """All effective yearly rates under which ``flows`` are worth nothing (EU APRC).

    Sum of C (1 + X)^-t = sum of D (1 + X)^-s (Directive 2008/48/EC Annex I). Eight
    decimals.

    Args:
        flows: what the borrower gets is positive, or the other way round.
        basis: ``days`` counts days/365; ``months`` counts equal months of a twelfth of
            a year back from the later day, then days by the length of the year that
            ends where the months begin (Directive 2014/17/EU Annex I, remark (c)).
    """
    if not flows:
        return ()
    start = min(flow.on for flow in flows)
    years = _years_by_months if basis == "months" else _years_by_days
    timed = [(years(start, flow.on), Fraction(flow.amount.minor)) for flow in flows]
    eight = Decimal("0.00000001")
    return tuple(rate.quantize(eight, ROUND_HALF_UP) for rate in rates_of(timed))


def _years_by_days(start: date, day: date) -> Fraction:
    return Fraction((day - start).days, DAYS_A_YEAR)


def _years_by_months(start: date, day: date) -> Fraction:
    whole = (day.year - start.year) * MONTHS_A_YEAR + day.month - start.month
    if month_step(start, whole) == day:
        # From the 31st to the last day of a shorter month no day is left.
        return Fraction(whole, MONTHS_A_YEAR)
    months, days = _months_back(start, day)
    back = month_step(day, -months)
    year = (back - month_step(back, -MONTHS_A_YEAR)).days
    return Fraction(months, MONTHS_A_YEAR) + Fraction(days, year)


def _months_back(start: date, day: date) -> tuple[int, int]:
    """Whole months counted back from ``day``, and the days that are left."""
    months = (day.year - start.year) * MONTHS_A_YEAR + day.month - start.month
    if month_step(day, -months) < start:
        months -= 1
    return months, (month_step(day, -months) - start).days


def _divided(days: int, unit: int) -> tuple[int, Fraction]:
    whole, rest = divmod(days, unit)
    return whole, Fraction(rest, unit)


def _unit_rates(timed: Sequence[tuple[int, Fraction, Fraction]]) -> list[Decimal]:
    amounts = [amount for _, _, amount in timed if amount]
    changes = sum((a > 0) != (b > 0) for a, b in pairwise(amounts))
    if changes == 0:
        return []
    if changes == 1:
        return _only_rate(timed)
    return _all_rates(timed)


def _only_rate(timed: Sequence[tuple[int, Fraction, Fraction]]) -> list[Decimal]:
    """With one change of sign the value over a discount is monotone: bisect.

    Dividing by the discount at the change makes every part of the sum fall, or every
    part rise, with the rate.
    """

    def value(rate: Decimal) -> Decimal:
        whole = Decimal(0)
        for t, f, amount in timed:
            odd = 1 + rate * f.numerator / f.denominator
            whole += Decimal(int(amount)) / (odd * (1 + rate) ** t)
        return whole

    low, high = Decimal(-1) + _CLOSE, Decimal(1)
    sign = value(low) > 0
    while (value(high) > 0) == sign:
        high *= 4  # all but the first flow fade away as the rate grows
    return [_bisected(value, low, high, sign=sign)]


def _bisected(
    value: Callable[[Decimal], Decimal], low: Decimal, high: Decimal, *, sign: bool
) -> Decimal:
    while high - low > _CLOSE:
        middle = (low + high) / 2
        if (value(middle) > 0) == sign:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _all_rates(timed: Sequence[tuple[int, Fraction, Fraction]]) -> list[Decimal]:
    """Times every odd-days factor it is a sum of powers of 1 + i: count its roots."""
    last = max(t for t, _, _ in timed)
    odd = sorted({f for _, f, _ in timed if f})
    sums: defaultdict[int, Fraction] = defaultdict(Fraction)
    for t, f, amount in timed:
        powers = {last - t: amount}
        for other in odd:
            if other != f:
                powers = _times_odd(powers, other)
        for exponent, coefficient in powers.items():
            sums[exponent] += coefficient
    return [root - 1 for root in positive_roots(sums)]


def _times_odd(powers: dict[int, Fraction], f: Fraction) -> dict[int, Fraction]:
    """Times 1 + f i, which is (1 - f) + f (1 + i)."""
    product: defaultdict[int, Fraction] = defaultdict(Fraction)
    for exponent, coefficient in powers.items():
        product[exponent] += coefficient * (1 - f)
        product[exponent + 1] += coefficient * f
    return product
