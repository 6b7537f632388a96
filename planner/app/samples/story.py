"""Days and loans of a sample, told relative to today so that it never grows old."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from planner.app import commands as c
from planner.calendar import month_step
from planner.lean import dataclass
from planner.model import records as r
from planner.model.terms import Accrual, Method, Rhythm, Terms
from planner.money import Money
from planner.rates import DayCount, Period, Rate
from planner.schedule.schedule import schedule


def yuan(amount: int) -> Money:
    """Whole yuan as money."""
    return Money(amount * 100)


def rate(value: str, per: str) -> Rate:
    """A rate written shortly: ``rate("0.0004", "day")``."""
    return Rate(Decimal(value), Period(per))


@dataclass(frozen=True, slots=True)
class Story:
    """A sample's time: month 0 is the month of ``today``, month -1 the one before."""

    today: date

    def day(self, month: int, day: int) -> date:
        """The ``day``-th of the month ``month`` months from now."""
        return month_step(self.today.replace(day=1), month, day)

    def next(self, day: int) -> date:
        """The next ``day``-th of a month, tomorrow at the earliest."""
        here = self.day(0, day)
        return here if here > self.today else self.day(1, day)

    def seen(self, steps: dict[int, int], day: int) -> dict[date, int]:
        """A limit looked at each month on ``day``, from the month of its first step.

        Args:
            steps: by month, the limit in yuan that shows from then on.
            day: of the month.
        """
        limits, now = {}, 0
        for month in range(min(steps), 1):
            now = steps.get(month, now)
            limits[self.day(month, day)] = now
        return limits

    def past(self, made: Iterator[tuple[date, c.Command]]) -> Iterator[c.Command]:
        """The commands of what has happened by today."""
        for on, command in made:
            if on <= self.today:
                yield command


def monthly(  # noqa: PLR0913  # a loan simply has this many terms
    principal: int,
    drawn_on: date,
    first_due: date,
    *,
    periods: int,
    method: Method,
    rate: Rate,
    by_days: bool = False,
) -> Terms:
    """Terms of a loan paid once a month."""
    count = DayCount.ACT_360 if by_days and rate.per is not Period.DAY else None
    return Terms(
        principal=yuan(principal),
        drawn_on=drawn_on,
        first_due=first_due,
        every=Rhythm.MONTH,
        periods=periods,
        method=method,
        rate=rate,
        interest=Accrual.DAYS if by_days else Accrual.PERIOD,
        day_count=count,
    )


def repaid(
    loan: r.Loan, late: dict[int, int] | None = None
) -> Iterator[tuple[date, c.Command]]:
    """The loan's repayments as its schedule has them; ``late`` holds days by period."""
    for row in schedule(loan.terms).instalments:
        on = row.due + timedelta(days=(late or {}).get(row.n, 0))
        yield (
            on,
            c.Repay(
                r.Repayment(loan.id, on, row.payment, id=f"{loan.id}-paid-{row.n}")
            ),
        )


def readings(
    line: str, seen: dict[date, int], failed: dict[date, str] | None = None
) -> Iterator[tuple[date, c.Command]]:
    """Readings of a line's limit by day, in yuan; ``failed`` holds refused draws."""
    refused = failed or {}
    for on, limit in seen.items():
        yield (
            on,
            c.ReadLimit(
                r.LimitReading(
                    line,
                    on,
                    yuan(limit),
                    drawable=False if on in refused else None,
                    reason=refused.get(on, ""),
                    id=f"{line}-{on.isoformat()}",
                )
            ),
        )
