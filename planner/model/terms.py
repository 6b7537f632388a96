"""What a loan's contract says; without it a schedule would have to guess."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from planner.errors import FieldError, shown
from planner.lean import dataclass
from planner.money import Money, Rounding
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount, Period, Rate


class Method(Enum):
    """The repayment method (还款方式)."""

    LEVEL = "level"  # 等额本息
    EQUAL_PRINCIPAL = "equal-principal"  # 等额本金
    FLAT = "flat"  # 等本等息
    INTEREST_ONLY = "interest-only"  # 先息后本
    BULLET = "bullet"  # 到期一次还本付息


class Rhythm(Enum):
    """A payment rhythm that has a word."""

    WEEK = "week"
    TWO_WEEKS = "two-weeks"
    HALF_MONTH = "half-month"
    MONTH = "month"
    TWO_MONTHS = "two-months"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class EveryDays:
    """A payment rhythm of a fixed number of days."""

    days: int


Every = Rhythm | EveryDays


class Accrual(Enum):
    """Whether a period's interest is that of a whole period or of its days."""

    PERIOD = "period"
    DAYS = "days"


class Precision(Enum):
    """The two roundings that need no numbers."""

    BANK_CENT = "bank-cent"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class LenderUnit:
    """A lender who rounds the instalment to whole units, such as yuan."""

    unit: Money
    mode: Rounding


RoundingRule = Precision | LenderUnit


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee at the start or with each instalment: an amount, or a part of principal."""

    on: Literal["start", "period"]
    amount: Money | None = None
    ratio: Decimal | None = None
    of: Literal["principal"] = "principal"


LprTerm = Literal["1Y", "5Y"]


@dataclass(frozen=True, slots=True)
class LprBase:
    """What the contract says of a rate that it ties to the LPR.

    Attributes:
        lpr: its term.
        plus_bp: basis points on top of it.
        lpr_from: since when the LPR that was taken holds.
    """

    lpr: LprTerm
    plus_bp: int = 0
    lpr_from: date | None = None


@dataclass(frozen=True, slots=True)
class RateChange:
    """A later rate; it counts from its day on.

    Attributes:
        lpr: the term of the LPR that the contract names; ``value`` is what it came to.
        plus_bp: basis points on top of that LPR.
        lpr_from: since when the LPR that was taken holds.
    """

    from_: date
    value: Decimal
    per: Period
    lpr: LprTerm | None = None
    plus_bp: int | None = None
    lpr_from: date | None = None

    @property
    def rate(self) -> Rate:
        """The rate that begins to hold."""
        return Rate(self.value, self.per)


@dataclass(frozen=True, slots=True)
class Grace:
    """Periods at the start in which only interest is paid."""

    principal_periods: int


@dataclass(frozen=True, slots=True)
class PrepaymentFee:
    """A break fee: a ratio of the principal prepaid."""

    ratio: Decimal
    of: Literal["prepaid"] = "prepaid"


@dataclass(frozen=True, slots=True)
class Prepayment:
    """What the contract says of paying early.

    Attributes:
        allowed_from_period: first period in which it is allowed; a due day belongs to
            the period it ends.
        fee: on top of the principal prepaid; None means free.
        interest_due: ``all`` is 仍收全部利息, interest of all rows not yet due.
    """

    allowed_from_period: int = 1
    fee: PrepaymentFee | None = None
    interest_due: Literal["to-day", "all"] = "to-day"


Due = Literal["penalty", "fee", "interest", "principal"]
USUAL_ORDER: tuple[Due, ...] = ("penalty", "fee", "interest", "principal")


@dataclass(frozen=True, slots=True)
class Late:
    """What the contract says of paying late.

    Attributes:
        penalty: a multiple of the contract's rate.
        grace_days: days after the due day that cost nothing.
        order: what of an instalment a payment covers first; the oldest one comes first.
    """

    penalty: Decimal = Decimal("1.5")
    grace_days: int = 0
    order: tuple[Due, ...] = USUAL_ORDER


@dataclass(frozen=True, slots=True)
class Terms:
    """A loan's terms as the headless interface reads them.

    Attributes:
        interest: of a whole period, or by actual days (the drawdown day counts, the due
            day does not).
        day_count: None only with a daily rate by days, or with interest by period.
        instalment: the lender's own level amount; the last period takes the rest.
        due_day: 1–31, where ``first_due`` fell in a month too short for it.
        rate_lpr: what the contract ties ``rate`` to; None where it is a plain rate.
        prepayment: None means any time, free, interest to the day.
        late: None means that no penalty is known; then none is counted.
    """

    principal: Money
    drawn_on: date
    first_due: date
    every: Every
    periods: int
    method: Method
    rate: Rate
    interest: Accrual = Accrual.PERIOD
    day_count: DayCount | None = None
    fees: tuple[Fee, ...] = ()
    rounding: RoundingRule = Precision.BANK_CENT
    grace: Grace | None = None
    rates: tuple[RateChange, ...] = ()
    prepayment: Prepayment | None = None
    late: Late | None = None
    instalment: Money | None = None
    due_day: int | None = None
    rate_lpr: LprBase | None = None


def every_from_wire(value: object, field: str) -> Every:
    """Read ``"month"`` or ``{"days": 28}``.

    Raises:
        FieldError: anything else, or days outside 1–3660.
    """
    if isinstance(value, dict) and set(value) == {"days"}:
        days = value["days"]
        if type(days) is int and 1 <= days <= 3660:  # noqa: PLR2004  # ten years
            return EveryDays(days)
    elif isinstance(value, str) and value in {rhythm.value for rhythm in Rhythm}:
        return Rhythm(value)
    known = ", ".join(rhythm.value for rhythm in Rhythm)
    expected = Sentence(Phrase("{known} or {days}"), known=known, days='{"days": n}')
    raise FieldError(field=field, found=shown(value), expected=expected)
