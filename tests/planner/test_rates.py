from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rates import DayCount, Period, Rate, year_fraction

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def part(start: str, end: str, count: DayCount) -> Fraction:
    return year_fraction(date.fromisoformat(start), date.fromisoformat(end), count)


@pytest.mark.parametrize(
    ("count", "whole"),
    [
        (DayCount.ACT_360, Fraction(31, 360)),
        (DayCount.ACT_365, Fraction(31, 365)),
        (DayCount.THIRTY_360, Fraction(30, 360)),
        (DayCount.ACT_ACT, Fraction(31, 365)),
    ],
)
def test_a_month_by_each_count(count, whole) -> None:
    assert part("2026-01-15", "2026-02-15", count) == whole


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-01-31", "2026-02-28", 28),
        ("2026-01-31", "2026-03-31", 60),
        ("2026-01-30", "2026-03-31", 60),
        ("2026-01-29", "2026-03-31", 62),
        ("2026-02-28", "2026-03-31", 33),
        ("2024-02-29", "2025-02-28", 359),
        ("2026-01-31", "2026-02-01", 1),
        ("2025-12-31", "2026-12-31", 360),
    ],
)
def test_the_us_bond_basis_moves_the_31st(start, end, days) -> None:
    assert part(start, end, DayCount.THIRTY_360) == Fraction(days, 360)


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        ("2027-12-31", "2028-01-02", Fraction(1, 365) + Fraction(1, 366)),
        ("2024-01-01", "2025-01-01", Fraction(1)),
        ("2023-07-01", "2026-07-01", 2 + Fraction(184, 365) + Fraction(181, 365)),
    ],
)
def test_actual_actual_counts_each_year_by_its_own_length(start, end, whole) -> None:
    assert part(start, end, DayCount.ACT_ACT) == whole


@given(DAYS, st.integers(0, 4000), st.integers(0, 4000))
def test_actual_counts_add_up_wherever_a_stretch_is_cut(start, first, second) -> None:
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)

    for count in (DayCount.ACT_360, DayCount.ACT_365, DayCount.ACT_ACT):
        parts = year_fraction(start, middle, count) + year_fraction(middle, end, count)
        assert parts == year_fraction(start, end, count)


@given(DAYS, st.integers(1, 4000), st.sampled_from(DayCount))
def test_time_only_grows(start, days, count) -> None:
    end = start + timedelta(days=days)
    later = end + timedelta(days=31)

    assert 0 <= year_fraction(start, end, count) < year_fraction(start, later, count)


def test_a_rate_says_its_period() -> None:
    assert Rate(Decimal("0.0005"), Period.DAY) != Rate(Decimal("0.0005"), Period.MONTH)


def test_a_rate_reads_as_its_ratio_and_period() -> None:
    assert str(Rate(Decimal("0.072"), Period.YEAR)) == "0.072 a year"
