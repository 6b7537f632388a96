"""The reason of a difference: proven where it makes the whole table, else a look."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.terms import (
    Accrual,
    Fee,
    Grace,
    LenderUnit,
    Method,
    RateChange,
    Terms,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period
from planner.schedule.lender_rate import LenderRow
from planner.schedule.methods import shown
from planner.schedule.reconcile import reconcile
from planner.schedule.schedule import schedule
from planner.wording.say import say
from tests.helpers import make

DAYS = {"interest": Accrual.DAYS, "day_count": DayCount.ACT_365}
COLUMNS = ("due", "principal", "interest", "fee", "payment", "balance")


def table(terms: Terms, *columns: str) -> list[LenderRow]:
    return [
        LenderRow(row.n, **{name: getattr(row, name) for name in columns or COLUMNS})
        for row in schedule(terms).instalments
    ]


def reasons(terms: Terms, rows: list[LenderRow]) -> list[str]:
    found = reconcile(terms, rows)
    assert found.difference is not None
    return [say(one) for one in found.likely]


@pytest.mark.parametrize(
    ("given", "lender", "reason"),
    [
        (
            {},
            {"rate": make.rate("0.075")},
            "The lender's rate seems to be 7.5% a year.",
        ),
        (
            {"periods": 10},
            {},
            "The lender counts on 12 periods; the terms say 10.",
        ),
        (
            {},
            {"principal": Money(1_010_000)},
            "The lender counts on ¥10,100.00 lent; the terms say ¥10,000.00.",
        ),
        (
            {},
            {"first_due": date(2026, 2, 20)},
            "The lender's first due day is 20 Feb 2026; the terms say 15 Feb 2026.",
        ),
        (
            DAYS,
            {**DAYS, "drawn_on": date(2026, 1, 13)},
            "The lender counts interest from 13 Jan 2026; the terms say 15 Jan 2026.",
        ),
        (
            {},
            {"fees": (Fee("period", amount=Money(5000)),)},
            "The lender takes a fee of ¥50.00 each period; the terms say ¥0.00.",
        ),
        (
            {},
            {"grace": Grace(2)},
            "The lender asks for interest only in the first 2 periods.",
        ),
        (
            {},
            {"rates": (RateChange(date(2026, 7, 15), Decimal("0.06"), Period.YEAR),)},
            "The lender's rate seems to be 6% a year from 15 Jul 2026 on.",
        ),
        (
            {"rate": make.rate("0.13")},
            {"method": Method.FLAT},
            "The lender counts 7.2% a year with flat instalments.",
        ),
        (
            {"rate": make.rate("0.0003", Period.DAY), "interest": Accrual.DAYS},
            {"rate": make.rate("0.0002", Period.DAY), "interest": Accrual.DAYS},
            "The lender's rate seems to be 0.02% a day.",
        ),
    ],
)
def test_one_thing_in_the_terms_that_makes_the_table_is_the_reason(
    given, lender, reason
) -> None:
    rows = table(replace(make.terms(), **lender))

    assert reasons(replace(make.terms(), **given), rows) == [reason]


def counted(first: int, last: int, count: DayCount) -> list[LenderRow]:
    """A table whose interest counts other days than the contract's."""
    terms = make.terms()
    ends = [terms.drawn_on, *(row.due for row in schedule(terms).instalments)]
    left, rows = terms.principal.minor, []
    year = {DayCount.ACT_360: 360, DayCount.ACT_365: 365}[count]
    for n in range(1, 13):
        days = (ends[n] - ends[n - 1]).days - first + last
        interest = shown(left * Fraction("0.072") * Fraction(days, year))
        principal = left if n == 12 else 86_800 - interest
        left -= principal
        rows.append(LenderRow(n, None, Money(principal), Money(interest)))
    return rows


def test_both_ends_of_a_period_may_be_counted() -> None:
    terms = make.terms(interest=Accrual.DAYS, day_count=DayCount.ACT_360)

    assert reasons(terms, counted(0, 1, DayCount.ACT_360)) == [
        "The lender counts the first and the last day (ACT/360)."
    ]


