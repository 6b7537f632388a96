from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from planner.errors import FieldError
from planner.model import wire
from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    Late,
    LenderUnit,
    Method,
    Precision,
    Prepayment,
    PrepaymentFee,
    RateChange,
    Rhythm,
    Terms,
    every_from_wire,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period, Rate
from tests.helpers.strategies import any_terms

WRITTEN = {
    "principal": "10000.00",
    "drawn_on": "2026-01-15",
    "first_due": "2026-02-15",
    "every": {"days": 28},
    "periods": 12,
    "method": "level",
    "rate": {"value": "0.072", "per": "year"},
    "interest": "days",
    "day_count": "ACT/365",
    "fees": [
        {"on": "start", "amount": "50.00"},
        {"on": "period", "ratio": "0.006", "of": "principal"},
    ],
    "rounding": {"unit": "1.00", "mode": "up"},
    "grace": {"principal_periods": 2},
    "rates": [{"from": "2026-07-01", "value": "0.068", "per": "year"}],
    "prepayment": {
        "allowed_from_period": 4,
        "fee": {"ratio": "0.03", "of": "prepaid"},
        "interest_due": "all",
    },
    "late": {"penalty": "1.5", "grace_days": 1},
    "instalment": "900.00",
    "due_day": 15,
}


def test_every_field_of_the_interface_is_read() -> None:
    assert wire.read(Terms, WRITTEN) == Terms(
        principal=Money(1000000),
        drawn_on=date(2026, 1, 15),
        first_due=date(2026, 2, 15),
        every=EveryDays(28),
        periods=12,
        method=Method.LEVEL,
        rate=Rate(Decimal("0.072"), Period.YEAR),
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_365,
        fees=(
            Fee("start", amount=Money(5000)),
            Fee("period", ratio=Decimal("0.006")),
        ),
        rounding=LenderUnit(Money(100), Rounding.UP),
        grace=Grace(2),
        rates=(RateChange(date(2026, 7, 1), Decimal("0.068"), Period.YEAR),),
        prepayment=Prepayment(4, PrepaymentFee(Decimal("0.03")), "all"),
        late=Late(Decimal("1.5"), 1),
        instalment=Money(90000),
        due_day=15,
    )


def test_what_is_left_out_has_its_default() -> None:
    short = {key: WRITTEN[key] for key in list(WRITTEN)[:7]}

    terms = wire.read(Terms, short)

    assert (terms.interest, terms.day_count) == (Accrual.PERIOD, None)
    assert terms.rounding is Precision.BANK_CENT
    assert (terms.fees, terms.rates) == ((), ())
    assert (terms.grace, terms.prepayment, terms.late) == (None, None, None)
    assert Prepayment() == Prepayment(1, None, "to-day")


@given(any_terms())
def test_terms_written_and_read_are_the_same(terms) -> None:
    assert wire.read(Terms, wire.write(terms)) == terms


def test_a_change_of_rate_is_a_rate_with_its_period() -> None:
    change = RateChange(date(2026, 7, 1), Decimal("0.0002"), Period.DAY)

    assert change.rate == Rate(Decimal("0.0002"), Period.DAY)


@pytest.mark.parametrize("word", [rhythm.value for rhythm in Rhythm])
def test_each_rhythm_has_its_word(word) -> None:
    assert every_from_wire(word, "every") is Rhythm(word)


@pytest.mark.parametrize("days", [1, 28, 3660])
def test_a_rhythm_may_be_days(days) -> None:
    assert every_from_wire({"days": days}, "every") == EveryDays(days)


@pytest.mark.parametrize(
    "wrong",
    [
        *("fortnight", "", None, 28, True, []),
        *({}, {"days": 0}, {"days": 3661}, {"days": "28"}, {"days": True}),
        {"days": 28, "weeks": 4},
    ],
)
def test_another_rhythm_is_not_understood(wrong) -> None:
    with pytest.raises(FieldError) as refused:
        every_from_wire(wrong, "terms.every")

    assert refused.value.values["field"] == "terms.every"
    assert "half-month" in str(refused.value)
