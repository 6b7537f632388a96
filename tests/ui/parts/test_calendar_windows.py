"""The days on which draws may fail, as the calendar shows them."""

from datetime import date

from planner.credit.windows import Window
from tests.helpers import make
from ui.parts.calendar_windows import window_days, window_events

ON, UNTIL = date(2026, 12, 30), date(2027, 12, 30)
YEAR_END = Window("year-end", date(2026, 12, 22), date(2026, 12, 31))
OUTAGE = Window("outage", date(2026, 12, 31), date(2027, 1, 1), "jiebei")
BOOK = make.book(make.line("jiebei"))


def test_a_window_that_is_on_is_a_row_of_today() -> None:
    (row,) = window_events(BOOK, (YEAR_END,), ON)

    assert (row.on, row.name, row.amount.minor) == (ON, "end of the year", 0)
    assert row.what == "until 31 Dec 2026 draws may fail more often"
    assert row.is_window


def test_a_day_of_two_windows_names_both() -> None:
    days = window_days(BOOK, (YEAR_END, OUTAGE), ON, UNTIL)

    assert sorted(days) == [ON, date(2026, 12, 31), date(2027, 1, 1)]
    assert days[date(2026, 12, 31)] == (
        "draws may fail more often: end of the year, Card: outage that you declared"
    )
