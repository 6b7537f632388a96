from math import isnan, log1p, nan

import pandas as pd
import pytest

from planner.credit.panel_factors import factors

COLUMNS = ("limit", "balance", "draws", "min_due", "paid", "days_late", "income")


def frame(*rows: tuple[str, int, dict[str, float]]) -> pd.DataFrame:
    """A panel of the months that are told."""
    index = pd.MultiIndex.from_tuples([(line, month) for line, month, _ in rows])
    told = [
        {name: values.get(name, nan) for name in (*COLUMNS, "new_lenders", "inquiries")}
        for _, _, values in rows
    ]
    return pd.DataFrame(told, index=index, dtype=float)


def test_windows_run_by_calendar_months_and_not_by_rows() -> None:
    found = factors(
        frame(
            ("a", 100, {"days_late": 5}),
            ("a", 102, {"days_late": 0}),
            ("a", 103, {"days_late": 0}),
        )
    )
    assert found["late_now"].tolist() == [1, 1, 0]
    assert found["late12"].tolist() == [1, 1, 1]


def test_no_line_sees_the_months_of_another() -> None:
    found = factors(frame(("a", 1, {"draws": 3}), ("b", 2, {"draws": 1})))
    assert found["activity"].tolist() == pytest.approx([log1p(3), log1p(1)])


def test_what_no_month_of_the_window_tells_is_not_a_number() -> None:
    found = factors(frame(("a", 1, {})))
    assert all(isnan(value) for value in found.to_numpy().ravel())


def test_a_limit_of_nothing_has_no_use_and_no_income_ratio() -> None:
    told = {"limit": 0.0, "balance": 10.0, "income": 5000.0}
    found = factors(frame(("a", 1, told)))
    assert isnan(found["util_hi"].iloc[0])
    assert isnan(found["lim_inc"].iloc[0])


def test_half_a_year_must_be_told_whole_before_a_line_is_dormant() -> None:
    quiet = [("a", month, {"draws": 0.0}) for month in range(1, 8) if month != 3]
    assert factors(frame(*quiet))["dormant"].tolist() == [0] * 6
    whole = [("a", month, {"draws": 0.0}) for month in range(1, 7)]
    assert factors(frame(*whole))["dormant"].tolist() == [0] * 5 + [1]
