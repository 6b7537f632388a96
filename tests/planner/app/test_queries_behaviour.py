"""What lenders see, with the records behind it."""

from planner.app.queries_behaviour import behaviour
from planner.credit.reasons import NAMES
from planner.wording.say import say
from tests.helpers import make

ON = make.day("2026-03-20")


def test_every_factor_of_every_line_is_told() -> None:
    book = make.book(make.line(), make.line("later", opened_on="2026-04-01"))

    rows = behaviour(book, ON)

    assert {row.line for row in rows} == {"line"}
    assert {row.factor for row in rows} == set(NAMES)


def test_a_value_comes_with_its_records_and_its_words() -> None:
    book = make.book(make.line(), make.note(on="2026-03-01", id="asked"))

    row = next(row for row in behaviour(book, ON) if row.factor == "inq90")

    assert (row.value, row.records) == (1.0, ("asked",))
    assert say(row.say).endswith(": 1")


def test_what_the_book_cannot_tell_is_not_zero() -> None:
    row = next(
        row for row in behaviour(make.book(make.line()), ON) if row.factor == "inq90"
    )

    assert row.value is None
    assert say(row.say) == "not known"


def test_a_value_stops_at_its_cap_and_its_words_do_not() -> None:
    asked = [
        make.note(on=f"2026-03-{n:02d}", lender=f"lender-{n}") for n in range(1, 12)
    ]

    rows = behaviour(make.book(make.line(), *asked), ON)

    row = next(row for row in rows if row.factor == "inq90")
    assert row.value == 8.0
    assert len(row.records) == 11
    assert say(row.say).endswith(": 11")
