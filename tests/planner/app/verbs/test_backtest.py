"""``backtest`` predicts every month that is known from those before it."""

from pathlib import Path

import pytest

from tests.helpers.run import Program
from tests.planner.app.verbs.conftest import lines

HEAD = "line,month,limit,balance,draws,drawn,repaid,min_due,paid,days_late\n"


def _panel(months: int = 20, line: str = "a", limit: str = "5000") -> str:
    return "".join(
        f"{line},{2024 + n // 12}-{n % 12 + 1:02d},{limit},0,1,10,10,0,0,0\n"
        for n in range(months)
    )


def test_a_panel_is_scored_at_every_horizon(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(HEAD + _panel() + _panel(3, "b"), encoding="utf-8-sig")

    said = program("backtest", path, "--json", "--type", "card")

    assert said.status == 0
    assert [one["months"] for one in said.document["by_months"]] == [1, 3, 6, 12]
    assert [one["n"] for one in said.document["by_months"]] == [13, 11, 8, 2]
    first = said.document["by_months"][0]
    assert first["crps_naive"] == 0.0
    assert set(first) == {
        *("months", "n", "crps", "crps_naive", "coverage80"),
        *("frozen", "rise", "cut", "says"),
    }
    assert set(first["frozen"]) == {"predicted", "observed", "error", "slope"}


def test_the_type_chooses_the_priors(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(HEAD + _panel(), encoding="utf-8")

    def rise(*more: str) -> float:
        said = program("backtest", path, "--json", "--months", "1", *more)
        return said.document["by_months"][0]["rise"]["predicted"]

    assert rise() == rise("--type", "online") > rise("--type", "card")


def test_a_panel_may_come_from_a_pipe(program: Program) -> None:
    program.stdin = HEAD + _panel()

    assert program("backtest", "-", "--json").document["by_months"][0]["n"] == 13


def test_a_panel_needs_no_ending(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "panel"
    path.write_text(HEAD + _panel(), encoding="utf-8")

    assert program("backtest", path, "--json").document["by_months"][0]["n"] == 13


def test_too_few_months_say_so(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(HEAD + _panel(5), encoding="utf-8")

    said = program("backtest", path, "--json")

    assert said.status == 0
    assert {one["n"] for one in said.document["by_months"]} == {0}
    assert said.document["by_months"][0]["crps"] is None
    assert said.document["by_months"][0]["rise"] is None
    assert "too few months" in said.document["notes"][0]
    assert "too few months" in program("backtest", path).out


def test_a_book_is_scored_by_its_own_readings(program: Program, book: Path) -> None:
    readings = [
        {
            "do": "read_limit",
            "line": "jiebei",
            "on": f"2025-{month:02d}-05",
            "limit": "20000.00" if month < 11 else "15000.00",
        }
        for month in range(2, 13)
    ]
    program.stdin = lines(*readings)
    assert program("do", book, "-").status == 0

    said = program("backtest", book, "--json", "--type", "bank")

    assert [one["n"] for one in said.document["by_months"]] == [4, 2, 0, 0]
    assert said.document["by_months"][0]["cut"]["observed"] == 0.25
    assert "4" in program("backtest", book).out


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"line;month\n", "panel.csv, line 1"),
        (HEAD.encode() + b"a,2025-01,x,,,,,,,\n", "panel.csv, line 2"),
        (HEAD.encode() + b"\xff,2025-01,5,,,,,,,\n", "not UTF-8"),
    ],
)
def test_what_is_no_panel_is_named(
    program: Program, tmp_path: Path, content: bytes, named: str
) -> None:
    path = tmp_path / "panel.csv"
    path.write_bytes(content)

    said = program("backtest", path)

    assert said.status == 2
    assert named in said.err
    assert said.err.count("\n") == 1


def test_a_file_that_is_not_there_is_named(program: Program, tmp_path: Path) -> None:
    for name in ("nothing.csv", "nothing.duheng"):
        said = program("backtest", tmp_path / name)

        assert said.status == 2
        assert name in said.err
