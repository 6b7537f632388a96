from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.terms import Accrual, Fee, Method, RateChange
from planner.money import Money
from planner.rates import DayCount, Period
from planner.schedule.lender_rate import LenderRow, lender_rate
from planner.schedule.schedule import schedule
from tests.helpers import make

ALL = ("principal", "interest", "fee", "payment", "balance")
GIVEN = make.terms()


def table(terms, *columns: str) -> list[LenderRow]:
    return [
        LenderRow(row.n, **{name: getattr(row, name) for name in columns or ALL})
        for row in schedule(terms).instalments
    ]


@given(
    basis_points=st.integers(100, 3600),
    method=st.sampled_from([Method.LEVEL, Method.EQUAL_PRINCIPAL, Method.FLAT]),
    interest=st.sampled_from(Accrual),
)
def test_the_rate_of_a_lenders_rows_is_found(basis_points, method, interest) -> None:
    rate = make.rate(str(Decimal(basis_points).scaleb(-4)))
    terms = make.terms(
        "1000000.00", method=method, interest=interest, day_count=DayCount.ACT_365
    )

    found = lender_rate(terms, table(replace(terms, rate=rate)))

    assert found is not None
    assert found.value == rate.value


@pytest.mark.parametrize(
    "columns", [("interest", "balance"), ("interest", "payment"), ALL]
)
def test_principal_may_follow_from_other_columns(columns) -> None:
    rows = table(make.terms(rate=make.rate("0.08")), *columns)

    found = lender_rate(GIVEN, rows)

    assert found == make.rate("0.08")


@pytest.mark.parametrize(
    ("terms", "rows"),
    [
        (make.terms(method=Method.BULLET), table(GIVEN)),
        (
            make.terms(
                rates=(RateChange(make.DAY, Decimal("0.1"), Period.YEAR),),
            ),
            table(GIVEN),
        ),
        (GIVEN, []),
        (GIVEN, table(GIVEN)[:2]),
        (GIVEN, table(GIVEN, "principal", "payment")),
        (GIVEN, table(GIVEN, "interest")),
        (
            GIVEN,
            table(
                make.terms(fees=(Fee("period", amount=Money(500)),)),
                *("interest", "fee", "payment"),
            ),
        ),
        (
            GIVEN,
            [replace(row, interest=Money(100 * row.n)) for row in table(GIVEN)],
        ),
        (
            GIVEN,
            [LenderRow(n, principal=Money(1000000), interest=Money(0)) for n in (1, 2)]
            + [LenderRow(3, principal=Money(0), interest=Money(0))],
        ),
    ],
)
def test_rows_that_tell_no_one_rate_give_none(terms, rows) -> None:
    assert lender_rate(terms, rows) is None


def test_nothing_lent_bears_no_rate() -> None:
    terms = make.terms("0.00")
    rows = [LenderRow(n, principal=Money(0), interest=Money(0)) for n in (1, 2, 3)]

    assert lender_rate(terms, rows) is None
