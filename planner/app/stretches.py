"""The stretches of days that bear a row's interest; a figure is else a bare claim."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from planner.lean import dataclass
from planner.model.terms import Accrual, EveryDays, Method, Rhythm, Terms
from planner.rates import DayCount, Period, Rate, year_fraction
from planner.schedule.accrual import MONTHS_A_YEAR, THIRTY_DAY_PERIODS, Accruals
from planner.schedule.methods import Exact, shown
from planner.schedule.periods import MONTHS, PER_YEAR, due_days
from planner.schedule.schedule import Schedule
from planner.schedule.steps import ExactRow, Prepaid
from planner.wording.say import percent

_YEAR_360 = 360


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in which balance and rate stayed the same.

    Attributes:
        since, until: half open; of several equal periods the first and the last day.
        base: what bore interest, in fen.
        rate: that held.
        formula: the factor as people write it: ``7.2% × 31 ÷ 360``.
        factor: the same as a number.
        count: how many equal periods this stands for.
    """

    since: date
    until: date
    base: Exact
    rate: Rate
    formula: str
    factor: Fraction
    count: int = 1

    @property
    def interest(self) -> Fraction:
        """What it bore, in fen, before any rounding."""
        return Fraction(self.base) * self.factor * self.count

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days


def ends(terms: Terms) -> tuple[date, ...]:
    """The drawdown day, then the day on which each stretch of interest ends."""
    dues = (terms.drawn_on, *due_days(terms))
    is_one = terms.method is Method.BULLET and terms.interest is Accrual.DAYS
    return (terms.drawn_on, dues[-1]) if is_one else dues


def stretches(plan: Schedule, place: int) -> tuple[Stretch, ...]:
    """What bears the interest of the row at ``place``, balances of nothing left out."""
    row, days = plan.rows[place], ends(plan.terms)
    if plan.terms.method is Method.BULLET:
        return _laid(plan, days, plan.terms.principal.minor)
    before = plan.rows[place - 1] if place else None
    balance = before.balance if before else plan.terms.principal.minor
    return _laid(plan, days, balance, row)


def running(plan: Schedule) -> tuple[Stretch, ...]:
    """What bears the interest of a settlement, from the last due day on."""
    end, days = plan.end, ends(plan.terms)
    if end is None:
        return ()
    balance = plan.rows[-1].balance if plan.rows else plan.terms.principal.minor
    first = plan.rows[-1].n + 1 if plan.rows else 1
    until = end.on
    if plan.terms.interest is Accrual.DAYS and until == plan.terms.drawn_on:
        until = date.fromordinal(until.toordinal() + 1)  # at least one day
    return _until(plan, days, balance, range(first, len(days)), until)


def _laid(
    plan: Schedule,
    days: Sequence[date],
    balance: Exact,
    row: ExactRow | None = None,
) -> tuple[Stretch, ...]:
    periods = range(row.n, row.n + 1) if row else range(1, len(days))
    return _until(plan, days, balance, periods, days[periods[-1]])


def _until(
    plan: Schedule, days: Sequence[date], balance: Exact, periods: range, until: date
) -> tuple[Stretch, ...]:
    accruals = Accruals(plan.terms, days)
    early = [one for one in plan.prepayments if one.on >= days[periods[0] - 1]]
    made: list[Stretch] = []
    for period in periods:
        start, end = days[period - 1], min(days[period], until)
        if start >= until:
            break
        within = [one for one in early if start <= one.on < end]
        for since, stop, left in _balances(start, end, balance, within):
            balance = left
            base = _base(plan.terms, left)
            if stop > since and base:
                whole = (since, stop, days[period - 1], days[period])
                made += _parts(plan.terms, accruals.known(period), whole, base)
    return tuple(_merged(made))


def _balances(
    start: date, end: date, balance: Exact, early: Sequence[Prepaid]
) -> Iterator[tuple[date, date, Exact]]:
    since = start
    for one in early:
        yield since, one.on, balance
        # Paying all that is shown pays what rounding hides too.
        is_all = one.amount.minor == shown(balance)
        balance = 0 if is_all else balance - one.amount.minor
        since = one.on
    yield since, end, balance


def _base(terms: Terms, balance: Exact) -> Exact:
    is_flat = terms.method is Method.FLAT
    return terms.principal.minor if is_flat and balance else balance


