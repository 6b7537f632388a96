from datetime import date
from math import log

import pytest

from planner.credit.observed import Turned, observed, outcome, standing
from planner.credit.update import HELD
from planner.model.book import Book
from planner.model.priors import Event
from planner.model.records import NoteKind
from planner.money import Money
from tests.helpers import make

ON = date(2026, 6, 30)
Y = Money(20_000_00)


def _book(*records) -> Book:
    return make.book(make.line(opened_on="2026-01-01"), *records)


def _seen(*records, on: date = ON):
    book = _book(*records)
    return observed(book, book.lines["line"], on)


def _read(on: str, limit: str, **given):
    return make.reading(on=on, limit=limit, **given)


def _events(found) -> list[tuple[str, Event | None]]:
    return [(gap.until.isoformat(), gap.seen.event) for gap in found.gaps]


@pytest.mark.parametrize(
    ("after", "event"),
    [
        ("20000.00", None),
        ("20099.99", None),
        ("20100.00", Event.RISE),
        ("19900.00", Event.CUT),
        ("40000.00", Event.RISE),
    ],
)
def test_a_hundred_yuan_and_half_a_percent_make_a_change(after: str, event) -> None:
    assert outcome(Y, make.money(after)).event is event


def test_a_step_below_half_a_percent_is_no_change() -> None:
    assert outcome(make.money("50000.00"), make.money("50200.00")) == HELD
    assert outcome(make.money("50000.00"), make.money("50250.00")).event is Event.RISE


def test_the_size_of_a_change_is_the_log_ratio() -> None:
    assert outcome(Y, make.money("10000.00")).size == pytest.approx(log(2))


def test_without_readings_the_opening_limit_is_the_anchor() -> None:
    found = _seen()

    assert found.limit == Y
    assert (found.gaps, found.looked) == ((), 0)
    assert found.at(date(2025, 1, 1)) == Y


def test_readings_out_of_order_are_taken_by_day() -> None:
    late = _read("2026-05-01", "15000.00")
    early = _read("2026-03-01", "20000.00")

    found = _seen(late, early)

    assert _events(found) == [("2026-03-01", None), ("2026-05-01", Event.CUT)]
    assert found.limit == make.money("15000.00")
    assert found.moved_on == (date(2026, 5, 1),)
    assert found.at(date(2026, 4, 30)) == Y


def test_of_two_readings_of_a_day_the_later_recorded_wins_and_is_named() -> None:
    found = _seen(
        _read("2026-03-01", "18000.00", id="first"),
        _read("2026-03-01", "20000.00", id="second"),
    )

    assert found.limit == Y
    assert [reading.id for reading in found.overruled] == ["first"]
    assert found.looked == 1


def test_two_readings_of_a_day_that_agree_are_no_fault() -> None:
    found = _seen(
        _read("2026-03-01", "20000.00", id="first"),
        _read("2026-03-01", "20000.00", id="second"),
    )

    assert found.overruled == ()


def test_readings_after_the_day_or_of_others_are_not_seen() -> None:
    book = _book(
        make.line("other"),
        make.reading("other", "2026-03-01", "5000.00"),
        _read("2026-07-01", "5000.00"),
    )

    assert observed(book, book.lines["line"], ON).looked == 0


def test_a_temporary_limit_is_no_rise() -> None:
    found = _seen(_read("2026-05-01", "30000.00", temporary="10000.00"))

    assert found.limit == Y
    assert _events(found) == [("2026-05-01", None)]


def test_a_limit_that_is_all_temporary_stands_as_shown() -> None:
    reading = make.reading(limit="500.00", temporary="500.00")

    assert standing(reading) == make.money("500.00")


def test_creeping_changes_count_once_they_add_up() -> None:
    found = _seen(
        _read("2026-02-01", "20060.00"),
        _read("2026-03-01", "20120.00"),
        _read("2026-04-01", "20150.00"),
    )

    assert [event for _, event in _events(found)] == [None, Event.RISE, None]
    assert found.limit == make.money("20150.00")


def test_seven_days_at_zero_are_a_freeze() -> None:
    found = _seen(_read("2026-06-23", "0.00"))

    assert found.limit == Money(0)
    assert found.frozen_since == date(2026, 6, 23)
    assert _events(found) == [("2026-06-23", Event.FREEZE)]


def test_six_days_at_zero_are_a_failed_drawing() -> None:
    found = _seen(_read("2026-06-24", "0.00"))

    assert found.limit == Y
    assert found.frozen_since is None
    assert [(one.on, one.worked) for one in found.attempts] == [
        (date(2026, 6, 24), False)
    ]


