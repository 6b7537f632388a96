"""What a line still gives."""

from datetime import date
from decimal import Decimal

from planner.app.queries_limits import (
    LINE_STATE_WORDS,
    LimitRow,
    LineState,
    limits,
    readings_of,
)
from planner.model import records as r
from planner.model.book import Book
from planner.money import ZERO, Money
from tests.helpers import make

ON = make.day("2026-03-20")


def row(book: Book, line: str = "line") -> LimitRow:
    return next(row for row in limits(book, ON) if row.line == line)


def test_a_line_nobody_looked_at_has_the_limit_it_was_granted() -> None:
    found = row(make.book(make.line()))

    assert (found.limit, found.used, found.available) == (
        Money(2_000_000),
        ZERO,
        Money(2_000_000),
    )
    assert found.as_of == make.day("2025-01-01")
    assert (found.utilisation, found.before) == (Decimal(0), None)
    assert (found.state, found.drawable) == (LineState.OPEN, None)


def test_loans_and_card_balances_use_a_line() -> None:
    book = make.book(
        make.line(),
        make.loan(line="line", channel="credit-card"),
        make.move(amount="500.00"),
        make.loan("elsewhere"),
    )

    found = row(book)

    assert found.used == Money(1_050_000)
    assert found.available == Money(950_000)
    assert found.utilisation == Decimal("0.5250")


def test_the_last_reading_counts_and_later_ones_do_not() -> None:
    book = make.book(
        make.line(),
        make.reading(on="2026-02-01", limit="25000.00"),
        make.reading(on="2026-03-01", limit="22000.00", temporary="2000.00"),
        make.reading(on="2026-04-01", limit="1.00"),
    )

    found = row(book)

    assert found.limit == Money(2_200_000)
    assert found.temporary == Money(200_000)
    assert found.as_of == make.day("2026-03-01")
    assert (found.before, found.changed_on) == (
        Money(2_500_000),
        make.day("2026-03-01"),
    )


def test_what_an_app_shows_as_available_moves_with_what_happens_after() -> None:
    book = make.book(
        make.line(),
        make.move(on="2026-02-01", amount="1000.00"),
        make.reading(on="2026-03-01", limit="20000.00", available="15000.00"),
        make.move(on="2026-03-10", amount="2000.00"),
        make.move(on="2026-03-11", amount="500.00", kind=r.MoveKind.PAY),
    )

    found = row(book)

    assert found.available == Money(1_350_000)
    assert found.used == Money(650_000)


def test_available_may_be_below_zero() -> None:
    book = make.book(
        make.line(),
        make.reading(on="2026-03-01", limit="1000.00", available="-500.00"),
    )

    assert row(book).available == Money(-50_000)
    assert row(book).utilisation == Decimal("1.5000")


def test_lines_that_share_a_limit_share_what_is_left() -> None:
    book = make.book(
        make.line(),
        make.line("second", limit="15000.00", shares_limit_with="line"),
        make.move("second", amount="12000.00"),
        make.move(amount="3000.00"),
    )

    first, second = row(book), row(book, "second")

    assert (first.used, first.available) == (Money(1_500_000), Money(500_000))
    assert (second.used, second.available) == (Money(1_200_000), Money(300_000))


def test_what_was_said_of_a_line_tells_its_state() -> None:
    frozen = make.note(r.NoteKind.FROZEN, "2026-02-01", line="line", id="a")
    thawed = make.note(r.NoteKind.THAWED, "2026-02-01", line="line", id="b")
    closed = make.note(r.NoteKind.CLOSED, "2026-03-01", line="line", id="c")
    later = make.note(r.NoteKind.REOPENED, "2026-04-01", line="line", id="d")
    inquiry = make.note(line="line", id="e")

    states = [
        row(make.book(make.line(), *notes)).state
        for notes in ([inquiry], [frozen], [frozen, thawed], [closed, frozen, later])
    ]

    assert states == [
        LineState.OPEN,
        LineState.FROZEN,
        LineState.OPEN,
        LineState.CLOSED,
    ]
    assert set(LINE_STATE_WORDS) == set(LineState)


def test_a_limit_of_zero_is_a_frozen_line() -> None:
    book = make.book(make.line(), make.reading(on="2026-03-01", limit="0.00"))

    found = row(book)

    assert (found.state, found.state_since) == (
        LineState.FROZEN,
        make.day("2026-03-01"),
    )
    assert found.utilisation is None


def test_readings_come_by_day_and_of_one_day_the_later_recorded_last() -> None:
    book = make.book(
        make.line(),
        make.reading(on="2026-03-01", limit="3.00"),
        make.reading(on="2026-02-01", limit="1.00"),
        make.reading(on="2026-03-01", limit="4.00"),
        make.reading(on="2026-04-01", limit="5.00"),
    )

    found = readings_of(book, book.lines["line"], ON)

    assert [str(reading.limit) for reading in found] == ["1.00", "3.00", "4.00"]


def test_the_last_try_to_draw_is_told() -> None:
    book = make.book(
        make.line(),
        make.reading(on="2026-02-01", drawable=True),
        make.reading(on="2026-03-01", drawable=False),
        make.reading(on="2026-03-02"),
    )

    assert row(book).drawable is False


def test_a_line_of_a_later_day_is_not_yet_there() -> None:
    book = make.book(make.line(opened_on="2026-04-01"))

    assert limits(book, ON) == ()


def test_a_grant_that_ran_out_is_closed() -> None:
    line = make.line("a", expires_on=make.day("2026-03-01"))
    book = make.book(line)

    before, after = (limits(book, make.day(d))[0] for d in ("2026-03-01", "2026-03-02"))

    assert before.state is LineState.OPEN
    assert (after.state, after.state_since) == (LineState.CLOSED, line.expires_on)


def test_a_use_beyond_all_reason_is_no_share() -> None:
    loan = make.loan("big", "9000000000000.00", line="a")
    book = make.book(make.line("a", limit="1.00"), loan)

    assert limits(book, make.day("2026-03-01"))[0].utilisation is None


def test_a_temporary_limit_that_ended_leaves_less_than_nothing() -> None:
    raised = make.reading(
        on="2026-10-19",
        limit="12000.00",
        temporary=Money(400_000),
        temporary_until=date(2026, 11, 12),
    )
    spent = make.move(on="2026-11-01", amount="9500.00")
    book = make.book(make.line(limit="8000.00"), raised, spent)

    (before,) = limits(book, date(2026, 11, 12))
    (after,) = limits(book, date(2026, 11, 13))

    assert (str(before.limit), str(before.temporary)) == ("12000.00", "4000.00")
    assert (str(before.available), before.temporary_until) == (
        "2500.00",
        date(2026, 11, 12),
    )
    # what must be repaid when it ends
    assert str(before.above_standing) == "1500.00"
    assert (str(after.limit), str(after.temporary)) == ("8000.00", "0.00")
    assert (str(after.available), after.temporary_until) == ("-1500.00", None)
    assert str(after.above_standing) == "1500.00"
