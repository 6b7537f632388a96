from datetime import date
from decimal import Decimal

import pytest

from planner.catalogue.read import catalogue
from planner.model.bands import Band, BandKind, BandLine, lines, passed
from planner.model.dated import Dated, Grade, Source, Text

CATALOGUE = catalogue()


def names(annual: str, day: date) -> list[str]:
    found = passed(CATALOGUE.bands, CATALOGUE.benchmarks, Decimal(annual), day)
    return [line.id for line in found]


def test_the_judicial_ceiling_is_four_times_the_lpr_of_the_day() -> None:
    def ceiling(day: date) -> Decimal:
        found = lines(CATALOGUE.bands, CATALOGUE.benchmarks, day)
        return next(line.value for line in found if line.id == "judicial-protection")

    assert ceiling(date(2020, 8, 20)) == Decimal("0.154")
    assert ceiling(date(2026, 11, 25)) == Decimal("0.12")


def test_its_day_is_the_first_on_which_that_value_held() -> None:
    found = lines(CATALOGUE.bands, CATALOGUE.benchmarks, date(2026, 11, 25))

    ceiling = next(line for line in found if line.id == "judicial-protection")
    assert ceiling.from_ == date(2025, 5, 20)


@pytest.mark.parametrize(
    ("annual", "count"), [("0.12", 0), ("0.1201", 2), ("0.2001", 3), ("0.24001", 6)]
)
def test_a_line_is_passed_only_by_more_than_it(annual: str, count: int) -> None:
    assert len(names(annual, date(2026, 11, 25))) == count


def test_before_the_first_line_nothing_is_passed() -> None:
    assert names("0.36", date(2020, 8, 19)) == []


def test_the_target_for_micro_lenders_counts_from_the_end_of_2027() -> None:
    assert "micro-lender-4-lpr" not in names("0.18", date(2027, 12, 30))
    assert "micro-lender-4-lpr" in names("0.18", date(2027, 12, 31))


def test_a_line_that_follows_an_unknown_benchmark_is_left_out() -> None:
    entry = Dated(
        date(2020, 1, 1),
        BandLine(multiple=Decimal(4), benchmark="LPR-9Y"),
        Grade.PRESS,
        date(2026, 11, 22),
        Source(Text("", "")),
    )
    band = Band("x", Text("", ""), BandKind.LEGAL, frozenset(), (entry,))

    assert lines([band], CATALOGUE.benchmarks, date(2026, 11, 25)) == ()


def test_the_first_benchmark_is_the_start_of_its_own_run() -> None:
    entry = Dated(
        date(2019, 1, 1),
        BandLine(multiple=Decimal(4), benchmark="LPR-1Y"),
        Grade.PRESS,
        date(2026, 11, 22),
        Source(Text("", "")),
    )
    band = Band("x", Text("", ""), BandKind.LEGAL, frozenset(), (entry,))

    (line,) = lines([band], CATALOGUE.benchmarks, date(2019, 8, 21))
    assert line.from_ == date(2019, 8, 20)