def _parts(
    terms: Terms, known: int, whole: tuple[date, date, date, date], base: Exact
) -> Iterator[Stretch]:
    """One stretch a rate.

    Args:
        terms: of the loan.
        known: how many dated changes of its rate count.
        whole: first and last day, and those of the period that they lie in.
        base: what bears interest.
    """
    since, until, start, end = whole
    changes = terms.rates[:known]
    if terms.interest is Accrual.PERIOD:
        begun = [change.rate for change in changes if change.from_ <= start]
        rate = begun[-1] if begun else terms.rate
        formula, factor = _of_period(terms, rate)
        if (since, until) != (start, end):
            passed, days = (until - since).days, (end - start).days
            formula = f"{formula} × {passed} ÷ {days}"
            factor *= Fraction(passed, days)
        yield Stretch(since, until, base, rate, formula, factor)
        return
    cuts = [change.from_ for change in changes if since < change.from_ < until]
    for first, last in pairwise([since, *cuts, until]):
        begun = [change.rate for change in changes if change.from_ <= first]
        rate = begun[-1] if begun else terms.rate
        formula, factor = _of_days(rate, first, last, terms.day_count)
        yield Stretch(first, last, base, rate, formula, factor)


def _of_period(terms: Terms, rate: Rate) -> tuple[str, Fraction]:
    value, words = Fraction(rate.value), percent(rate.value, places=None)
    every = terms.every
    if rate.per is Period.DAY:
        days = every.days if isinstance(every, EveryDays) else THIRTY_DAY_PERIODS[every]
        return f"{words} × {days}", value * days
    if rate.per is Period.MONTH:
        if isinstance(every, Rhythm) and every in MONTHS:
            months = MONTHS[every]
            formula = words if months == 1 else f"{words} × {months}"
            return formula, value * months
        value, words = value * MONTHS_A_YEAR, f"{words} × {MONTHS_A_YEAR}"
    if isinstance(every, EveryDays):
        by_360 = terms.day_count in (DayCount.ACT_360, DayCount.THIRTY_360)
        year = _YEAR_360 if by_360 else 365
        return f"{words} × {every.days} ÷ {year}", value * Fraction(every.days, year)
    a_year = PER_YEAR[every]
    return (words if a_year == 1 else f"{words} ÷ {a_year}"), value / a_year


def _of_days(
    rate: Rate, since: date, until: date, count: DayCount | None
) -> tuple[str, Fraction]:
    value, words = Fraction(rate.value), percent(rate.value, places=None)
    if rate.per is Period.DAY:
        days = counted_days(since, until, count)
        return f"{words} × {days}", value * days
    if rate.per is Period.MONTH:
        value, words = value * MONTHS_A_YEAR, f"{words} × {MONTHS_A_YEAR}"
    count = count or DayCount.ACT_360
    factor = value * year_fraction(since, until, count)
    if count is not DayCount.ACT_ACT:
        year = 365 if count is DayCount.ACT_365 else _YEAR_360
        return f"{words} × {counted_days(since, until, count)} ÷ {year}", factor
    years = list(_by_years(since, until))
    formula = " + ".join(f"{days} ÷ {year}" for days, year in years)
    return f"{words} × " + (formula if len(years) == 1 else f"({formula})"), factor


def counted_days(since: date, until: date, count: DayCount | None) -> int:
    """The days of a stretch as the day count counts them."""
    if count is DayCount.THIRTY_360:
        return int(year_fraction(since, until, count) * _YEAR_360)
    return (until - since).days


def _by_years(since: date, until: date) -> Iterator[tuple[int, int]]:
    for year in range(since.year, until.year + 1):
        opens, closes = date(year, 1, 1), date(year + 1, 1, 1)
        days = (min(until, closes) - max(since, opens)).days
        if days:
            yield days, (closes - opens).days


def _merged(made: Sequence[Stretch]) -> Iterator[Stretch]:
    """Equal periods that follow each other as one, so that a formula stays short."""
    waiting: Stretch | None = None
    for one in made:
        if waiting is not None and _is_like(waiting, one):
            count = waiting.count + one.count
            waiting = replace(waiting, until=one.until, count=count)
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _is_like(one: Stretch, other: Stretch) -> bool:
    is_joined = one.until == other.since
    return is_joined and (one.base, one.formula) == (other.base, other.formula)
