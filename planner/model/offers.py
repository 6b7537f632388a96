"""What a channel offers, as ranges; without it a claim would pass for a contract."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from typing import Literal

from planner.calendar import days_later
from planner.lean import dataclass
from planner.model.dated import Text
from planner.model.holidays import Holidays
from planner.model.terms import Accrual, Method
from planner.money import Money
from planner.rates import DayCount, Period, Rate


class LenderKind(Enum):
    """Who lends; decides which rules bind."""

    BANK = "bank"
    CONSUMER_FINANCE = "consumer-finance"
    MICRO_LENDER = "micro-lender"
    PLATFORM = "platform"
    FACTOR = "factor"
    FUND = "fund"


class Purpose(Enum):
    """What money is for, as far as a rule cares."""

    CONSUMPTION = "consumption"
    BUSINESS = "business"
    HOME_PURCHASE = "home-purchase"
    SECURITIES = "securities"
    EQUITY = "equity"
    REPAY_DEBT = "repay-debt"


class Sector(Enum):
    """What sort of firm a channel fits."""

    SHOP = "shop"
    FACTORY = "factory"
    START_UP = "start-up"
    FARM = "farm"


class Speed(Enum):
    """The unit in which lenders promise how soon money comes."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"


_IN_DAYS: Mapping[Speed, Fraction] = MappingProxyType(
    {
        Speed.MINUTE: Fraction(1, 24 * 60),
        Speed.HOUR: Fraction(1, 24),
        Speed.DAY: Fraction(1),
        Speed.WORKING_DAY: Fraction(7, 5),
        Speed.WEEK: Fraction(7),
    }
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """A range of yuan; None where no source names that end."""

    low: Money | None = None
    high: Money | None = None


@dataclass(frozen=True, slots=True)
class Ratios:
    """A range of plain ratios; None where no source names that end."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rates:
    """A range of rates of one period; both ends are the same for a single rate."""

    low: Decimal
    high: Decimal
    per: Period

    @property
    def lowest(self) -> Rate:
        """The low end with its period."""
        return Rate(self.low, self.per)

    @property
    def highest(self) -> Rate:
        """The high end with its period."""
        return Rate(self.high, self.per)


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge beside interest, as a ratio of something.

    Attributes:
        of: ``principal`` of the loan, ``invoice`` amount, or ``prepaid`` principal.
        on: once at the ``start``, with every ``period``, for every ``day``.
        floor, cap: least and most in yuan; None where none is named.
    """

    low: Decimal
    high: Decimal
    of: Literal["principal", "invoice", "prepaid"]
    on: Literal["start", "period", "day"]
    floor: Money | None = None
    cap: Money | None = None


@dataclass(frozen=True, slots=True)
class Instalments:
    """Whole-term instalment fees as ratios of the principal, by number of periods."""

    total: Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class Offered:
    """Terms that can be chosen.

    Attributes:
        months: the numbers of monthly periods on offer, rising; empty where only a
            range is known.
        low, high: the shortest and longest term in months; None where not known.
        methods: the usual one first; empty where not known.
        interest, day_count: as the lender computes; None where not known.
    """

    months: tuple[int, ...] = ()
    low: int | None = None
    high: int | None = None
    methods: tuple[Method, ...] = ()
    interest: Accrual | None = None
    day_count: DayCount | None = None


@dataclass(frozen=True, slots=True)
class Early:
    """What is said of paying early.

    Attributes:
        fee: range of ratios of the principal prepaid; None where none is named.
        interest_due: ``all`` is 仍收全部利息; None where the sources do not say.
        blocked_periods: first periods in which some contracts allow none.
    """

    say: Text
    fee: Ratios | None = None
    interest_due: Literal["to-day", "all"] | None = None
    blocked_periods: int = 0


@dataclass(frozen=True, slots=True)
class Lateness:
    """What is said of paying late.

    Attributes:
        multiple: of the contract rate; None where none is named.
        daily: range of ratios a day of what is unpaid; None where none is named.
        grace_days: days without consequence; None where not known.
    """

    say: Text
    multiple: Decimal | None = None
    daily: Ratios | None = None
    grace_days: int | None = None


@dataclass(frozen=True, slots=True)
class Bureau:
    """Whether it stands in the credit report (征信); None where sources differ."""

    reports: bool | None
    say: Text


@dataclass(frozen=True, slots=True)
class MoneyIn:
    """How long from application to money."""

    low: int
    high: int
    unit: Speed

    def days(self) -> tuple[int, int]:
        """Calendar days, low and high; working days with their weekends."""
        return self._days(self.low), self._days(self.high)

    def arrives(self, applied_on: date, holidays: Holidays) -> tuple[date, date]:
        """First and last day on which the money may come."""
        if self.unit is Speed.WORKING_DAY:
            return (
                holidays.working_days_later(applied_on, self.low),
                holidays.working_days_later(applied_on, self.high),
            )
        low, high = self.days()
        return days_later(applied_on, low), days_later(applied_on, high)

    def _days(self, count: int) -> int:
        exact = count * _IN_DAYS[self.unit]
        # a part of a day is the same day, a part of a week's rest a whole day
        return ceil(exact) if self.unit is Speed.WORKING_DAY else int(exact)


@dataclass(frozen=True, slots=True)
class Statement:
    """When a card's or pay-later bill is made and due.

    Attributes:
        day: of the month; None where the lender gives each user another.
        due_days: days of the month on which it may fall due; empty where not known.
        free_low, free_high: interest-free days; None where not known.
    """

    day: int | None = None
    due_days: tuple[int, ...] = ()
    free_low: int | None = None
    free_high: int | None = None


@dataclass(frozen=True, slots=True)
class Least:
    """A ratio with a floor: the least payment of a bill, or the fee on what lacks."""

    ratio: Decimal
    floor: Money | None = None
    say: Text | None = None


@dataclass(frozen=True, slots=True)
class Lender:
    """Whose money it is; one app entry can carry several lenders."""

    kinds: tuple[LenderKind, ...]
    say: Text


@dataclass(frozen=True, slots=True)
class Fit:
    """The sorts of firm that a channel fits, and why."""

    sectors: tuple[Sector, ...]
    say: Text