def test_a_short_zero_in_between_is_a_failed_drawing() -> None:
    found = _seen(_read("2026-03-01", "0.00"), _read("2026-03-07", "20000.00"))

    assert found.limit == Y
    assert _events(found) == [("2026-03-07", None)]
    assert len(found.attempts) == 1


def test_a_zero_that_a_failed_drawing_shows_counts_once() -> None:
    found = _seen(
        _read("2026-03-01", "0.00", drawable=False),
        _read("2026-03-03", "20000.00"),
    )

    assert len(found.attempts) == 1


def test_after_a_freeze_the_line_starts_afresh() -> None:
    found = _seen(
        _read("2026-02-01", "0.00"),
        _read("2026-02-05", "0.00"),
        _read("2026-04-01", "8000.00"),
        _read("2026-05-01", "8000.00"),
    )

    assert found.limit == make.money("8000.00")
    assert _events(found) == [
        ("2026-02-01", Event.FREEZE),
        ("2026-05-01", None),
    ]
    assert found.gaps[1].since == date(2026, 4, 1)
    assert found.moved_on == (date(2026, 2, 1), date(2026, 4, 1))


def test_a_note_freezes_at_once_and_thaws() -> None:
    frozen = make.note(NoteKind.FROZEN, "2026-06-28", line="line")
    found = _seen(frozen)
    assert found.frozen_since == date(2026, 6, 28)

    thawed = _seen(
        make.note(NoteKind.FROZEN, "2026-03-01", line="line"),
        make.note(NoteKind.THAWED, "2026-04-01", line="line"),
    )

    assert thawed.frozen_since is None
    assert thawed.limit == Y
    assert _events(thawed) == [("2026-03-01", Event.FREEZE)]


def test_a_thaw_that_nothing_froze_says_nothing() -> None:
    found = _seen(make.note(NoteKind.THAWED, "2026-03-01", line="line"))

    assert (found.limit, found.gaps) == (Y, ())


def test_a_limit_that_is_shown_but_cannot_be_drawn_is_no_thaw() -> None:
    found = _seen(
        make.note(NoteKind.FROZEN, "2026-03-01", line="line"),
        _read("2026-05-01", "20000.00", drawable=False),
    )

    assert found.frozen_since == date(2026, 3, 1)
    assert [one.worked for one in found.attempts] == [False]


def test_a_closed_line_is_gone_without_a_freeze() -> None:
    found = _seen(make.note(NoteKind.CLOSED, "2026-03-01", line="line"))

    assert found.closed
    assert found.limit == Money(0)
    assert _events(found) == [("2026-03-01", None)]


def test_a_line_granted_with_nothing_begins_with_its_first_limit() -> None:
    line = make.line(limit="0.00", opened_on="2026-01-01")
    book = make.book(line, _read("2026-03-01", "5000.00"))

    found = observed(book, line, ON)

    assert found.limit == make.money("5000.00")
    assert found.gaps == ()
    assert observed(make.book(line), line, ON).limit == Money(0)


def test_an_attempt_keeps_what_the_app_said() -> None:
    found = _seen(_read("2026-03-01", "20000.00", drawable=False, reason="综合评估"))

    assert [(one.reason, one.worked) for one in found.attempts] == [("综合评估", False)]


def test_thirty_years_of_readings_are_taken() -> None:
    line = make.line(opened_on="1996-01-01")
    readings = [
        make.reading(on=date(1996 + n // 12, n % 12 + 1, 1)) for n in range(30 * 12)
    ]

    found = observed(make.book(line, *readings), line, ON)

    assert found.looked == 360
    assert len(found.gaps) == 359


def test_turns_tell_what_the_limit_did_and_when_it_was_last_seen_otherwise() -> None:
    found = _seen(
        _read("2026-02-01", "20000.00", id="same"),
        _read("2026-03-01", "25000.00", id="up"),
        _read("2026-04-01", "0.00", id="zero"),
        _read("2026-04-20", "0.00", id="still"),
        _read("2026-05-01", "15000.00", id="back"),
    )

    assert [
        (turn.kind, turn.since.isoformat(), turn.on.isoformat(), turn.record)
        for turn in found.turns
    ] == [
        (Turned.RISE, "2026-02-01", "2026-03-01", "up"),
        (Turned.FREEZE, "2026-03-01", "2026-04-01", "zero"),
        (Turned.THAW, "2026-04-20", "2026-05-01", "back"),
    ]
    assert [str(turn.after) for turn in found.turns] == ["25000.00", "0.00", "15000.00"]


def test_a_closing_is_no_turn() -> None:
    closed = make.note(NoteKind.CLOSED, "2026-03-01", line="line", id="off")
    again = make.note(NoteKind.REOPENED, "2026-05-01", line="line", id="on")

    assert _seen(closed, again).turns == ()
