"""Counts in words."""

from planner.wording import i18n
from ui.models.counts import (
    changed_values,
    days,
    from_now,
    late,
    lenders,
    months,
    questions,
    records,
    rows,
    seconds_left,
)


def test_one_is_one_and_more_are_many() -> None:
    assert [days(1), days(2), days(0)] == ["1 day", "2 days", "0 days"]
    assert [months(1), months(12)] == ["1 month", "12 months"]
    assert [records(1), records(3)] == ["1 record", "3 records"]
    assert [lenders(1), lenders(2)] == ["1 lender", "2 lenders"]
    assert [rows(1), rows(2)] == ["1 row", "2 rows"]
    assert [questions(1), questions(0)] == ["1 question", "0 questions"]
    assert changed_values(1).startswith("1 of the values")
    assert changed_values(2).startswith("2 of the values")
    assert [late(1), late(7)] == ["1 day late", "7 days late"]


def test_near_days_have_their_names() -> None:
    told = [from_now(n) for n in (-2, -1, 0, 1, 2)]
    assert told == ["2 days ago", "yesterday", "today", "tomorrow", "in 2 days"]


def test_long_waits_are_told_in_minutes() -> None:
    assert [seconds_left(n) for n in (1, 89, 90, 600)] == [
        "about 1 s left",
        "about 89 s left",
        "about 2 min left",
        "about 10 min left",
    ]


def test_chinese_counts_alike() -> None:
    i18n.use("zh")
    try:
        assert [days(1), months(2)] == ["1 天", "2 个月"]
    finally:
        i18n.use("en")
