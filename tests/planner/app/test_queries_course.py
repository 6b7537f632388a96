"""A line's past: limit, use, what was left, and what happened."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.app.queries_course import course
from planner.app.queries_limits import limits
from planner.model.records import MoveKind, NoteKind
from planner.money import Money
from planner.wording.say import say
from tests.helpers import make

ON = date(2026, 11, 25)


def test_use_and_room_follow_what_was_drawn_and_repaid() -> None:
    book = make.book(
        make.line("a", limit="10000.00", opened_on="2026-01-01"),
        make.move("a", "2026-02-10", amount="3000.00", kind=MoveKind.SPEND),
        make.move("a", "2026-03-05", amount="1000.00", kind=MoveKind.PAY),
        make.reading("a", "2026-05-02", limit="12000.00"),
    )

    found = course(book, "a", ON)

    told = {stop.on: (stop.limit, stop.used, stop.available) for stop in found.stops}
    assert told[date(2026, 1, 1)] == (Money(1_000_000), Money(0), Money(1_000_000))
    assert told[date(2026, 2, 10)] == (Money(1_000_000), Money(300_000), Money(700_000))
    assert told[date(2026, 3, 5)][1] == Money(200_000)
    assert told[date(2026, 5, 2)][0] == Money(1_200_000)
    assert found.stops[-1].on == ON


def test_a_shared_limit_counts_the_other_lines_too() -> None:
    book = make.book(
        make.line("holder", limit="10000.00"),
        make.line("sharer", limit="10000.00", shares_limit_with="holder"),
        make.move("sharer", "2026-02-10", amount="4000.00", kind=MoveKind.SPEND),
    )

    for line in ("holder", "sharer"):
        assert course(book, line, ON).stops[-1].available == Money(600_000)


def test_events_are_told_in_their_order_with_what_they_mean() -> None:
    book = make.book(
        make.line("a", limit="10000.00", opened_on="2026-01-01"),
        make.reading("a", "2026-03-02", limit="12000.00"),
        make.reading("a", "2026-04-02", limit="12000.00"),
        make.reading("a", "2026-05-02", limit="6000.00", drawable=False,
                     reason="try later"),
        make.reading("a", "2026-06-02", limit="6000.00", drawable=False),
        make.note(kind=NoteKind.FROZEN, line="a", on="2026-07-01"),
        make.note(kind=NoteKind.THAWED, line="a", on="2026-08-01"),
        make.note(kind=NoteKind.INQUIRY, line="a", on="2026-02-01"),
        make.note(kind=NoteKind.FROZEN, line=None, on="2026-02-02"),
        make.note(kind=NoteKind.FROZEN, line="a", on="2027-02-02"),
    )  # fmt: skip

    events = course(book, "a", ON).events

    assert [(say(one.say), one.is_good) for one in events] == [
        ("Credit inquiry", None),
        ("Raised from ¥10,000.00 to ¥12,000.00", True),
        ("Cut from ¥12,000.00 to ¥6,000.00", False),
        ("A draw failed: “try later”", False),
        ("A draw failed", False),
        ("Frozen", False),
        ("Thawed", True),
    ]
    assert all(book.find(one.record) for one in events)


def test_thirty_years_of_moves_are_thinned_to_what_can_be_seen() -> None:
    moves = [
        make.move(
            "a", date(1997 + n // 12, 1 + n % 12, 1 + n % 28), kind=MoveKind.SPEND
        )
        for n in range(358)
    ]
    book = make.book(make.line("a", opened_on="1996-12-01"), *moves)

    stops = course(book, "a", ON).stops

    assert 60 <= len(stops) <= 122
    assert stops[-1].used == limits(book, ON)[0].used


def test_a_line_not_open_yet_has_no_past() -> None:
    book = make.book(make.line("a", opened_on="2027-01-01"))

    found = course(book, "a", ON)

    assert (found.stops, found.events) == ((), ())


@given(
    st.lists(
        st.tuples(
            st.dates(date(2026, 1, 1), date(2026, 11, 1)),
            st.integers(1, 500_000),
            st.sampled_from([MoveKind.SPEND, MoveKind.PAY]),
        ),
        max_size=8,
    )
)
def test_every_stop_is_what_the_limits_of_its_day_say(moves) -> None:
    book = make.book(
        make.line("a", limit="10000.00", opened_on="2026-01-01"),
        make.reading("a", "2026-04-02", limit="9000.00", available="8000.00"),
        *(make.move("a", on, amount=Money(fen), kind=kind) for on, fen, kind in moves),
    )

    for stop in course(book, "a", ON).stops:
        (row,) = limits(book, stop.on)
        assert (stop.limit, stop.used, stop.available) == (
            row.limit,
            row.used,
            row.available,
        )
