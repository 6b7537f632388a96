from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import TermsError
from planner.model.terms import (
    Accrual,
    EveryDays,
    Grace,
    LenderUnit,
    Method,
    Precision,
    Prepayment,
    RateChange,
    Terms,
)
from planner.money import Money, Rounding
from planner.rates import DayCount, Period, Rate
from planner.schedule.steps import Prepay
from planner.schedule.walk import Walk
from tests.helpers import make, plain_loop
from tests.helpers.strategies import everies


def test_whole_fen_stay_whole_numbers() -> None:
    rows = Walk(make.terms()).run().rows

    assert all(isinstance(row.principal, int) for row in rows)
    assert [rows[0].principal, rows[0].interest, rows[0].balance] == [
        80619,
        6000,
        919381,
    ]


def test_for_display_nothing_is_rounded_inside() -> None:
    rows = Walk(make.terms(rounding=Precision.DISPLAY)).run().rows

    assert all(isinstance(row.principal, Fraction) for row in rows)
    assert sum(row.principal for row in rows) == 1000000


@pytest.mark.parametrize(
    ("day", "period", "time"),
    [
        ("2026-01-15", 1, Fraction(0)),
        ("2026-02-15", 1, Fraction(1)),
        ("2026-02-16", 2, 1 + Fraction(1, 28)),
        ("2027-01-15", 12, Fraction(12)),
    ],
)
def test_a_due_day_belongs_to_the_period_it_ends(day, period, time) -> None:
    walk = Walk(make.terms())

    assert walk.period_of(date.fromisoformat(day)) == period
    assert walk.time_of(date.fromisoformat(day)) == time


def test_it_stops_before_anything_of_the_day_is_paid() -> None:
    walk = Walk(make.terms()).run(until=date(2026, 3, 15))

    assert [row.n for row in walk.rows] == [1]
    assert walk.standing is not None
    assert walk.standing.row is not None
    assert (walk.standing.row.n, walk.standing.balance) == (2, 919381)
    assert walk.standing.time == 2


def test_past_the_end_there_is_nothing_to_stand_on() -> None:
    assert Walk(make.terms()).run(until=date(2027, 1, 16)).standing is None


def test_a_bullet_of_periods_gathers_interest_over_all_of_them() -> None:
    walk = Walk(make.terms(method=Method.BULLET)).run(until=date(2026, 4, 20))

    assert walk.standing is not None
    # three whole periods and 5 of 30 days
    assert walk.standing.interest == 19000
    assert walk.rows == []


def test_a_bullet_prepaid_in_full_ends_with_its_interest() -> None:
    early = Prepay(date(2026, 1, 15), Money(1000000))

    (row,) = Walk(make.terms(method=Method.BULLET), [early]).run().rows

    assert (row.principal, row.interest) == (0, 0)


def test_interest_stops_for_flat_once_all_is_prepaid() -> None:
    early = Prepay(date(2026, 1, 20), Money(1000000))
    terms = make.terms(
        method=Method.FLAT, interest=Accrual.DAYS, day_count=DayCount.ACT_360
    )

    (row,) = Walk(terms, [early]).run().rows

    # five days at 0.02 %
    assert (row.principal, row.interest, row.balance) == (0, 1000, 0)


def test_where_all_interest_is_due_a_longer_walk_owes_no_more() -> None:
    clause = Prepayment(interest_due="all")
    early = Prepay(date(2026, 2, 15), Money(100))

    rows = Walk(make.terms(prepayment=clause), [early]).run().rows

    assert sum(row.interest for row in rows) == 39428


MORTGAGE = make.terms(
    "1000000.00",
    periods=360,
    rate=make.rate("0.049"),
    interest=Accrual.DAYS,
    day_count=DayCount.ACT_360,
)


def test_a_period_broken_by_a_prepayment_may_pay_its_interest_alone() -> None:
    early = Prepay(date(2027, 3, 5), Money(50_000_000), "lower")

    rows = Walk(MORTGAGE, [early]).run().rows

    # The interest of 18 days on the old balance is above the new amount.
    assert [(row.principal, row.interest) for row in rows[12:15]] == [
        (119_344, 415_673),
        (0, 306_936),
        (59_375, 204_197),
    ]
    paid = {row.principal + row.interest for row in rows[14:-1]}
    assert paid == {263_572}
    assert len(rows) == 360


@pytest.mark.parametrize(
    "changes",
    [
        {"first_due": date(2026, 3, 10)},
        {
            "rate": make.rate("0.09"),
            "rates": (RateChange(date(2026, 2, 1), Decimal("0.02"), Period.YEAR),),
        },
    ],
)
def test_a_longer_or_dearer_first_period_may_pay_its_interest_alone(changes) -> None:
    rows = Walk(replace(MORTGAGE, **changes)).run().rows

    assert rows[0].principal == 0
    assert len({row.principal + row.interest for row in rows[1:-1]}) == 1
    assert abs(rows[-1].principal - rows[-2].principal) < 5000


