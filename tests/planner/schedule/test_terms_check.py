from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from planner.errors import TermsError
from planner.model.terms import (
    USUAL_ORDER,
    Accrual,
    EveryDays,
    Fee,
    Grace,
    Late,
    LenderUnit,
    Method,
    Prepayment,
    PrepaymentFee,
    RateChange,
    Rhythm,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period
from planner.schedule.schedule import schedule
from planner.schedule.terms_check import check, faults
from planner.wording.say import say
from tests.helpers import make
from tests.helpers.strategies import sound_terms


def change(on: str, value: str = "0.05", per: Period = Period.YEAR) -> RateChange:
    return RateChange(date.fromisoformat(on), Decimal(value), per)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("principal", {"principal": "0.00"}),
        ("principal", {"principal": Money(-1)}),
        ("first_due", {"first_due": "2026-01-15"}),
        ("first_due", {"first_due": "2026-01-14"}),
        ("drawn_on", {"drawn_on": "1899-12-31"}),
        ("periods", {"periods": 0}),
        ("periods", {"periods": -3}),
        ("periods", {"periods": 3661, "every": EveryDays(1)}),
        ("periods", {"periods": 3000}),
        ("due_day", {"due_day": 0}),
        ("due_day", {"due_day": 32}),
        ("due_day", {"due_day": 16}),
        ("due_day", {"due_day": 15, "every": Rhythm.WEEK}),
        ("due_day", {"due_day": 15, "every": EveryDays(30)}),
        ("due_day", {"due_day": 20, "every": Rhythm.HALF_MONTH}),
        ("due_day", {"due_day": 14, "every": Rhythm.HALF_MONTH}),
        ("rate", {"rate": make.rate("-0.0001")}),
        ("rate", {"rate": make.rate("2.0001")}),
        ("rate", {"rate": make.rate("0.1667", Period.MONTH)}),
        ("rate", {"rate": make.rate("0.0055", Period.DAY)}),
        ("rates[0]", {"rates": (change("2026-03-01", "-0.01"),)}),
        ("rates[1]", {"rates": (change("2026-03-01"), change("2026-04-01", "3"))}),
        ("rates", {"rates": (change("2026-03-01"), change("2026-03-01"))}),
        ("rates", {"rates": (change("2026-04-01"), change("2026-03-01"))}),
        ("rates", {"rates": (change("2026-01-14"),)}),
        ("day_count", {"interest": Accrual.DAYS, "day_count": None}),
        (
            "day_count",
            {
                "interest": Accrual.DAYS,
                "day_count": None,
                "rate": make.rate("0.005", Period.MONTH),
            },
        ),
        (
            "day_count",
            {
                "interest": Accrual.DAYS,
                "day_count": None,
                "rate": make.rate("0.0005", Period.DAY),
                "rates": (change("2026-03-01"),),
            },
        ),
        ("fees[0]", {"fees": (Fee("start"),)}),
        ("fees[0]", {"fees": (Fee("start", Money(1), Decimal("0.1")),)}),
        ("fees[1]", {"fees": (Fee("start", Money(0)), Fee("period", Money(-1)))}),
        ("fees[0]", {"fees": (Fee("start", ratio=Decimal("1.01")),)}),
        ("fees[0]", {"fees": (Fee("start", ratio=Decimal("-0.01")),)}),
        ("rounding", {"rounding": LenderUnit(Money(0), Rounding.UP)}),
        ("grace", {"grace": Grace(12)}),
        ("grace", {"grace": Grace(-1)}),
        ("instalment", {"instalment": Money(0)}),
        ("instalment", {"instalment": Money(86619), "method": Method.FLAT}),
        ("prepayment.allowed_from_period", {"prepayment": Prepayment(0)}),
        (
            "prepayment.fee",
            {"prepayment": Prepayment(fee=PrepaymentFee(Decimal("1.1")))},
        ),
        ("late.penalty", {"late": Late(penalty=Decimal(-1))}),
        ("late.penalty", {"late": Late(penalty=Decimal("10.1"))}),
        ("late.grace_days", {"late": Late(grace_days=-1)}),
        ("late.grace_days", {"late": Late(grace_days=367)}),
        ("late.order", {"late": Late(order=("fee", "interest", "principal"))}),
        ("late.order", {"late": Late(order=(*USUAL_ORDER, "fee"))}),
    ],
)
def test_what_contradicts_is_refused_with_its_field(field, wrong) -> None:
    terms = make.terms(**wrong)

    with pytest.raises(TermsError) as refused:
        check(terms)

    assert refused.value.values["field"] == field
    assert str(refused.value.values["reason"])
    with pytest.raises(TermsError):
        schedule(terms)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"periods": 0}, "“periods”: found 0; there must be at least one period."),
        ({"first_due": "2026-01-10"}, "“first_due”: found 10 Jan 2026; the first due"),
        ({"principal": "-5.00"}, "“principal”: found -¥5.00; the amount must be above"),
        ({"grace": Grace(12)}, "“grace”: found 12; grace must end before the last"),
        ({"late": Late(Decimal(150))}, "“late.penalty”: found 150; a multiple of the"),
        (
            {"prepayment": Prepayment(fee=PrepaymentFee(Decimal(3)))},
            "“prepayment.fee”: found 3; a ratio lies between 0 and 1.",
        ),
        ({"rate": make.rate("7.2")}, "“rate”: 720% a year is beyond reason"),
    ],
)
def test_the_sentence_says_what_was_found(wrong, said) -> None:
    with pytest.raises(TermsError) as refused:
        check(make.terms(**wrong))

    assert say(refused.value).startswith(f"Field {said}")


