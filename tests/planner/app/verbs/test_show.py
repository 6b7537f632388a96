"""``show`` gives the rows of a view, to read and as JSON."""

from pathlib import Path

import pytest

from planner.app.verbs.show import VIEWS
from tests.helpers.run import Program


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_an_empty_book_says_so(
    program: Program, tmp_path: Path, view: str
) -> None:
    program("new", tmp_path / "b")

    said = program("show", tmp_path / "b", view)
    document = program("show", tmp_path / "b", view, "--json").document

    assert said.status == 0
    assert said.out.strip()
    assert view in document


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_told_in_chinese_too(
    program: Program, book: Path, view: str
) -> None:
    english = program("show", book, view).out
    chinese = program("show", book, view, "--lang", "zh").out

    assert english != chinese


def test_the_summary_is_an_object(program: Program, book: Path) -> None:
    summary = program("show", book, "summary", "--json").document["summary"]

    assert summary["owed"] == "9193.81"
    assert summary["overdue"] == "866.19"
    assert summary["due_30_days"] == "866.19"
    assert summary["next_due"] == "2026-04-15"
    assert summary["lowest_cash"]["on"] == "2027-01-15"


def test_loans_have_their_yearly_cost(program: Program, book: Path) -> None:
    (loan,) = program("show", book, "loans", "--json").document["loans"]

    assert loan["loan"] == "loan"
    assert loan["channel"] == "jiebei"
    assert loan["outstanding"] == "9193.81"
    assert loan["next_due"] == "2026-04-15"
    assert loan["annual"]["nominal"].startswith("0.0720")
    table = program("show", book, "loans").out
    assert "9,193.81" in table
    assert "7.20%" in table


def test_dues_have_their_state(program: Program, book: Path) -> None:
    dues = program("show", book, "dues", "--json").document["dues"]

    assert len(dues) == 12
    assert [due["state"] for due in dues[:3]] == ["paid", "late", "due"]
    assert dues[0] == {
        "on": "2026-02-15",
        "loan": "loan",
        "n": 1,
        "amount": "866.19",
        "state": "paid",
        "left": "0.00",
        "minimum": None,
        "name": "借呗",
    }


def test_the_credit_report_has_a_code_for_each_month(
    program: Program, book: Path
) -> None:
    months = program("show", book, "bureau", "--json").document["bureau"]

    assert [row["month"] for row in months] == ["2026-01", "2026-02", "2026-03"]
    assert [row["code"] for row in months] == ["*", "N", "1"]
    assert months[-1] == {
        "account": "loan",
        "name": "借呗",
        "is_card": False,
        "month": "2026-03",
        "code": "1",
        "days_overdue": 5,
        "is_running": True,
        "reports": True,
        "say": "overdue by 1 to 30 days",
        "reported": None,
    }
    table = program("show", book, "bureau").out
    assert "2026-03" in table
    assert "overdue by 1 to 30 days" in table
    (loan,) = program("show", book, "loans", "--json").document["loans"]
    assert loan["status"] == "1"


def test_limits_say_what_is_left(program: Program, book: Path) -> None:
    (limit,) = program("show", book, "limits", "--json").document["limits"]

    assert limit["line"] == "jiebei"
    assert (limit["limit"], limit["used"]) == ("20000.00", "9193.81")
    assert (limit["available"], limit["as_of"]) == ("10806.19", "2025-01-01")


def test_cash_is_told_day_by_day_with_its_lowest(program: Program, book: Path) -> None:
    document = program("show", book, "cash", "--json").document

    assert document["cash"][0]["on"] == "2026-03-20"
    assert len(document["cash"]) == 366
    lowest = min(document["cash"], key=lambda day: float(day["amount"]))
    assert document["lowest"] == lowest
    assert "Lowest: " in program("show", book, "cash").out


def test_warnings_say_what_needs_a_look(program: Program, book: Path) -> None:
    rows = program("show", book, "warnings", "--json").document["warnings"]

    assert [(row["kind"], row["level"]) for row in rows][:2] == [
        ("overdue", "urgent"),
        ("cash-below-reserve", "urgent"),
    ]
    assert all(row["say"] and row["on"] for row in rows)


def test_a_view_that_is_none_names_the_views(program: Program, book: Path) -> None:
    said = program("show", book, "everything")

    assert said.status == 2
    assert "summary" in said.err


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (lambda path: path.mkdir(), 2),
        (lambda path: path.write_bytes(b"hello"), 2),
        (lambda path: path.symlink_to("my.duheng"), 2),
        (lambda _: None, 2),
    ],
)
def test_what_is_no_book_is_refused(
    program: Program, book: Path, make: object, status: int
) -> None:
    path = book.with_name("other")
    make(path)  # type: ignore[operator]

    said = program("show", path, "summary", "--json")

    assert said.status == status
    assert said.out == ""
    assert str(path) in said.err
    assert said.err.count("\n") == 1
