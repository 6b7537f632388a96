"""Yearly cost, settlement, penalty and saving: each said with its numbers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.explain_loan import (
    explain_annual,
    explain_penalty,
    explain_row,
    explain_saving,
    explain_settlement,
)
from planner.app.queries_explain import Figure
from planner.app.queries_loan import loan_detail
from planner.errors import PlannerError
from planner.model.records import RepaymentKind
from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Late,
    Method,
    Prepayment,
    PrepaymentFee,
    Terms,
)
from planner.money import Money
from planner.rates import DayCount
from planner.schedule.periods import per_year
from planner.schedule.schedule import schedule
from planner.schedule.settle import prepaid
from planner.schedule.steps import Prepay
from tests.helpers import make
from tests.helpers import strategies as s
from tests.helpers.formulas import worked_out

BY_DAYS = {"interest": Accrual.DAYS, "day_count": DayCount.ACT_360}


@given(s.sound_terms())
def test_the_period_rate_makes_the_payments_worth_what_came_in(terms: Terms) -> None:
    plan = schedule(terms)
    told = explain_annual(plan)
    if plan.annual.nominal is None:
        assert str(told[0]) == "These flows have no single annual rate."
        return

    i = float(worked_out(told[0].values["rate"])[0])
    got = sum(float(amount) for time, amount in plan.flows() if time == 0)
    paid = sum(
        -float(amount) / (1 + i) ** float(time)
        for time, amount in plan.flows()
        if time > 0
    )
    assert told[0].values["got"].minor == got
    assert paid == pytest.approx(got, rel=1e-5, abs=1)
    a_year = worked_out(told[1].values["a_year"])[0]
    assert a_year == per_year(terms.every)
    assert i * float(a_year) == pytest.approx(float(plan.annual.nominal), abs=1e-7)


def test_the_yearly_cost_names_the_fees_at_the_start() -> None:
    plan = schedule(
        make.terms(fees=(Fee("start", ratio=Decimal("0.01")), Fee("period", Money(5))))
    )

    said = [str(one) for one in explain_annual(plan)]

    assert said[0].startswith("At i = 0.7585369166…%")
    assert said[0].endswith("9900.00 that came in: the sum of each payment ÷ (1 + i)^"
                            "its number.")  # fmt: skip
    assert said[2] == (
        "Fees at the start, 10,000.00 × 1% = 100.00, are taken off first."
    )


def test_periods_of_days_are_a_fraction_of_a_year() -> None:
    plan = schedule(make.terms(every=EveryDays(28)))

    assert "i × (365 ÷ 28)" in str(explain_annual(plan)[1])


@given(s.sound_terms(), st.integers(0, 900), st.sampled_from(["to-day", "all"]))
def test_a_settlement_is_the_sum_of_its_parts(
    terms: Terms, days: int, due: str
) -> None:
    on = date.fromordinal(terms.drawn_on.toordinal() + days)
    rule = Prepayment(fee=PrepaymentFee(Decimal("0.02")), interest_due=due)
    try:
        told = explain_settlement(replace(terms, prepayment=rule), on)
    except PlannerError:
        return

    value, is_full = worked_out(told.formula)
    assert is_full
    assert value * 100 == told.amount.minor
    for one in told.sentences:
        if "exact" in one.values or "Interest" in str(one):
            formula = str(one.values.get("formula", ""))
            if formula and "amount" in one.values:
                value, _ = worked_out(formula)
                amount = one.values["amount"].minor
                assert abs(value * 100 - amount) <= Fraction(6, 10), str(one)


def test_a_settlement_between_due_days_counts_the_days() -> None:
    terms = make.terms(**BY_DAYS)

    said = [str(one) for one in explain_settlement(terms, date(2026, 3, 1)).sentences]

    assert said == [
        "Settlement = principal + interest = 9,195.49 + 25.75 = 9221.24.",
        (
            "Interest = 9,195.49 × 7.2% × 14 ÷ 360 = 25.747372, rounded half up to the"
            " cent: 25.75."
        ),
        (
            "balance 9,195.49, 0.072 a year; 14 days from 2026-02-15 to 2026-03-01 by"
            " ACT/360, the first counted, the last not."
        ),
    ]


def test_a_settlement_on_a_due_day_holds_its_fee_and_that_for_paying_early() -> None:
    rule = Prepayment(fee=PrepaymentFee(Decimal("0.03")))
    terms = make.terms(prepayment=rule, fees=(Fee("period", amount=Money(500)),))

    said = [str(one) for one in explain_settlement(terms, date(2026, 2, 15)).sentences]

    assert "Settlement = principal + interest + fee" in said[0]
    assert said[-2:] == [
        "Fee for paying early = 9,193.81 × 3% = 275.81.",
        "The fee of the instalment due that day is 5.00.",
    ]


def test_the_fee_of_that_days_instalment_alone_is_told() -> None:
    terms = make.terms(fees=(Fee("period", amount=Money(500)),))

    said = explain_settlement(terms, date(2026, 2, 15)).sentences

    assert str(said[-1]) == "The fee of the instalment due that day is 5.00."


def test_settling_after_the_last_due_day_bears_nothing_more() -> None:
    terms = make.terms(method=Method.BULLET, periods=1)

    (said, last) = explain_settlement(terms, date(2026, 1, 15)).sentences

    assert str(said).endswith("10,000.00 + 0.00 = 10000.00.")
    assert str(last) == "No interest ran up since the last due day."


def test_the_row_of_a_settlement_is_explained_by_its_parts() -> None:
    loan = make.loan(**BY_DAYS)
    pays = (
        make.repayment(),
        make.repayment(on="2026-03-01", amount="9221.24", kind=RepaymentKind.SETTLE),
    )
    detail = loan_detail(make.book(loan, *pays), "loan", date(2026, 4, 1))

    told = explain_row(detail, detail.rows[-1], Figure.PAYMENT)
    first = explain_row(detail, detail.rows[0], Figure.PAYMENT)

    assert told.amount == Money(922124)
    assert str(told.sentences[0]).startswith("Settlement = ")
    assert str(first.sentences[0]).startswith("Payment = ")


def _late(*payments: object, **given: object) -> tuple[str, ...]:
    loan = make.loan(late=Late(Decimal("1.5"), 3), **given)
    detail = loan_detail(make.book(loan, *payments), "loan", date(2026, 3, 1))
    said = explain_penalty(loan.terms, detail.rows[0], date(2026, 3, 1))
    return tuple(str(one) for one in said)


def test_penalty_interest_is_told_with_rate_multiple_and_days() -> None:
    said = _late()

    assert said == (
        (
            "Penalty = unpaid 866.19 × 0.072 a year × 1.5, for 14 days from 2026-02-15"
            " to 2026-03-01 by 30/360 = 4.157712, rounded half up to the cent: 4.16."
        ),
        "After 3 days of grace it runs from the due day.",
    )


def test_a_part_paid_in_between_is_said_without_a_formula() -> None:
    said = _late(make.repayment(on="2026-02-25", amount="400.00"))

    assert said[0].startswith("Penalty interest is 1.5 times the contract's rate")


def test_what_is_paid_in_time_bears_no_penalty() -> None:
    assert _late(make.repayment()) == ("No penalty interest ran up.",)


def test_a_saving_is_the_difference_of_two_sums() -> None:
    terms = make.terms()
    before = schedule(terms)
    after = prepaid(terms, [Prepay(date(2026, 3, 15), Money(300000))]).schedule

    free = explain_saving(before, after, Money(0))
    dear = explain_saving(before, after, Money(5000))

    assert str(free) == (
        "Saved = interest before - interest now = 394.28 - 235.11 = 159.17."
    )
    assert str(dear).endswith("= 159.17; less the fee of 50.00: 109.17.")
