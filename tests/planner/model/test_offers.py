from datetime import date
from decimal import Decimal

import pytest

from planner.model.holidays import Holidays
from planner.model.offers import MoneyIn, Rates, Speed
from planner.rates import Period, Rate


def test_a_range_of_rates_gives_its_ends_with_their_period() -> None:
    rates = Rates(Decimal("0.0002"), Decimal("0.0005"), Period.DAY)

    assert rates.lowest == Rate(Decimal("0.0002"), Period.DAY)
    assert rates.highest == Rate(Decimal("0.0005"), Period.DAY)


@pytest.mark.parametrize(
    ("money_in", "days"),
    [
        (MoneyIn(0, 30, Speed.MINUTE), (0, 0)),
        (MoneyIn(2, 48, Speed.HOUR), (0, 2)),
        (MoneyIn(0, 7, Speed.DAY), (0, 7)),
        (MoneyIn(15, 25, Speed.WORKING_DAY), (21, 35)),
        (MoneyIn(2, 8, Speed.WEEK), (14, 56)),
    ],
)
def test_a_promise_in_any_unit_becomes_calendar_days(
    money_in: MoneyIn, days: tuple[int, int]
) -> None:
    assert money_in.days() == days


def test_working_days_skip_the_weekend() -> None:
    monday = date(2031, 11, 24)

    arrives = MoneyIn(4, 5, Speed.WORKING_DAY).arrives(monday, Holidays())

    assert arrives == (date(2031, 11, 28), date(2031, 12, 1))


def test_calendar_days_count_every_day() -> None:
    arrives = MoneyIn(1, 2, Speed.WEEK).arrives(date(2026, 11, 25), Holidays())

    assert arrives == (date(2026, 12, 2), date(2026, 12, 9))
