"""Interest taken before the money comes (贴现): dearer than the quoted rate."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from planner.errors import TermsError
from planner.lean import dataclass
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
        advance: the part of the face that a factor pays at once; None means all of it.
            Interest runs on that part.
        fee_ratio: a fee on the whole face, rounded to the cent, beside ``fee``.
        interest_at: taken at the start, or from the rest when the face is collected.
    """

    face: Money
    from_: date
    to: date
    rate: Rate
    day_count: DayCount = DayCount.ACT_360
    extra_days: int = 0
    fee: Money = ZERO
    advance: Decimal | None = None
    fee_ratio: Decimal | None = None
    interest_at: Literal["start", "collection"] = "start"

    @property
    def is_factored(self) -> bool:
        """Whether anything is said that only a factor asks for."""
        given = self.advance is not None or self.fee_ratio is not None
        return given or self.interest_at == "collection"


@dataclass(frozen=True, slots=True)
class Discounted:
    """What a discount takes and leaves.

    Attributes:
        days: that bear interest, the extra ones in it.
        advance: what the interest runs on; of a bill the face.
        fee: all fees.
        rest: what comes when the face is collected; of a bill nothing.
        annual: of what is given up on the last day against the proceeds, the days being
            one period.
    """

    days: int
    interest: Money
    proceeds: Money
    advance: Money
    fee: Money
    rest: Money
    annual: Annual


def discount(paper: Paper) -> Discounted:
    """Interest = advance x rate x days / year; proceeds = advance - interest - fee.

    Of a bill the advance is the face. Interest at collection is taken from the rest.

    Raises:
        TermsError: a paper that contradicts itself or leaves nothing.
    """
    _check(paper)
    days, factor = _days(paper)
    advance = paper.face
    if paper.advance is not None:
        advance = paper.face.times(paper.advance, Rounding.HALF_UP)
    interest = Money(rounded(advance.minor * factor, Rounding.HALF_UP))
    fee = paper.fee + paper.face.times(paper.fee_ratio or 0, Rounding.HALF_UP)
    proceeds, rest = advance - fee, paper.face - advance
    if paper.interest_at == "start":
        proceeds -= interest
    else:
        rest -= interest
    if proceeds <= ZERO:
        raise TermsError(field="rate", reason=Phrase("interest and fee leave nothing"))
    if rest < ZERO:
        reason = Phrase("advance and interest are more than the face")
        raise TermsError(field="advance", reason=reason)
    flows = [
        (Fraction(0), Fraction(proceeds.minor)),
        (Fraction(1), Fraction((rest - paper.face).minor)),
    ]
    annual = annual_cost(flows, Fraction(DAYS_A_YEAR, days))
    return Discounted(days, interest, proceeds, advance, fee, rest, annual)


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
    _check_factor(paper)
    for field, fault in rate_faults("rate", paper.rate):
        raise TermsError(field=field, reason=fault)


def _check_factor(paper: Paper) -> None:
    if paper.advance is not None and not 0 < paper.advance <= 1:
        reason = Phrase("a part of the face lies above 0 and is at most 1")
        raise TermsError(field="advance", reason=reason)
    if paper.fee_ratio is not None and not 0 <= paper.fee_ratio <= 1:
        reason = Phrase("a ratio lies between 0 and 1")
        raise TermsError(field="fee_ratio", reason=reason)
