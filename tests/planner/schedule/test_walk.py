from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import TermsError
from planner.model.terms import (
    Accrual,
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
from planner.schedule.walk import Prepay, PrepayError, Walk, check_allowed
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


@pytest.mark.parametrize(("period", "may"), [(3, False), (4, True)])
def test_the_waiting_period_counts_periods(period, may) -> None:
    terms = make.terms(prepayment=Prepayment(allowed_from_period=4))

    if may:
        check_allowed(terms, period, date(2026, 5, 1))
    else:
        with pytest.raises(PrepayError):
            check_allowed(terms, period, date(2026, 5, 1))


def test_without_a_clause_paying_early_is_always_allowed() -> None:
    check_allowed(make.terms(), 1, date(2026, 1, 15))


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
