"""Every formula is worked out anew from its text, and must give the figure."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from planner.app.queries_explain import Figure, explain, explain_fees
from planner.errors import PlannerError
from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    LenderUnit,
    Method,
    Precision,
    Prepayment,
    RateChange,
    Rhythm,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period, Rate
from planner.schedule.schedule import Schedule, schedule
from planner.schedule.steps import Prepay
from tests.helpers import make
from tests.helpers import strategies as s
from tests.helpers.formulas import worked_out

UNIT = LenderUnit(Money(100), Rounding.UP)


@st.composite
def any_plan(draw: st.DrawFn) -> Schedule | None:
    """A schedule of rare terms, with early payments; None where it is refused."""
    terms = draw(s.sound_terms())
    changed_on = terms.drawn_on + timedelta(days=draw(st.integers(1, 400)))
    change = RateChange(changed_on, Decimal("0.051"), Period.YEAR)
    rule = Prepayment(interest_due=draw(st.sampled_from(["to-day", "all"])))
    terms = replace(
        terms,
        rounding=draw(st.sampled_from([*Precision, UNIT])),
        rates=draw(st.sampled_from([(), (change,)])),
        grace=draw(st.sampled_from([None, Grace(2)])),
        prepayment=draw(st.sampled_from([None, rule])),
        every=draw(st.sampled_from([*Rhythm, EveryDays(28)])),
    )
    prepays = [
        Prepay(
            terms.drawn_on + timedelta(days=draw(st.integers(0, 300))),
            Money(draw(st.integers(1, terms.principal.minor // 3))),
            draw(st.sampled_from(["shorter", "lower"])),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    try:
        return schedule(terms, prepays)
    except PlannerError:
        return None


@given(any_plan())
def test_every_formula_comes_to_its_figure(plan: Schedule | None) -> None:
    if plan is None:
        return
    for place, row in enumerate(plan.instalments):
        for figure in Figure:
            told = explain(plan, place, figure)
            assert told.amount == getattr(row, figure.value), (place, figure)
            assert told.sentences
            if told.formula:
                value, is_full = worked_out(told.formula)
                gap = abs(value * 100 - told.amount.minor)
                assert gap <= Fraction(1, 2) + (0 if is_full else Fraction(1, 10)), (
                    told.formula
                )


def said(plan: Schedule, place: int, figure: Figure) -> list[str]:
    return [str(one) for one in explain(plan, place, figure).sentences]


def test_interest_by_whole_periods_is_balance_times_rate_over_twelve() -> None:
    assert said(schedule(make.terms()), 1, Figure.INTEREST) == [
        (
            "Interest = 9,193.81 × 7.2% ÷ 12 = 55.16286, rounded half up to the cent:"
            " 55.16."
        ),
        (
            "balance 9,193.81, 0.072 a year; by whole periods, here from 2026-02-15 to"
            " 2026-03-15, whatever its days."
        ),
    ]


def test_interest_by_days_names_the_days_and_how_they_count() -> None:
    terms = make.terms(interest=Accrual.DAYS, day_count=DayCount.ACT_360)

    formula, counted = said(schedule(terms), 0, Figure.INTEREST)

    assert formula == "Interest = 10,000.00 × 7.2% × 31 ÷ 360 = 62.00."
    assert counted.endswith(
        "31 days from 2026-01-15 to 2026-02-15 by ACT/360, the first counted, the last"
        " not."
    )


def test_a_daily_rate_needs_no_day_count() -> None:
    rate = Rate(Decimal("0.0004"), Period.DAY)
    terms = make.terms(rate=rate, interest=Accrual.DAYS, day_count=None)

    formula, counted = said(schedule(terms), 0, Figure.INTEREST)

    assert "10,000.00 × 0.04% × 31 = 124.00" in formula
    assert "31 actual days" in counted


def test_a_rate_that_changes_within_a_period_parts_its_days() -> None:
    change = RateChange(date(2026, 2, 1), Decimal("0.06"), Period.YEAR)
    terms = make.terms(
        interest=Accrual.DAYS, day_count=DayCount.ACT_365, rates=(change,)
    )

    told = explain(schedule(terms), 0, Figure.INTEREST)

    assert told.formula == "10,000.00 × 7.2% × 17 ÷ 365 + 10,000.00 × 6% × 14 ÷ 365"
    assert len(told.sentences) == 3


def test_a_bullet_counts_its_equal_periods_once() -> None:
    terms = make.terms(method=Method.BULLET)

    told = explain(schedule(terms), 0, Figure.INTEREST)

    assert told.formula == "10,000.00 × 7.2% ÷ 12 × 12"
    assert "12 whole periods from 2026-01-15 to 2027-01-15" in str(told.sentences[1])


def test_flat_interest_runs_on_the_original_principal_and_the_last_row_evens_out() -> (
    None
):
    rate = Rate(Decimal("0.00611"), Period.MONTH)
    plan = schedule(make.terms("1001.00", method=Method.FLAT, rate=rate, periods=7))

    assert said(plan, 1, Figure.INTEREST)[1].startswith("original principal 1,001.00")
    assert said(plan, 6, Figure.INTEREST) == [
        "Interest = 42.81 - 36.72 = 6.09.",
        (
            "The interest of the whole term is rounded once: 42.81; the rows before"
            " took 36.72, the last one takes what is missing."
        ),
    ]


def test_the_equal_instalment_is_told_with_its_formula() -> None:
    plan = schedule(make.terms())

    told = said(plan, 1, Figure.PRINCIPAL)
    paid = said(plan, 1, Figure.PAYMENT)

    assert told == [
        "Principal = equal instalment - interest = 866.19 - 55.16 = 811.03.",
        (
            "Equal instalment since no. 1 = 10,000.00 × i ÷ (1 - (1 + i)^-12) ="
            " 866.189734…, i = 7.2% ÷ 12; booked: 866.19."
        ),
    ]
    assert paid == [
        "Payment = principal + interest = 811.03 + 55.16 = 866.19.",
        told[1],
    ]


def test_the_last_row_and_grace_and_interest_only_say_so() -> None:
    plan = schedule(make.terms(grace=Grace(2)))
    only = schedule(make.terms(method=Method.INTEREST_ONLY))

    assert said(plan, 0, Figure.PRINCIPAL) == ["Interest only in the first 2 periods."]
    assert said(plan, 11, Figure.PRINCIPAL)[0].startswith("The last instalment repays")
    assert said(only, 0, Figure.PRINCIPAL) == [
        "Interest each period, all principal at the end."
    ]
    assert len(said(only, 11, Figure.PAYMENT)) == 1


def test_a_first_period_that_only_its_interest_covers_says_so() -> None:
    terms = make.terms(
        rate=Rate(Decimal("0.6"), Period.YEAR),
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_360,
        first_due="2027-01-15",
        periods=3,
    )

    assert said(schedule(terms), 0, Figure.PRINCIPAL) == [
        "The instalment covers the interest only."
    ]


def test_a_fee_is_an_amount_and_a_part_of_the_principal() -> None:
    fees = (
        Fee("period", ratio=Decimal("0.006")),
        Fee("period", amount=Money(500)),
        Fee("start", amount=Money(900)),
    )
    plan = schedule(make.terms(fees=fees))

    assert said(plan, 0, Figure.FEE) == [
        "Fee = 60.00 + 5.00 = 65.00.",
        "Fee = 10,000.00 × 0.6% = 60.00.",
    ]
    assert said(plan, 0, Figure.PAYMENT)[0].startswith(
        "Payment = principal + interest + fee = 806.19 + 60.00 + 65.00 = 931.19"
    )
    assert str(explain_fees(plan.terms, "start").sentences[0]) == (
        "The contract names the amount: 9.00."
    )
    assert said(schedule(make.terms()), 0, Figure.FEE) == [
        "The terms name no such fee."
    ]


def test_a_balance_tells_what_was_paid_early_before_and_after() -> None:
    prepays = [
        Prepay(date(2026, 3, 1), Money(100000)),
        Prepay(date(2026, 3, 15), Money(50000)),
    ]
    plan = schedule(make.terms(), prepays)

    told = said(plan, 1, Figure.BALANCE)

    assert told[0].startswith("Balance = balance before - principal = 8,193.81 - ")
    assert told[1] == "1000.00 was paid early on 2026-03-01, before this instalment."
    assert told[2].startswith("500.00 is paid early the same day, after it; ")


def test_full_precision_is_named_and_its_numbers_are_cut_visibly() -> None:
    plan = schedule(make.terms(rounding=Precision.DISPLAY))

    told = said(plan, 1, Figure.INTEREST)

    assert "9,193.810265…" in told[0]
    assert told[-1].startswith("Computed at full precision")
    assert said(plan, 1, Figure.PAYMENT)[-1] == told[-1]


def test_all_interest_due_is_what_was_agreed() -> None:
    rule = Prepayment(interest_due="all")
    terms = make.terms(method=Method.EQUAL_PRINCIPAL, prepayment=rule)
    plan = schedule(terms, [Prepay(date(2026, 6, 20), Money(500000))])

    assert said(plan, 0, Figure.INTEREST) == [
        "Interest = 60.00 = 60.00.",
        "The contract asks for all interest even when paid early.",
    ]


def test_once_all_is_paid_early_nothing_bears_interest() -> None:
    plan = schedule(make.terms(), [Prepay(date(2026, 1, 15), Money(1000000))])

    assert said(plan, 0, Figure.INTEREST) == [
        "Nothing was outstanding, so no interest ran up."
    ]


def test_a_part_in_the_lenders_unit_is_told_as_it_is_booked() -> None:
    terms = make.terms("1000.00", method=Method.EQUAL_PRINCIPAL, periods=3)
    plan = schedule(replace(terms, rounding=UNIT))

    assert said(plan, 0, Figure.PRINCIPAL) == [
        "Principal = 1,000.00 ÷ 3 = 333.333333…; booked: 334.00.",
        "The same part of the principal in each instalment from no. 1.",
        "The lender rounds the instalment to 1.00, rounded up.",
    ]


def test_flat_rows_that_took_all_by_rounding_leave_nothing_to_the_last() -> None:
    rate = Rate(Decimal("0.000001"), Period.DAY)
    terms = make.terms("1000.00", method=Method.FLAT, rate=rate, periods=6)

    told = said(schedule(replace(terms, every=Rhythm.WEEK)), 5, Figure.INTEREST)

    assert told == [
        (
            "The interest of the whole term is rounded once: 0.04; the rows before took"
            " 0.05, so nothing is left for the last one."
        )
    ]