def test_the_last_day_may_be_counted_in_place_of_the_first() -> None:
    # 11 days of 2024 and 20 of 2023, the other way round
    terms = make.terms(
        drawn_on="2023-12-12",
        first_due="2024-01-12",
        periods=6,
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_ACT,
        rate=make.rate("0.12"),
    )
    printed = ["101.81", "85.14", "64.05", "51.58", "33.45", "17.36"]
    principal = ["1623.75", "1640.42", "1661.51", "1673.98", "1692.11", "1708.23"]
    rows = [
        LenderRow(n, None, make.money(part), make.money(interest))
        for n, (part, interest) in enumerate(
            zip(principal, printed, strict=True), start=1
        )
    ]

    # apache/fineract EMICalculation.feature C3152, read 2026-11-25
    assert reasons(terms, rows) == [
        "The lender counts the last day, not the first (ACT/ACT)."
    ]


def test_a_first_period_may_be_charged_by_its_days_alone() -> None:
    rows = table(make.terms(instalment=Money(86_619)), "principal", "interest")
    first = replace(rows[0], interest=Money(6200), principal=Money(80_419))
    left, made = 1_000_000 - 80_419, [first]
    for row in rows[1:]:
        interest = shown(left * Fraction("0.006"))
        principal = left if row.n == 12 else 86_619 - interest
        left -= principal
        made.append(LenderRow(row.n, None, Money(principal), Money(interest)))

    assert reasons(make.terms(), made) == [
        "The first period is charged by its days (ACT/360), the others as whole ones."
    ]


def test_the_fee_may_be_told_within_the_interest() -> None:
    terms = make.terms(fees=(Fee("period", amount=Money(5000)),))
    rows = [
        replace(row, interest=row.interest + Money(5000), fee=None)
        for row in table(terms)
    ]

    assert reasons(terms, rows) == [
        "The lender's interest holds the fee of ¥50.00 each period."
    ]


def test_one_sum_apart_in_every_row_looks_like_a_fee() -> None:
    rows = [
        replace(row, payment=row.payment + Money(700))
        for row in table(make.terms(), "payment")
    ]

    assert reasons(make.terms(), rows) == [
        "Each row's payment is apart by ¥7.00: perhaps a fee that is in it or in none."
    ]


def test_days_that_the_lender_leaves_out_are_recognised() -> None:
    terms = make.terms(interest=Accrual.DAYS, day_count=DayCount.ACT_360)
    rows = table(terms, "interest")
    two_days = Money(rows[2].interest.minor * 2 // 31)
    rows[2] = replace(rows[2], interest=rows[2].interest - two_days)

    assert reasons(terms, rows) == [
        "It is the interest of days that the lender leaves out: 2."
    ]


def test_most_of_an_interest_missing_is_a_misprint_and_no_way_of_counting() -> None:
    rows = table(make.terms(), "interest")
    rows[2] = replace(rows[2], interest=Money(162))

    assert reasons(make.terms(), rows) == [
        "Every other row agrees: row 3 looks like a misprint."
    ]


def test_rows_that_do_not_add_up_are_named_and_then_counted() -> None:
    rows = [replace(row, payment=row.payment + Money(1)) for row in table(make.terms())]

    told = [say(one) for one in reconcile(make.terms(), rows).faults]

    assert told[0] == "Row 1 of the table does not add up to ¥866.20."
    assert told[3] == "Nor do 9 more rows."
    assert len(told) == 4


def test_a_fee_without_a_column_of_its_own_is_no_fault() -> None:
    terms = make.terms(fees=(Fee("period", amount=Money(5000)),))
    rows = table(terms, "principal", "interest", "payment")

    assert reconcile(terms, rows).faults == ()


def test_an_empty_table_has_no_rows_to_explain() -> None:
    assert reasons(make.terms(), []) == ["The tables differ in their number of rows."]


def test_a_rate_that_explains_all_but_one_payment_is_still_named() -> None:
    rows = table(make.terms(rate=make.rate("0.075")))
    rows[6] = replace(rows[6], payment=rows[6].payment + Money(500))

    assert reasons(make.terms(), rows) == ["The lender's rate seems to be 7.5% a year."]


def test_ways_that_cannot_amortise_prove_nothing() -> None:
    # rounded down to 100 yuan the instalment is below a dearer interest
    terms = make.terms(
        "9000.00",
        periods=70,
        rate=make.rate("0.13"),
        rounding=LenderUnit(Money(10_000), Rounding.DOWN),
    )
    rows = [replace(row, fee=Money(100)) for row in table(terms)]
    rows[1] = replace(rows[1], fee=Money(200))

    assert reasons(terms, rows) == []
