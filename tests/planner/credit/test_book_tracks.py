from datetime import date

from planner.catalogue.factors import priors
from planner.credit.backtest import backtest
from planner.credit.book_tracks import book_tracks
from planner.credit.past import past_of
from planner.model.records import LineType
from tests.helpers import make

ON = date(2026, 8, 20)


def _tracks(*records, on: date = ON):
    book = make.book(make.line(opened_on="2025-01-10"), *records)
    return book_tracks(past_of(book, on), priors(), lambda _: LineType.CARD)


def test_each_month_in_which_somebody_looked_is_a_row() -> None:
    (track,) = _tracks(
        make.reading(on="2025-02-03"),
        make.reading(on="2025-02-20", limit="15000.00"),
        make.reading(on="2025-05-01", limit="18000.00"),
        make.reading(on="2026-09-01", limit="9000.00"),
    )

    assert [(row.month - 2025 * 12 + 1, str(row.limit)) for row in track.rows] == [
        (2, "15000.00"),
        (5, "18000.00"),
    ]
    assert track.type is LineType.CARD


def test_a_row_knows_nothing_of_later_days() -> None:
    records = [make.reading(on=date(2026, month, 1)) for month in range(1, 8)]
    freeze = make.reading(on="2026-08-01", limit="0.00")

    (with_freeze,) = _tracks(*records, freeze)
    (without,) = _tracks(*records)

    assert with_freeze.rows[:7] == without.rows
    assert with_freeze.rows[7].limit.minor == 0


def test_a_month_that_has_not_ended_is_taken_as_it_stands() -> None:
    (track,) = _tracks(make.reading(on="2026-08-18", limit="0.00"))

    # two days at zero are a failed drawing, not yet a freeze
    assert str(track.rows[-1].limit) == "20000.00"


def test_a_book_can_be_judged() -> None:
    readings = [make.reading(on=date(2025, month, 11)) for month in range(1, 13)]

    (month,) = backtest(_tracks(*readings), priors(), (1,))

    assert month.n == 5