@pytest.mark.parametrize(
    "edge",
    [
        {"principal": "0.01"},
        {"first_due": "2026-01-16"},
        {"drawn_on": "1900-01-01"},
        {"periods": 1},
        {"periods": 3660, "every": EveryDays(1)},
        {"periods": 2000, "method": Method.INTEREST_ONLY},
        {"due_day": 15},
        {"due_day": 31, "drawn_on": "2026-02-01", "first_due": "2026-02-28"},
        {"due_day": 15, "every": Rhythm.HALF_MONTH},
        {"due_day": 30, "every": Rhythm.HALF_MONTH},
        {"due_day": 31, "every": Rhythm.HALF_MONTH},
        {
            "due_day": 13,
            "every": Rhythm.HALF_MONTH,
            "drawn_on": "2026-02-01",
            "first_due": "2026-02-28",
        },
        {"rate": make.rate("0")},
        {"rate": make.rate("2")},
        {"rates": (change("2026-01-15"),)},
        {"day_count": None},
        {
            "interest": Accrual.DAYS,
            "day_count": None,
            "rate": make.rate("0.0005", Period.DAY),
        },
        {"fees": (Fee("start", Money(0)), Fee("period", ratio=Decimal(1)))},
        {"rounding": LenderUnit(Money(1), Rounding.UP)},
        {"grace": Grace(0)},
        {"grace": Grace(11)},
        {"instalment": Money(6001)},
        {"prepayment": Prepayment(1, PrepaymentFee(Decimal(1)))},
        {"late": Late(Decimal(10), 366)},
        {"late": Late(Decimal(0), 0)},
    ],
)
def test_what_stands_at_the_edge_is_taken(edge) -> None:
    check(make.terms(**edge))


def test_an_instalment_below_the_interest_is_refused() -> None:
    terms = make.terms(instalment=Money(5999))

    with pytest.raises(TermsError) as refused:
        check(terms)

    assert str(refused.value) == (
        "Field “instalment”: the instalment of 59.99 does not cover the interest of"
        " 60.00 of period 1."
    )


def test_a_first_period_too_long_for_its_instalment_is_taken() -> None:
    check(
        make.terms(
            periods=360,
            first_due="2026-05-15",
            interest=Accrual.DAYS,
            day_count=DayCount.ACT_360,
        )
    )


def test_a_rate_of_endless_digits_is_refused() -> None:
    check(make.terms(rate=make.rate("0." + "0" * 39 + "1")))

    with pytest.raises(TermsError) as refused:
        check(make.terms(rate=make.rate("0." + "0" * 40 + "1")))

    assert str(refused.value) == "Field “rate”: a rate has at most 40 decimals."


def test_an_instalment_rounded_down_below_its_interest_is_refused() -> None:
    terms = make.terms(
        periods=360,
        rate=make.rate("0.121"),
        rounding=LenderUnit(Money(10000), Rounding.DOWN),
    )

    with pytest.raises(TermsError) as refused:
        check(terms)

    assert refused.value.values["field"] == "rounding"


def test_long_level_loans_by_days_at_high_rates_cannot_amortise() -> None:
    terms = make.terms(
        periods=480,
        drawn_on="2026-02-15",
        first_due="2026-03-15",
        rate=make.rate("0.36"),
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_360,
    )

    with pytest.raises(TermsError) as refused:
        check(terms)

    assert refused.value.values["field"] == "rate"


@given(sound_terms())
def test_sound_terms_have_no_fault(terms) -> None:
    assert list(faults(terms)) == []
    check(terms)
