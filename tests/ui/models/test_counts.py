"""Counts in words."""

from planner.wording import i18n
from ui.models.counts import days, from_now, late, lenders, months, records


def test_one_is_one_and_more_are_many() -> None:
    assert [days(1), days(2), days(0)] == ["1 day", "2 days", "0 days"]
    assert [months(1), months(12)] == ["1 month", "12 months"]
    assert [records(1), records(3)] == ["1 record", "3 records"]
    assert [lenders(1), lenders(2)] == ["1 lender", "2 lenders"]
    assert [late(1), late(7)] == ["1 day late", "7 days late"]


def test_near_days_have_their_names() -> None:
    told = [from_now(n) for n in (-2, -1, 0, 1, 2)]
    assert told == ["2 days ago", "yesterday", "today", "tomorrow", "in 2 days"]


def test_chinese_counts_alike() -> None:
    i18n.use("zh")
    try:
        assert [days(1), months(2)] == ["1 天", "2 个月"]
    finally:
        i18n.use("en")
