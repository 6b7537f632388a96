"""Stretches of interest add up to what the schedule booked."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from planner.app.stretches import running, stretches
from planner.model.terms import Accrual, Every, EveryDays, Method, Rhythm
from planner.rates import DayCount, Period
from planner.schedule.schedule import schedule
from planner.schedule.settle import settled
from tests.helpers import make
from tests.helpers.formulas import worked_out


@pytest.mark.parametrize("every", [*Rhythm, EveryDays(28)])
@pytest.mark.parametrize("per", Period)
@pytest.mark.parametrize("interest", Accrual)
@pytest.mark.parametrize("count", DayCount)
def test_each_formula_is_its_factor(
    every: Every, per: Period, interest: Accrual, count: DayCount
) -> None:
    rate = make.rate("0.0005", per)
    terms = make.terms(every=every, rate=rate, interest=interest, day_count=count)

    for part in stretches(schedule(terms), 11):
        assert worked_out(part.formula)[0] == part.factor
        assert part.days > 0


def test_calendar_years_are_counted_each_by_its_own_length() -> None:
    terms = make.terms(
        drawn_on="2023-12-15",
        first_due="2024-01-01",
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_ACT,
    )
    plan = schedule(terms)

    assert stretches(plan, 0)[0].formula == "7.2% × 17 ÷ 365"
    terms = replace(terms, first_due=date(2024, 1, 2))
    assert stretches(schedule(terms), 0)[0].formula == "7.2% × (17 ÷ 365 + 1 ÷ 366)"


def test_a_loan_that_nothing_ends_has_nothing_running() -> None:
    assert running(schedule(make.terms())) == ()


def test_settling_on_the_day_of_drawing_counts_one_day() -> None:
    terms = make.terms(interest=Accrual.DAYS, day_count=DayCount.ACT_360)

    (part,) = running(settled(terms, date(2026, 1, 15)).schedule)

    assert (part.days, part.interest) == (1, Fraction(200))


def test_a_bullet_settled_midway_counts_its_whole_periods_and_the_running_one() -> None:
    terms = replace(make.terms(method=Method.BULLET))

    parts = running(settled(terms, date(2026, 4, 1)).schedule)

    assert [part.count for part in parts] == [2, 1]
    assert parts[1].formula == "7.2% ÷ 12 × 17 ÷ 31"
