"""The equal amount is found again from its formula, whoever set it."""

from datetime import date
from decimal import Decimal

from hypothesis import given

from planner.app.equal_amount import EqualAmount, of
from planner.errors import PlannerError
from planner.model.terms import (
    Accrual,
    LenderUnit,
    Method,
    Precision,
    RateChange,
    Terms,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period, Rate
from planner.schedule.methods import instalment_cents
from planner.schedule.schedule import schedule
from planner.schedule.steps import Prepay
from tests.helpers import make
from tests.helpers import strategies as s
from tests.helpers.formulas import worked_out

UP = LenderUnit(Money(100), Rounding.UP)


def said(found: EqualAmount) -> list[str]:
    return [str(one) for one in found.sentences]


@given(s.sound_terms())
def test_the_formula_gives_the_amount_that_is_booked(terms: Terms) -> None:
    try:
        plan = schedule(terms)
    except PlannerError:
        return
    for place, row in enumerate(plan.rows[:-1]):
        if row.principal:
            found = of(plan, place)
            value, _ = worked_out(found.formula, found.factor)
            assert abs(value * 100 - found.exact) < 1
            assert instalment_cents(found.exact, terms.rounding) == found.amount


def test_periods_of_unlike_days_are_brought_to_the_first_due_day() -> None:
    terms = make.terms(interest=Accrual.DAYS, day_count=DayCount.ACT_360)

    found = of(schedule(terms), 3)

    assert found.formula.startswith("10,062.00 ÷ 11.61")
    assert said(found)[1].startswith("10,062.00 is the balance with its interest")


def test_a_zero_rate_shares_the_principal() -> None:
    terms = make.terms(rate=Rate(Decimal(0), Period.YEAR))

    found = of(schedule(terms), 0)

    assert found.formula == "10,000.00 ÷ 12"
    assert said(found)[0].endswith("= 833.333333…; booked: 833.33.")


def test_a_lenders_own_instalment_is_named_as_such() -> None:
    plan = schedule(make.terms(instalment=Money(90000)))

    assert said(of(plan, 0)) == ["900.00 is the lender's own instalment."]


def test_a_unit_is_named() -> None:
    level = of(schedule(make.terms(rounding=UP)), 0)
    flat = of(schedule(make.terms(rounding=UP, method=Method.FLAT)), 0)
    equal = of(schedule(make.terms(rounding=UP, method=Method.EQUAL_PRINCIPAL)), 0)

    assert said(level)[-1] == "The lender rounds the instalment to 1.00, rounded up."
    assert said(flat)[0] == (
        "Equal instalment since no. 1 = 10,000.00 ÷ 12 + 60.00 = 893.333333…; booked:"
        " 894.00."
    )
    assert said(equal)[0].startswith("The same part of the principal")


def test_a_new_rate_finds_the_amount_anew_from_its_instalment() -> None:
    change = RateChange(date(2026, 6, 15), Decimal("0.06"), Period.YEAR)

    found = of(schedule(make.terms(rates=(change,))), 8)

    assert said(found)[0].startswith("Equal instalment since no. 6 = 5,9")


def test_a_lower_instalment_is_found_from_what_is_left() -> None:
    prepays = [Prepay(date(2026, 3, 1), Money(300000), "lower")]

    found = of(schedule(make.terms(), prepays), 1)

    assert said(found)[0].startswith("Equal instalment since no. 2 = ")


def test_a_shorter_term_keeps_what_was_found_before_the_prepayment() -> None:
    first = [Prepay(date(2026, 1, 20), Money(300000))]
    lower = [*first, Prepay(date(2026, 4, 20), Money(100000), "lower")]

    assert of(schedule(make.terms(), first), 2).formula.startswith("10,000.00 × i")
    assert said(of(schedule(make.terms(), lower), 5))


def test_what_no_formula_gives_back_is_said_plainly() -> None:
    prepays = [
        Prepay(date(2026, 1, 20), Money(100000), "lower"),
        Prepay(date(2026, 1, 25), Money(100000), "shorter"),
    ]
    plan = schedule(make.terms(rounding=Precision.BANK_CENT), prepays)

    assert said(of(plan, 1)) == [
        (f"The equal amount of {plan.instalments[1].payment} holds since instalment 1.")
    ]
