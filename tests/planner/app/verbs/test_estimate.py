"""``estimate`` tells what each limit may become, and compares."""

import json
from pathlib import Path

from tests.helpers.run import Program
from tests.planner.app.verbs.conftest import lines


def _year(document: dict, line: str = "jiebei") -> dict:
    (found,) = [one for one in document["lines"] if one["line"] == line]
    return found["forecast"][-1]


def test_every_line_is_estimated(program: Program, book: Path) -> None:
    said = program("estimate", book, "--json")

    assert said.status == 0
    (line,) = said.document["lines"]
    assert [ahead["months"] for ahead in line["forecast"]] == [1, 3, 6, 12]
    assert line["as_of"] == "2026-03-20"
    assert "jiebei: limit ¥20,000.00" in program("estimate", book).out


def test_months_and_line_can_be_chosen(program: Program, book: Path) -> None:
    said = program("estimate", book, "--json", "--line", "jiebei", "--months", "2,5")

    assert [ahead["months"] for ahead in said.document["lines"][0]["forecast"]] == [
        2,
        5,
    ]


def test_an_unknown_line_is_refused(program: Program, book: Path) -> None:
    said = program("estimate", book, "--json", "--line", "huabei")

    assert said.status == 3
    assert "huabei" in said.err


def test_months_that_cannot_be_are_not_understood(program: Program, book: Path) -> None:
    assert program("estimate", book, "--months", "13").status == 2


def test_a_what_if_is_compared_and_not_kept(
    program: Program, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "if.jsonl"
    file.write_text(
        lines(
            {"do": "note", "on": "2026-03-18", "kind": "inquiry", "lender": "A"},
            {"do": "note", "on": "2026-03-19", "kind": "inquiry", "lender": "B"},
        )
    )

    said = program("estimate", book, "--json", "--if", file)

    before, after = _year(said.document["before"]), _year(said.document["after"])
    assert after["p_cut"] > before["p_cut"]
    assert after["p_rise"] < before["p_rise"]
    assert _year(program("estimate", book, "--json").document) == before
    text = program("estimate", book, "--if", file).out
    assert text.index("As it is") < text.index("As it would be")


def test_a_line_may_be_only_thought_of(program: Program, book: Path) -> None:
    program.stdin = json.dumps(
        {
            "do": "open_line",
            "id": "new",
            "channel": "duxiaoman",
            "name": "新",
            "limit": "9000.00",
            "opened_on": "2026-03-01",
        }
    )

    said = program("estimate", book, "--json", "--line", "new", "--if", "-")

    assert said.document["before"]["unknown"][0]["line"] == "new"
    assert _year(said.document["after"], "new")["middle"] == "9000.00"


def test_a_refused_or_unread_command_names_its_line(
    program: Program, book: Path
) -> None:
    program.stdin = lines({"do": "drop", "id": "nothing"})
    refused = program("estimate", book, "--if", "-")

    program.stdin = '{"do": "dropp"}'
    unread = program("estimate", book, "--if", "-")

    assert (refused.status, unread.status) == (3, 2)
    assert "line 1" in refused.err
    assert "line 1" in unread.err


def test_a_book_without_lines_says_so(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "empty.duheng"
    program("new", path)

    said = program("estimate", path, "--json")

    assert (said.status, said.document) == (0, {"lines": []})
    assert program("estimate", path).out == "There is no line yet.\n"


def _did(program: Program, book: Path, tmp_path: Path, *commands: dict) -> None:
    file = tmp_path / "do.jsonl"
    file.write_text(lines(*commands))
    assert program("do", book, file).status == 0


def test_a_value_that_the_user_changed_acts_and_is_told(
    program: Program, book: Path, tmp_path: Path
) -> None:
    before = _year(program("estimate", book, "--json").document)
    edit = {"do": "prior", "id": "online.monthly.cut", "value": "0.02"}
    _did(program, book, tmp_path, {**edit, "made_on": "2026-03-19"})

    said = program("estimate", book, "--json")

    assert _year(said.document)["p_cut"] > before["p_cut"]
    (told,) = said.document["priors"]
    assert (told["own"], told["shipped"]) == ("0.02", "0.006")
    assert told["made_on"] == "2026-03-19"
    assert "You changed a value on 19 Mar 2026" in program("estimate", book).out


def test_a_window_that_the_user_declared_acts_and_is_told(
    program: Program, book: Path, tmp_path: Path
) -> None:
    before = program("estimate", book, "--json").document
    days = {"since": "2026-03-15", "until": "2026-04-30", "why": "outage"}
    window = {"do": "window", "id": "w", "name": "系统维护", "cut": "3", **days}
    _did(program, book, tmp_path, window)

    said = program("estimate", book, "--json")

    assert _year(said.document)["p_cut"] > _year(before)["p_cut"]
    assert said.document["windows"][0]["name"] == "系统维护"
    assert "You declared “系统维护”" in program("estimate", book).out


def test_a_window_that_makes_no_sense_is_refused(
    program: Program, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "do.jsonl"
    days = {"since": "2026-03-15", "until": "2026-04-30", "why": "outage"}
    file.write_text(
        lines({"do": "window", "id": "w", "name": "x", "cut": "-1", **days})
    )

    assert program("do", book, file).status == 3
