from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.terms import Accrual, EveryDays, RateChange, Rhythm
from planner.rates import DayCount, Period
from planner.schedule.accrual import Accruals, days_factor, period_factor
from planner.schedule.periods import due_days
from tests.helpers import make

JAN, FEB = date(2026, 1, 15), date(2026, 2, 15)


def accruals(**given) -> Accruals:
    terms = make.terms(**given)
    return Accruals(terms, (terms.drawn_on, *due_days(terms)))


def change(on: str, value: str = "0.36") -> RateChange:
    return RateChange(date.fromisoformat(on), Decimal(value), Period.YEAR)


@pytest.mark.parametrize(
    ("rate", "count", "factor"),
    [
        (make.rate("0.0005", Period.DAY), None, Fraction(31 * 5, 10000)),
        (make.rate("0.0005", Period.DAY), DayCount.ACT_365, Fraction(31 * 5, 10000)),
        (make.rate("0.0005", Period.DAY), DayCount.THIRTY_360, Fraction(30 * 5, 10000)),
        (make.rate("0.36"), DayCount.ACT_360, Fraction(31, 1000)),
        (make.rate("0.365"), DayCount.ACT_365, Fraction(31, 1000)),
        (make.rate("0.03", Period.MONTH), DayCount.ACT_360, Fraction(31, 1000)),
        (make.rate("0.36"), None, Fraction(31, 1000)),
    ],
)
def test_days_cost_by_their_count(rate, count, factor) -> None:
    assert days_factor(rate, JAN, FEB, count) == factor


def test_a_monthly_rate_of_days_is_a_twelfth_of_a_year() -> None:
    rate = make.rate("0.01", Period.MONTH)

    assert period_factor(rate, EveryDays(30), DayCount.ACT_360) == Fraction(1, 100)
    assert period_factor(rate, EveryDays(365), None) == Fraction(12, 100)
    assert period_factor(rate, Rhythm.WEEK, None) == Fraction(12, 5200)


def test_a_part_of_a_whole_period_counts_its_days() -> None:
    march = accruals()

    assert march.whole(2, 0) == Fraction(6, 1000)
    assert march.part(2, FEB, date(2026, 2, 22), 0) == Fraction(6, 1000) * Fraction(
        7, 28
    )


@pytest.mark.parametrize(
    ("interest", "on", "known"),
    [
        (Accrual.DAYS, "2026-02-14", 1),
        (Accrual.DAYS, "2026-02-15", 0),
        (Accrual.PERIOD, "2026-01-15", 1),
        (Accrual.PERIOD, "2026-01-16", 0),
    ],
)
def test_when_an_instalment_knows_of_a_change(interest, on, known) -> None:
    first = accruals(interest=interest, day_count=DayCount.ACT_360, rates=(change(on),))

    assert first.known(1) == known


def test_several_changes_cut_a_period_into_stretches() -> None:
    period = accruals(
        rate=make.rate("0"),
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_360,
        rates=(change("2026-01-20", "0.36"), change("2026-01-30", "0.72")),
    )

    # 5 days at 0, 10 at 36 %, 16 at 72 %
    assert period.whole(1, 2) == Fraction(10 + 32, 1000)
    assert period.whole(1, 1) == Fraction(26, 1000)
    assert period.whole(1, 0) == 0
    assert period.part(1, date(2026, 1, 30), FEB, 2) == Fraction(32, 1000)


def test_counts_that_know_the_calendar_are_never_taken_from_another_stretch() -> None:
    loan = accruals(
        drawn_on="2026-01-31",
        first_due="2026-02-28",
        due_day=31,
        rate=make.rate("0.36"),
        interest=Accrual.DAYS,
        day_count=DayCount.THIRTY_360,
    )

    assert loan.whole(1, 0) == Fraction(28, 1000)
    assert loan.whole(2, 0) == Fraction(33, 1000)
    assert loan.whole(3, 0) == Fraction(30, 1000)
