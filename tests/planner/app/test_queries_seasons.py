"""Which months of a firm's year are strong."""

from fractions import Fraction

from planner.app.queries_seasons import NoSeasons, Seasons, seasons
from planner.model.records import Figures
from tests.helpers import make

ON = make.day("2026-11-25")


def year(number: int, form: str, revenues: tuple[int, ...]) -> list[Figures]:
    return [
        make.figures(form.format(number, n), f"{revenue}.00", id=f"{number}-{n}{form}")
        for n, revenue in enumerate(revenues, 1)
    ]


def test_two_years_of_quarters_show_the_pattern() -> None:
    book = make.book(
        *year(2024, "{}-Q{}", (100, 100, 100, 300)),
        *year(2025, "{}-Q{}", (100, 200, 300, 400)),
    )

    found = seasons(book, ON)

    assert isinstance(found, Seasons)
    assert found.years == (2024, 2025)
    # 300 of a mean of 150, and 400 of a mean of 250
    assert found.strongest.part == "Q4"
    assert found.strongest.index == (Fraction(2) + Fraction(8, 5)) / 2
    assert (found.strongest.low, found.strongest.high) == (Fraction(8, 5), 2)
    assert found.weakest.part == "Q1"
    assert [one.minor for one in found.weakest.revenues] == [10000, 10000]
    assert sum(row.index for row in found.rows) == 4


def test_months_tell_more_than_quarters() -> None:
    flat = (10,) * 12
    book = make.book(
        *year(2024, "{}-{:02d}", flat),
        *year(2025, "{}-{:02d}", flat),
        *year(2024, "{}-Q{}", (1, 1, 1, 1)),
        *year(2025, "{}-Q{}", (1, 1, 1, 1)),
    )

    found = seasons(book, ON)

    assert isinstance(found, Seasons)
    assert len(found.rows) == 12
    assert {row.index for row in found.rows} == {Fraction(1)}


def test_less_than_two_whole_years_tells_no_pattern() -> None:
    book = make.book(
        *year(2025, "{}-Q{}", (100, 200, 300, 400)),
        *year(2026, "{}-Q{}", (100, 200, 300, 400)),
        *year(2024, "{}-Q{}", (0, 0, 0, 0)),
        *year(2023, "{}-Q{}", (1, 2, 3)),
    )

    # the fourth quarter of 2026 has not ended
    assert seasons(book, ON) == NoSeasons(1)
