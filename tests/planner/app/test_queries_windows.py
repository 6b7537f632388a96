from datetime import date

from planner.app.queries_windows import standby, windows_ahead, windows_until
from planner.model.declared import FundingWindow
from planner.model.records import LineType, NoteKind
from tests.helpers import make

ON = date(2026, 11, 25)
A = make.line("a", channel="jiebei", type=LineType.ONLINE)
B = make.line("b", channel="weilidai", type=LineType.ONLINE)


def test_the_windows_of_the_next_months_are_told_in_order() -> None:
    rows = windows_ahead(make.book(A), ON)

    assert [(row.kind, row.since) for row in rows] == [
        ("year-end", date(2026, 12, 22)),
        ("before-spring", date(2027, 1, 27)),
        ("spring", date(2027, 2, 5)),
        ("quarter-end", date(2027, 3, 25)),
    ]
    assert rows[0].times == 2.2
    assert "have a second line" in str(rows[0].say)


def test_a_declared_window_is_among_them() -> None:
    until = date(2026, 12, 10)
    own = FundingWindow("停机", "outage", date(2026, 12, 1), until, line="a", id="w")

    first = windows_ahead(make.book(A, own), ON)[0]

    assert (first.kind, first.lines, first.times) == ("outage", ("a",), 20.0)


def test_two_lines_of_different_lenders_stand_by() -> None:
    found = standby(make.book(A, B), ON)

    assert found.is_enough
    assert found.lines == ("a", "b")


def test_lines_that_fail_together_count_once() -> None:
    same = make.line("c", channel="jiebei")
    shared = make.line("d", channel="huabei", shares_limit_with="a")
    frozen = make.note(NoteKind.FROZEN, "2026-11-01", line="b", id="n")

    found = standby(make.book(A, same, shared, B, frozen), ON)

    assert not found.is_enough
    assert found.lines == ("a",)
    assert "two independent lines" in str(found.say)


def test_a_calendar_gets_the_windows_of_its_year_without_month_ends() -> None:
    found = windows_until(make.book(A), ON, date(2027, 11, 25))

    assert [one.kind for one in found] == [
        *("year-end", "before-spring", "spring", "quarter-end"),
        *("promotion", "half-year-end", "quarter-end", "promotion"),
    ]
