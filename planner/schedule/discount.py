"""Interest taken before the money comes (贴现): dearer than the quoted rate."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from planner.errors import TermsError
from planner.money import ZERO, Money, Rounding, rounded
from planner.phrases import Phrase
from planner.rates import DayCount, Rate, year_fraction
from planner.schedule.accrual import days_factor
from planner.schedule.cost import DAYS_A_YEAR, Annual, annual_cost
from planner.schedule.terms_check import rate_faults

_MOST_EXTRA = 366
BANK_YEAR = 360


@dataclass(frozen=True, slots=True)
class Paper:
    """A bill or receivable that is sold before it is due.

    Attributes:
        from_: the day on which the money comes.
        to: the day on which the face is paid.
        day_count: of the quoted rate.
        extra_days: days that bear interest beyond ``to``, such as for collection.
        fee: taken from the proceeds.
    """

    face: Money
    from_: date
    to: date
    rate: Rate
    day_count: DayCount = DayCount.ACT_360
    extra_days: int = 0
    fee: Money = ZERO


@dataclass(frozen=True, slots=True)
class Discounted:
    """What a discount takes and leaves.

    Attributes:
        days: that bear interest, the extra ones in it.
        annual: of the face against the proceeds, the days being one period.
    """

    days: int
    interest: Money
    proceeds: Money
    annual: Annual


def discount(paper: Paper) -> Discounted:
    """Interest = face x rate x days / year; proceeds = face - interest - fee.

    Raises:
        TermsError: a paper that contradicts itself or leaves nothing.
    """
    _check(paper)
    days, factor = _days(paper)
    interest = Money(rounded(paper.face.minor * factor, Rounding.HALF_UP))
    proceeds = paper.face - interest - paper.fee
    if proceeds <= ZERO:
        raise TermsError(field="rate", reason=Phrase("interest and fee leave nothing"))
    flows = [
        (Fraction(0), Fraction(proceeds.minor)),
        (Fraction(1), Fraction(-paper.face.minor)),
    ]
    annual = annual_cost(flows, Fraction(DAYS_A_YEAR, days))
    return Discounted(days, interest, proceeds, annual)


def _days(paper: Paper) -> tuple[int, Fraction]:
    """The days that bear interest, and what they cost of one yuan."""
    end = paper.to + timedelta(days=paper.extra_days)
    if paper.day_count is not DayCount.THIRTY_360:
        factor = days_factor(paper.rate, paper.from_, end, paper.day_count)
        return (end - paper.from_).days, factor
    # Months of 30 days up to the due day; the extra days are added as they are.
    year = year_fraction(paper.from_, paper.to, paper.day_count)
    days = int(year * BANK_YEAR) + paper.extra_days
    whole = days_factor(paper.rate, date(2026, 1, 1), date(2027, 1, 1), paper.day_count)
    return days, whole * Fraction(days, BANK_YEAR)


def _check(paper: Paper) -> None:
    if paper.face <= ZERO:
        raise TermsError(field="face", reason=Phrase("the amount must be above zero"))
    if paper.to <= paper.from_:
        reason = Phrase("it must be after the day on which the money comes")
        raise TermsError(field="to", reason=reason)
    if not 0 <= paper.extra_days <= _MOST_EXTRA:
        reason = Phrase("extra days lie between 0 and 366")
        raise TermsError(field="extra_days", reason=reason)
    if paper.fee < ZERO:
        raise TermsError(field="fee", reason=Phrase("a fee is not negative"))
    for field, fault in rate_faults("rate", paper.rate):
        raise TermsError(field=field, reason=fault)
