"""Schedules by a plain loop in decimals, written apart from the product's own walk."""

from calendar import isleap
from collections import Counter
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from itertools import pairwise

from planner.model.terms import Accrual, LenderUnit, Method, Precision, Terms
from planner.money import Rounding
from planner.rates import DayCount, Period, Rate
from planner.schedule.periods import due_days

CENT = Decimal("0.01")
WAYS = {
    Rounding.UP: ROUND_UP,
    Rounding.DOWN: ROUND_DOWN,
    Rounding.HALF_UP: ROUND_HALF_UP,
}
PER_YEAR = {
    "week": 52,
    "two-weeks": 26,
    "half-month": 24,
    "month": 12,
    "two-months": 6,
    "quarter": 4,
    "half-year": 2,
    "year": 1,
}
THIRTY = {52: 7, 26: 14, 24: 15, 12: 30, 6: 60, 4: 90, 2: 180, 1: 360}

Row = tuple[Decimal, Decimal]


def rows(terms: Terms) -> list[Row]:
    """Principal and interest of each instalment, for terms without display rounding."""
    with localcontext() as context:
        context.prec = 90
        if terms.method is Method.BULLET:
            return [_bullet(terms)]
        return list(_rows(terms))


def _rows(terms: Terms):
    ends = [terms.drawn_on, *due_days(terms)]
    loan = Decimal(terms.principal.minor) / 100
    grace = terms.grace.principal_periods if terms.grace else 0
    left, equal, flat_sum, flat_given, seen = loan, None, Decimal(0), Decimal(0), None
    for n in range(1, terms.periods + 1):
        known = _known(terms, ends[n - 1], ends[n])
        exact = (loan if terms.method is Method.FLAT else left) * _factor(
            terms, ends[n - 1], ends[n], known
        )
        interest = _cents(exact)
        flat_sum += exact
        anew = terms.method is Method.LEVEL and known != seen
        if n > grace and (equal is None or anew):
            equal, seen = _equal(terms, n, left, exact, known, equal), known
        principal = _principal(terms, n, grace, left, equal, exact)
        if principal >= left or n == terms.periods:
            principal = left
            if terms.method is Method.FLAT:
                interest = _cents(flat_sum) - flat_given
                interest = max(interest, Decimal(0))
        flat_given += interest
        left -= principal
        yield principal, interest
        if not left:
            return


def _cents(exact: Decimal) -> Decimal:
    # An exact half cent may come out a hair below: ninety digits are not endless.
    return exact.quantize(Decimal("1e-40")).quantize(CENT, ROUND_HALF_UP)


def _principal(terms, n, grace, left, equal, exact):
    interest = _cents(exact)
    if n == terms.periods:
        return left
    if n <= grace or terms.method is Method.INTEREST_ONLY:
        return Decimal(0)
    whole = terms.method is Method.LEVEL or (
        terms.method is Method.FLAT and isinstance(terms.rounding, LenderUnit)
    )
    if terms.method is Method.FLAT and whole:
        equal = _on_unit(terms, equal + exact)
    return max(equal - interest, Decimal(0)) if whole else equal


def _equal(terms, n, left, exact, known, before):
    ends = [terms.drawn_on, *due_days(terms)]
    periods = terms.periods - n + 1
    if terms.method is Method.LEVEL:
        if before is None and terms.instalment is not None:
            return Decimal(terms.instalment.minor) / 100
        worth, discount = Decimal(0), Decimal(1)
        for later in range(n, terms.periods + 1):
            if later > n:
                discount /= 1 + _factor(terms, ends[later - 1], ends[later], known)
            worth += discount
        amount = (left + exact) / worth
        if amount < exact:
            # interest alone, then one amount over the periods after it
            amount = left / (worth - 1)
    else:
        amount = left / periods
    if terms.method is Method.FLAT and isinstance(terms.rounding, LenderUnit):
        return amount
    return _on_unit(terms, amount)


def _on_unit(terms, amount):
    if isinstance(terms.rounding, LenderUnit):
        unit = Decimal(terms.rounding.unit.minor) / 100
        way = WAYS[terms.rounding.mode]
        return (amount / unit).quantize(Decimal("1e-40")).quantize(
            Decimal(1), way
        ) * unit
    assert terms.rounding is Precision.BANK_CENT
    return _cents(amount)


def _bullet(terms: Terms) -> Row:
    loan = Decimal(terms.principal.minor) / 100
    ends = [terms.drawn_on, *due_days(terms)]
    if terms.interest is Accrual.DAYS:
        ends = [ends[0], ends[-1]]
    factor = Decimal(0)
    for since, until in pairwise(ends):
        factor += _factor(terms, since, until, _known(terms, since, until))
    return loan, _cents(loan * factor)


def _known(terms: Terms, since: date, until: date) -> int:
    by_days = terms.interest is Accrual.DAYS
    return sum(
        one.from_ < until if by_days else one.from_ <= since for one in terms.rates
    )


def _factor(terms: Terms, since: date, until: date, known: int) -> Decimal:
    changes = terms.rates[:known]
    if terms.interest is Accrual.PERIOD:
        rate = terms.rate
        for change in changes:
            if change.from_ <= since:
                rate = change.rate
        return _whole_period(terms, rate)
    days = sorted(
        {since, until, *(c.from_ for c in changes if since < c.from_ < until)}
    )
    factor = Decimal(0)
    for a, b in pairwise(days):
        rate = terms.rate
        for change in changes:
            if change.from_ <= a:
                rate = change.rate
        factor += _by_days(rate, a, b, terms.day_count)
    return factor


def _whole_period(terms: Terms, rate: Rate) -> Decimal:
    days = getattr(terms.every, "days", None)
    if days is None:
        units = PER_YEAR[terms.every.value]
        if rate.per is Period.DAY:
            return rate.value * THIRTY[units]
        return rate.value * (12 if rate.per is Period.MONTH else 1) / units
    if rate.per is Period.DAY:
        return rate.value * days
    yearly = rate.value * (12 if rate.per is Period.MONTH else 1)
    by_360 = terms.day_count in {DayCount.ACT_360, DayCount.THIRTY_360}
    return yearly * days / (360 if by_360 else 365)


def _by_days(rate: Rate, since: date, until: date, count: DayCount | None) -> Decimal:
    days = Decimal((until - since).days)
    if count is DayCount.THIRTY_360:
        d1 = 30 if since.day == 31 else since.day
        d2 = 30 if until.day == 31 and d1 == 30 else until.day
        months = (until.year - since.year) * 12 + until.month - since.month
        days = Decimal(30 * months + d2 - d1)
    if rate.per is Period.DAY:
        return rate.value * days
    yearly = rate.value * (12 if rate.per is Period.MONTH else 1)
    if count is DayCount.ACT_365:
        return yearly * days / 365
    if count is DayCount.ACT_ACT:
        days = range(since.toordinal(), until.toordinal())
        years = Counter(date.fromordinal(n).year for n in days)
        # whole years first: a sum of 365 parts would miss exact half cents
        return yearly * sum(
            Decimal(n) / (366 if isleap(year) else 365) for year, n in years.items()
        )
    return yearly * days / 360
