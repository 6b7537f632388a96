"""A firm's ratios by period."""

from fractions import Fraction

import pytest

from planner.app.queries_ratios import (
    RatioRow,
    Unit,
    due_in_a_year,
    in_order,
    line_said,
    ratios,
    written,
)
from planner.model.book import Book
from planner.model.thumbs import Stand
from tests.helpers import lives, make

ON = lives.ON


def rows(book: Book) -> dict[str, RatioRow]:
    return {row.id: row for row in ratios(book, ON).rows}


def last(row: RatioRow) -> Fraction | None:
    return row.values[-1].ratio


def test_ratios_are_exact() -> None:
    found = rows(lives.firm())
    due = due_in_a_year(lives.firm(), ON)

    assert last(found["current-ratio"]) == 2
    assert last(found["leverage"]) == Fraction(3, 8)
    assert last(found["cash-margin"]) == Fraction(6, 100)
    assert last(found["debt-service-coverage"]) == Fraction(60000_00, due.minor)
    # 103,000 open of 1,000,000 a year
    assert last(found["receivable-days"]) == Fraction(103 * 365, 1000)
    assert last(found["quick-ratio"]) is None


def test_ratios_of_today_stand_under_the_last_full_year_only() -> None:
    book = lives.firm(make.figures("2026-Q1", id="q1"))

    found = rows(book)["debt-service-coverage"]

    assert [one.period for one in found.values] == ["2024", "2025", "2026-Q1"]
    assert [one.ratio is None for one in found.values] == [True, False, True]


def test_without_a_full_year_nothing_is_covered() -> None:
    book = make.book(make.figures("2026-Q1"))

    told = ratios(book, ON)

    assert told.year is None
    assert last(told.rows[0]) is None
    assert last(told.rows[-1]) is None


def test_a_ratio_to_nothing_is_not_known() -> None:
    empty = make.figures(
        "2025", "0.00", current_liabilities="0.00", total_assets="0.00"
    )

    assert {last(row) for row in rows(make.book(empty)).values()} == {None}


def test_figures_stand_by_the_end_of_their_period() -> None:
    names = ("2026-Q1", "2025", "2025-Q4", "2026-02", "odd")
    book = make.book(*(make.figures(name, id=name) for name in names))

    assert [one.period for one in in_order(book)] == [
        *("odd", "2025-Q4", "2025", "2026-02", "2026-Q1")
    ]


@pytest.mark.parametrize(
    ("liabilities", "stand"),
    [
        ("220000.00", Stand.WITHIN),
        ("280000.00", Stand.BETWEEN),
        ("280001.00", Stand.BEYOND),
    ],
)
def test_of_leverage_less_is_better(liabilities: str, stand: Stand) -> None:
    book = make.book(make.figures(total_liabilities=liabilities))

    assert rows(book)["leverage"].stand is stand


@pytest.mark.parametrize(
    ("assets", "stand"),
    [
        ("200000.00", Stand.WITHIN),
        ("150000.00", Stand.BETWEEN),
        ("149999.00", Stand.BEYOND),
    ],
)
def test_of_the_current_ratio_more_is_better(assets: str, stand: Stand) -> None:
    book = make.book(make.figures(current_assets=assets))

    assert rows(book)["current-ratio"].stand is stand


def test_a_line_is_told_with_its_direction_or_as_not_found() -> None:
    found = rows(lives.firm())

    assert str(line_said(found["current-ratio"])) == "at least 1.50, better 2.00"
    assert str(line_said(found["leverage"])) == "better up to 55.0%, at most 70.0%"
    assert "was found" in str(line_said(found["receivable-days"]))


def test_a_ratio_is_written_half_up() -> None:
    assert written(Fraction(1005, 1000), Unit.TIMES) == "1.01"
    assert written(Fraction(1, 3), Unit.SHARE) == "33.3%"
    assert written(Fraction(75, 2), Unit.DAYS) == "38"
    assert written(None, Unit.DAYS) == "–"
