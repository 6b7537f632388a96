"""Days in any form, once it is known which one."""

from datetime import date

import pytest

from planner.exchange.loose_days import (
    DAY_FIRST,
    MONTH_FIRST,
    YEAR_FIRST,
    loose_day,
    order_of,
)


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("2026-03-05", YEAR_FIRST, date(2026, 3, 5)),
        ("2026年3月5日 14:01", YEAR_FIRST, date(2026, 3, 5)),
        ("26/3/5", YEAR_FIRST, date(2026, 3, 5)),
        ("03/05/2026", MONTH_FIRST, date(2026, 3, 5)),
        ("03/05/2026", DAY_FIRST, date(2026, 5, 3)),
        ("5.3.26", DAY_FIRST, date(2026, 3, 5)),
        ("20260305140100", None, None),
        ("20260305 14:01", None, date(2026, 3, 5)),
        ("5 Mar 2026", None, date(2026, 3, 5)),
        ("05-March-26", None, date(2026, 3, 5)),
        ("Mar 5, 2026", None, date(2026, 3, 5)),
        ("46086", None, date(2026, 3, 5)),
        ("46086.5", None, date(2026, 3, 5)),
        ("03/05/2026", None, None),
        ("13/13/2026", DAY_FIRST, None),
        ("5 Mai 2026", None, None),
        ("soon", YEAR_FIRST, None),
        ("", YEAR_FIRST, None),
    ],
)
def test_a_day_reads_by_its_form(text, form, day):
    if day is not None:
        assert loose_day(text, form) == day
        return
    with pytest.raises(ValueError, match=r".*"):
        loose_day(text, form)


@pytest.mark.parametrize(
    ("days", "form"),
    [
        (["2026-03-05"], YEAR_FIRST),
        (["20260305", "x"], YEAR_FIRST),
        (["03/05/2026", "03/25/2026"], MONTH_FIRST),
        (["03/05/2026", "25/03/2026"], DAY_FIRST),
        (["03/05/2026", "04/05/2026"], None),
    ],
)
def test_the_days_of_a_file_tell_their_form(days, form):
    assert order_of(days) == form
