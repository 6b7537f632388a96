"""``show BOOK business`` for a program."""

import json

from planner.app.business_document import business_document
from planner.app.queries import Look
from planner.model.book import Book
from tests.helpers import lives, make


def test_a_firm_is_told_in_plain_json() -> None:
    told = json.loads(json.dumps(business_document(Look(lives.firm(), lives.ON))))
    firm = told["business"]

    assert [row["receivable"] for row in firm["receivables"]["rows"]] == ["c", "b", "a"]
    assert firm["receivables"]["rows"][1]["probability"] == 1.0
    assert firm["receivables"]["rows"][2]["probability"] is None
    assert firm["receivables"]["amount"] == "103000.00"
    assert firm["receivables"]["debtors"][0]["usual_delay"] is None
    assert len(firm["forecast"]["weeks"]) == 13
    assert len(firm["forecast"]["months"]) == 12
    assert firm["missed"]["debtors"][0]["debtor"] == "Yonghe"
    assert firm["seasons"] == {"known": False, "years": 0, "needed": 2}
    assert [row["owner"] for row in firm["owners"]] == ["firm", "private", "together"]


def test_a_ratio_has_its_line_with_grade_and_day() -> None:
    told = business_document(Look(lives.firm(), lives.ON))["business"]["ratios"]
    rows = {row["ratio"]: row for row in told["rows"]}

    assert rows["leverage"]["values"] == {"2024": "0.3750", "2025": "0.3750"}
    assert rows["leverage"]["line"]["grade"] == "hearsay"
    assert rows["leverage"]["stand"] == "within"
    assert rows["receivable-days"]["line"] is None
    assert told["full_year"] == ["2025"]


def test_a_pattern_is_told_with_its_range() -> None:
    years = [
        make.figures(f"{year}-Q{n}", f"{n}00.00", id=f"{year}-{n}")
        for year in (2024, 2025)
        for n in (1, 2, 3, 4)
    ]

    told = business_document(Look(lives.firm(*years), lives.ON))["business"]["seasons"]

    assert told["years"] == [2024, 2025]
    assert told["rows"][3]["index"] == "1.6000"
    assert told["rows"][3]["revenues"] == ["400.00", "400.00"]


def test_dues_that_break_are_named() -> None:
    book = make.book(
        make.cash("100.00", "2026-03-20"),
        make.loan(
            "loan", "1200.00", line=None, drawn_on="2026-03-15", first_due="2026-04-15"
        ),
        make.receivable(due_on="2026-04-10"),
    )

    told = business_document(Look(book, make.day("2026-03-20")))["business"]

    broken = told["missed"]["debtors"][0]["breaks"][0]
    assert (broken["on"], broken["loan"], broken["n"]) == ("2026-04-15", "loan", 1)


def test_an_empty_book_has_empty_tables() -> None:
    told = business_document(Look(Book(), lives.ON))["business"]

    assert told["receivables"]["rows"] == []
    assert told["ratios"]["full_year"] is None
