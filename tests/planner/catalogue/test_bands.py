from datetime import date
from decimal import Decimal

import pytest

from planner.catalogue.bands import as_row, passed
from tests.helpers.cases import cases

DAY = date(2026, 11, 25)


@pytest.mark.parametrize("case", cases("bands"))
def test_the_lines_are_those_of_the_day(case) -> None:
    found = passed(Decimal(case["cost"]), case["on"])

    rows = [as_row(line, DAY) for line in found]
    assert {row["id"]: row["value"] for row in rows} == case["lines"]
    for line in found:
        assert line.from_ <= case["on"]
        assert line.source.title.in_("en")


def test_a_cost_of_eighteen_percent_passes_the_line_of_twelve() -> None:
    rows = [as_row(line, DAY) for line in passed(Decimal("0.18"), DAY)]

    assert [row["id"] for row in rows] == ["encouraged-12", "judicial-protection"]
    assert [row["value"] for row in rows] == ["0.12", "0.12"]
    assert {row["kind"] for row in rows} == {"guidance", "legal"}


def test_a_row_carries_its_papers_in_the_language_asked_for() -> None:
    (line, *_) = passed(Decimal("0.18"), DAY)

    row = as_row(line, DAY, "en")

    assert row["name"] == "Regulator’s traffic light: below 12 % is encouraged"
    assert (row["from"], row["grade"], row["age_days"]) == ("2025-12-16", "press", 3)
    assert row["source"] == {
        "title": "Caixin Global, 2025-12-16",
        "href": "caixinglobal.com",
    }
    assert row["note"] == "Day of the report; 12 % to 24 % is monitored."


def test_a_line_without_a_note_has_none() -> None:
    line = next(
        line
        for line in passed(Decimal("0.5"), date(2028, 1, 1))
        if line.id == "micro-lender-4-lpr"
    )

    row = as_row(line, DAY)

    assert "note" not in row
    assert row["lender_kinds"] == ["micro-lender"]
