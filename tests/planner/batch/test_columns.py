from decimal import Decimal

import pytest

from planner.batch.columns import columns, fits
from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    LenderUnit,
    Method,
    Precision,
    RateChange,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period, Rate
from tests.helpers import make


def test_a_loan_becomes_whole_numbers() -> None:
    fees = (Fee("period", amount=Money(100)), Fee("start", ratio=Decimal("0.01")))
    one = make.terms(
        principal="10000.00",
        periods=12,
        rate=Rate(Decimal("0.072"), Period.YEAR),
        fees=fees,
    )

    loans = columns([one])

    assert len(loans) == 1
    assert (loans.principal[0], loans.top[0], loans.bottom[0]) == (1_000_000, 3, 500)
    assert (loans.periods[0], loans.method[0]) == (12, 0)
    assert (loans.fee[0], loans.start_fee[0]) == (100, 10_000)


def test_no_loans_are_no_columns() -> None:
    assert len(columns([])) == 0


@pytest.mark.parametrize(
    "given",
    [
        {"interest": Accrual.DAYS, "day_count": DayCount.ACT_360},
        {"rounding": Precision.DISPLAY},
        {"rounding": LenderUnit(Money(100), Rounding.UP)},
        {"method": Method.BULLET},
        {"grace": Grace(1)},
        {"instalment": Money(90_000)},
        {"rates": (RateChange(make.day("2026-06-01"), Decimal("0.05"), Period.YEAR),)},
        {"rate": Rate(Decimal("0.0" + "7" * 30), Period.YEAR)},
    ],
)
def test_what_arrays_cannot_follow_does_not_fit(given) -> None:
    assert fits(make.terms())
    assert not fits(make.terms(**given))


def test_a_rhythm_of_days_fits() -> None:
    assert fits(make.terms(every=EveryDays(28)))