def test_a_whole_period_above_the_equal_amount_cannot_amortise() -> None:
    dear = replace(MORTGAGE, periods=480, rate=make.rate("0.36"))

    with pytest.raises(TermsError) as refused:
        Walk(dear).run()

    assert refused.value.values["field"] == "rate"


@pytest.mark.parametrize(
    ("method", "amount"), [(Method.LEVEL, 86_619), (Method.EQUAL_PRINCIPAL, 83_333)]
)
def test_shorter_keeps_the_amount_also_in_the_first_period(method, amount) -> None:
    terms = make.terms(method=method)

    rows = Walk(terms, [Prepay(date(2026, 1, 20), Money(100_000))]).run().rows

    interest = 5_497 if method is Method.LEVEL else 0
    assert rows[0].principal + interest == amount
    assert len(rows) == 11


@pytest.mark.parametrize("on", ["2026-05-15", "2026-05-20"])
def test_shorter_keeps_what_a_lower_before_it_left(on) -> None:
    lower = Prepay(date.fromisoformat(on), Money(300_000), "lower")
    shorter = Prepay(date(2026, 5, 25), Money(50_000))

    alone = Walk(make.terms(), [lower]).run().rows
    both = Walk(make.terms(), [lower, shorter]).run().rows

    assert alone[4].principal + alone[4].interest == sum(
        (both[4].principal, both[4].interest)
    )
    assert len(both) < len(alone)


def test_flat_rounds_each_rows_principal_and_interest_to_the_unit() -> None:
    change = RateChange(date(2026, 6, 15), Decimal("0.18"), Period.YEAR)
    terms = make.terms(
        method=Method.FLAT,
        rounding=LenderUnit(Money(100), Rounding.UP),
        rates=(change,),
    )

    rows = Walk(terms).run().rows

    paid = [row.principal + row.interest for row in rows]
    assert paid[:-1] == [89_400] * 5 + [98_400] * 6


def test_an_instalment_of_flat_is_rounded_once_from_its_exact_parts() -> None:
    # 76.923… and 8.87671…: 85.7997…; from whole cents of interest it would be 85.90.
    terms = make.terms(
        "1000.00",
        method=Method.FLAT,
        every=EveryDays(45),
        periods=13,
        rate=make.rate("0.072"),
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_365,
        drawn_on=date(2027, 6, 15),
        first_due=date(2027, 7, 30),
        rounding=LenderUnit(Money(10), Rounding.UP),
    )

    row = Walk(terms).run().rows[0]

    assert row.principal + row.interest == 8580


def test_flat_rounded_down_below_its_interest_is_refused() -> None:
    terms = make.terms(
        "1000.00",
        method=Method.FLAT,
        periods=120,
        rounding=LenderUnit(Money(10000), Rounding.DOWN),
    )

    with pytest.raises(TermsError) as refused:
        Walk(terms).run()

    assert refused.value.values["field"] == "rounding"


changes = st.lists(
    st.tuples(
        st.dates(date(2026, 1, 16), date(2027, 12, 31)),
        st.decimals(0, Decimal("0.3"), places=4),
    ),
    max_size=3,
    unique_by=lambda pair: pair[0],
)
rules = st.one_of(
    st.just(Precision.BANK_CENT),
    st.builds(
        LenderUnit,
        st.sampled_from([Money(1), Money(10), Money(100)]),
        st.sampled_from(Rounding),
    ),
)


@st.composite
def all_terms(draw: st.DrawFn) -> Terms:
    """Terms of every method, rhythm, count, rounding, grace and change of rate."""
    periods = draw(st.integers(1, 24))
    per = draw(st.sampled_from(Period))
    highest = {Period.DAY: "0.0008", Period.MONTH: "0.024", Period.YEAR: "0.3"}[per]
    return make.terms(
        draw(st.integers(100_000, 10**9).map(Money)),
        first_due=draw(st.dates(date(2026, 1, 16), date(2026, 3, 31))),
        every=draw(everies),
        periods=periods,
        method=draw(st.sampled_from(Method)),
        rate=Rate(draw(st.decimals(0, Decimal(highest), places=5)), per),
        interest=draw(st.sampled_from(Accrual)),
        day_count=draw(st.sampled_from(DayCount)),
        rounding=draw(rules),
        grace=Grace(draw(st.integers(0, periods - 1))),
        rates=tuple(
            RateChange(day, value, Period.YEAR) for day, value in sorted(draw(changes))
        ),
    )


@settings(max_examples=150)
@given(all_terms())
def test_a_plain_loop_in_decimals_gives_the_same_rows(terms) -> None:
    try:
        walked = Walk(terms).run().rows
    except TermsError:
        return

    ours = [(row.principal, row.interest) for row in walked]
    assert ours == [(a * 100, b * 100) for a, b in plain_loop.rows(terms)]
