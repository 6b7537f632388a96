from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.model.terms import (
    Accrual,
    Fee,
    Grace,
    LenderUnit,
    Method,
    Precision,
    Terms,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period
from planner.schedule.lender_rate import LenderRow
from planner.schedule.reconcile import reconcile
from planner.schedule.schedule import schedule
from tests.helpers import make

COLUMNS = ("due", "principal", "interest", "fee", "payment", "balance")


def table(terms: Terms, *columns: str) -> list[LenderRow]:
    return [
        LenderRow(row.n, **{name: getattr(row, name) for name in (columns or COLUMNS)})
        for row in schedule(terms).instalments
    ]


def changed(rows: list[LenderRow], n: int, **values) -> list[LenderRow]:
    return [replace(row, **values) if row.n == n else row for row in rows]


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def test_a_table_as_the_terms_say_needs_no_change() -> None:
    found = reconcile(make.terms(), table(make.terms()))

    assert (found.difference, found.changes, found.faults) == (None, (), ())
    assert found.terms == make.terms()


@pytest.mark.parametrize(
    "way",
    [
        {"interest": Accrual.DAYS, "day_count": DayCount.ACT_360},
        {"interest": Accrual.DAYS, "day_count": DayCount.ACT_365},
        {"interest": Accrual.DAYS, "day_count": DayCount.THIRTY_360},
        {"rounding": Precision.DISPLAY},
        {"rounding": LenderUnit(Money(100), Rounding.UP)},
        {"rounding": LenderUnit(Money(100), Rounding.HALF_UP)},
        {"rounding": LenderUnit(Money(10), Rounding.HALF_UP)},
        {"method": Method.EQUAL_PRINCIPAL},
        {"method": Method.FLAT},
        {"instalment": Money(87012)},
    ],
)
def test_the_lenders_convention_is_found(way) -> None:
    given = make.terms(first_due="2026-02-20")

    found = reconcile(given, table(replace(given, **way)))

    assert found.difference is None
    assert schedule(found.terms).instalments == (
        schedule(replace(given, **way)).instalments
    )
    assert found.changes


def test_a_daily_rate_is_tried_by_days_and_by_months_of_thirty() -> None:
    given = make.terms(rate=make.rate("0.0002", Period.DAY), day_count=None)
    by_days = replace(given, interest=Accrual.DAYS)

    found = reconcile(given, table(by_days))

    assert dict(found.changes) == {"interest": Accrual.DAYS}
    assert reconcile(by_days, table(given)).difference is None


def test_other_conventions_that_fit_as_well_are_told() -> None:
    given = make.terms("12000.00", rate=make.rate("0"))

    found = reconcile(given, table(given))

    assert {"rounding": Precision.DISPLAY} in [dict(one) for one in found.also]


def test_columns_that_the_lender_leaves_out_do_not_count() -> None:
    rows = table(make.terms(rounding=Precision.DISPLAY), "interest")

    found = reconcile(make.terms(), rows)

    assert found.difference is None


def test_a_payment_may_be_told_without_its_fee() -> None:
    terms = make.terms(fees=(Fee("period", amount=Money(500)),))
    bare = table(make.terms(), "payment")

    assert reconcile(terms, bare).difference is None
    assert reconcile(terms, table(terms, "payment")).difference is None


def test_the_first_row_that_differs_is_named() -> None:
    rows = changed(table(make.terms()), 5, interest=Money(4148))

    found = reconcile(make.terms(), rows)

    assert found.difference is not None
    assert (found.difference.n, found.difference.column) == (5, "interest")
    assert (str(found.difference.lender), str(found.difference.ours)) == (
        "41.48",
        "40.48",
    )
    assert str(found.difference.by) == "1.00"
    assert said(found.faults) == ["Row 5 of the table does not add up to 866.19."]


def test_an_interest_of_other_days_is_recognised() -> None:
    terms = make.terms(interest=Accrual.DAYS, day_count=DayCount.ACT_360)
    rows = changed(table(terms, "interest"), 1, interest=Money(6400))

    found = reconcile(terms, rows)

    assert said(found.likely) == ["It is the interest of days that we do not count: 1."]


def test_a_first_period_charged_otherwise_is_recognised() -> None:
    rows = changed(table(make.terms(), "interest"), 1, interest=Money(6100))

    assert said(reconcile(make.terms(), rows).likely) == [
        "The first period seems to be charged in another way."
    ]


MISPRINT = ["Every other row agrees: row 3 looks like a misprint."]


def test_a_later_interest_of_no_whole_days_looks_like_a_misprint() -> None:
    rows = changed(table(make.terms(), "interest"), 3, interest=Money(5130))

    assert said(reconcile(make.terms(), rows).likely) == MISPRINT


def test_interest_where_there_should_be_none_looks_like_a_misprint() -> None:
    terms = make.terms(rate=make.rate("0"))
    rows = changed(table(terms, "interest"), 3, interest=Money(500))

    assert said(reconcile(terms, rows).likely) == MISPRINT


def test_one_cent_and_the_rest_at_the_end_have_their_own_words() -> None:
    plain = table(make.terms(), "payment")
    cent = changed(plain, 3, payment=Money(86620))
    rest = changed(plain, 12, payment=Money(86617))

    assert said(reconcile(make.terms(), cent).likely) == [
        "One cent: a rounding that is none of those tried."
    ]
    assert said(reconcile(make.terms(), rest).likely) == [
        "Only the rest at the end is spread differently."
    ]


def test_a_payment_far_off_looks_like_a_misprint_where_all_else_agrees() -> None:
    rows = changed(table(make.terms(), "payment"), 3, payment=Money(90000))
    twice = changed(rows, 5, payment=Money(90000))

    assert said(reconcile(make.terms(), rows).likely) == MISPRINT
    assert said(reconcile(make.terms(), twice).likely) == []


def test_another_due_day_is_told_in_days() -> None:
    rows = table(make.terms(), "due", "payment")
    moved = changed(rows, 2, due=rows[1].due + timedelta(days=2))

    found = reconcile(make.terms(), moved)

    assert found.difference is not None
    assert (found.difference.column, found.difference.by) == ("due", 2)
    assert "day off" in said(found.likely)[0]


@pytest.mark.parametrize("longer", [True, False])
def test_a_table_of_another_length_differs_where_one_ends(longer) -> None:
    rows = table(make.terms(), "interest", "payment")
    cut = [*rows, LenderRow(13, payment=Money(1))] if longer else rows[:-1]

    found = reconcile(make.terms(), cut)

    assert found.difference is not None
    assert found.difference.n == (13 if longer else 12)
    assert said(found.likely) == ["The tables differ in their number of rows."]


def test_a_table_that_repays_another_sum_is_named() -> None:
    rows = table(make.terms(principal="9000.00"), "principal")

    found = reconcile(make.terms(), rows)

    assert said(found.faults) == [
        "The table repays 9000.00 of the 10000.00 that was lent."
    ]


def test_a_table_whose_rows_add_up_with_the_fee_is_sound() -> None:
    terms = make.terms(fees=(Fee("period", amount=Money(500)),))

    assert reconcile(terms, table(terms)).faults == ()


def test_conventions_that_cannot_amortise_are_passed_over() -> None:
    terms = make.terms(
        periods=160,
        rate=make.rate("0.36"),
        drawn_on=date(2026, 2, 15),
        first_due=date(2026, 3, 15),
    )

    found = reconcile(terms, table(terms))

    assert found.difference is None


def test_a_named_convention_comes_before_the_lenders_own_amount() -> None:
    rows = table(make.terms(method=Method.INTEREST_ONLY))

    found = reconcile(make.terms(), rows)

    assert found.terms.method is Method.INTEREST_ONLY
    assert found.terms.instalment is None


def test_an_amount_rounded_to_ten_yuan_is_recognised() -> None:
    tens = LenderUnit(Money(1000), Rounding.UP)

    given = make.terms("9950.00")

    found = reconcile(given, table(replace(given, rounding=tens)))

    assert dict(found.changes) == {"rounding": tens}


@pytest.mark.parametrize("method", [Method.LEVEL, Method.EQUAL_PRINCIPAL])
def test_a_table_at_another_rate_names_that_rate(method) -> None:
    given = make.terms(method=method)
    rows = table(replace(given, rate=make.rate("0.08")))

    found = reconcile(given, rows)

    assert found.difference is not None
    assert found.terms == given
    assert said(found.likely) == ["The lender's rate seems to be 0.08 a year."]


@pytest.mark.parametrize("periods", [10, 11])
@pytest.mark.parametrize("rounding", [Precision.BANK_CENT, Precision.DISPLAY])
def test_a_shorter_table_is_another_number_of_periods(periods, rounding) -> None:
    rows = table(replace(make.terms(), periods=periods, rounding=rounding))

    found = reconcile(make.terms(), rows)

    assert found.difference is not None
    assert found.terms == make.terms()
    assert said(found.likely) == [
        f"The lender counts on {periods} periods; the terms say 12."
    ]


def test_an_amount_of_the_lender_may_end_the_loan_early() -> None:
    rows = table(replace(make.terms(), instalment=Money(95012)))

    found = reconcile(make.terms(), rows)

    assert len(rows) == 11
    assert dict(found.changes) == {"instalment": Money(95012)}


def test_a_table_too_short_for_its_grace_is_no_other_number_of_periods() -> None:
    given = replace(make.terms(), grace=Grace(6))

    found = reconcile(given, table(make.terms())[:5])

    assert found.difference is not None
