"""Rows are gathered over columns, charges and open bills, each in its own place."""

from datetime import date

import numpy as np
import pytest

from planner.plan.columns import Charge, Column
from planner.plan.rows import Rows, ordinals

EARLY, LATE = date(2026, 7, 1), date(2026, 8, 1)


def rows() -> Rows:
    columns = (
        Column("a", EARLY, 0.5, 1.0, ()),
        Column("b", EARLY, 0.25, 1.0, ()),
        Column("a", LATE, 0.125, 1.0, ()),
    )
    return Rows(columns, (Charge("a", LATE, 5.0),))


def test_variables_are_columns_then_charges() -> None:
    assert rows().width == 4
    assert list(rows().of("a")) == [0, 2]
    assert not rows().of("nobody").size


def test_what_is_prepaid_before_a_day_leaves_out_the_day() -> None:
    assert list(rows().shared("a", LATE)) == [0.5, 0.0, 0.0, 0.0]
    assert list(rows().shared("a", date.max)) == [0.5, 0.0, 0.125, 0.0]


def test_a_row_keeps_only_what_is_in_it() -> None:
    made = rows()

    made.add(np.array([0.0, 2.0, 0.0, -1.0]), -1.0, 3.0)

    ((used, entries),) = made.rows
    assert list(used) == [1, 3]
    assert list(entries) == [2.0, -1.0]
    assert (made.lower, made.upper) == ([-1.0], [3.0])


def test_days_are_whole_numbers_a_day_apart() -> None:
    first, second = ordinals([EARLY, LATE])

    assert second - first == pytest.approx(31)
