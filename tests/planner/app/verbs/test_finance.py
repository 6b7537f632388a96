"""``finance`` tells the mix and its risk, or why nobody should borrow or can."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.run import Program
from tests.planner.app.verbs.conftest import lines


def line(name: str, channel: str, rate: str) -> dict[str, object]:
    return {
        "do": "open_line",
        "id": name,
        "channel": channel,
        "name": "My own line" if name == "a" else "",
        "limit": "30000.00",
        "opened_on": "2025-01-01",
        "rate": {"value": rate, "per": "year"},
    }


COMMANDS = (
    line("a", "First bank", "0.06"),
    line("b", "Second bank", "0.09"),
    line("m", "某某小贷", "0.01"),
    {
        "do": "expect",
        "id": "salary",
        "name": "Salary",
        "amount": "9000.00",
        "way": "in",
        "first": "2026-04-10",
        "every": "month",
    },
)
NEED = ("--need", "30000.00", "--by", "2026-04-01", "--months", "6")


@pytest.fixture
def ready(book: Path, program: Program) -> Path:
    program.stdin = lines(*COMMANDS)
    assert program("do", book, "-").status == 0
    return book


def test_a_mix_is_told_with_its_risk(ready: Path, program: Program) -> None:
    said = program("finance", ready, *NEED, "--confidence", "0.9", "--json")

    made = said.document
    assert said.status == 0
    assert made["outcome"] == "found"
    together = sum(float(piece["amount"]) for piece in made["mix"])
    assert together + float(made["own_cash"]) == pytest.approx(30000)
    for piece in made["mix"]:
        assert ("line" in piece) != ("channel" in piece)
        assert piece["why"]
    assert set(made["cost"]) == {"expected", "annual"}
    assert set(made["shortfall"]) == {"probability", "mean_of_worst"}
    assert made["concentration"]["largest_share"] <= 0.6 + 1e-9
    assert made["refused"] == []


def test_who_may_not_be_used_is_told_with_the_rule(
    ready: Path, program: Program
) -> None:
    said = program("finance", ready, *NEED, "--purpose", "偿还其他贷款", "--json")

    made = said.document
    rules = {one["channel"]: one for one in made["refused"]}
    assert rules["某某小贷"]["line"] == "m"
    assert rules["某某小贷"]["rule"] == "micro-loan-no-repaying"
    assert date.fromisoformat(rules["某某小贷"]["since"]) <= date(2026, 3, 20)
    assert rules["某某小贷"]["source"]
    assert all(piece.get("line") != "m" for piece in made["mix"])
    read = program("finance", ready, *NEED, "--purpose", "repay my card bill")
    assert "Left out: 某某小贷" in read.out
    assert rules["某某小贷"]["since"] in read.out


def test_a_mix_is_told_to_read(ready: Path, program: Program) -> None:
    for language, colon in (("en", ": "), ("zh", "：")):
        said = program("finance", ready, *NEED, "--lang", language)
        assert said.status == 0
        assert f"My own line{colon}" in said.out


def test_nobody_borrows_what_is_at_hand(ready: Path, program: Program) -> None:
    words = ("--need", "500", "--by", "2026-04-01", "--months", "3")
    said = program("finance", ready, *words, "--json")

    assert said.status == 0
    assert said.document["outcome"] == "do-not-borrow"
    assert said.document["mix"] == []
    assert said.document["why"]
    assert "Do not borrow" in program("finance", ready, *words).out


def test_what_cannot_be_met_is_told(ready: Path, program: Program) -> None:
    words = ("--need", "9000000", "--by", "2026-04-01", "--months", "3")
    said = program("finance", ready, *words, "--json")

    assert said.status == 3
    assert said.document["outcome"] == "infeasible"
    assert float(said.document["missing"]) > 0
    assert "cannot be met" in program("finance", ready, *words).out


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"--need": "0"}, 2, "--need"),
        ({"--need": "x"}, 2, "--need"),
        ({"--by": "2026-03-01"}, 3, "that day has passed"),
        ({"--months": "0"}, 2, "--months"),
        ({"--months": "six"}, 2, "--months"),
        ({"--confidence": "1"}, 2, "--confidence"),
        ({"--confidence": "very"}, 2, "--confidence"),
        ({"--confidence": "NaN"}, 2, "--confidence"),
        ({"--keep-need": " "}, 2, "--keep-need"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(
    ready: Path, program: Program, changed: dict[str, str], status: int, said: str
) -> None:
    given = dict(zip(NEED[::2], NEED[1::2], strict=True)) | changed
    answer = program("finance", ready, *(w for pair in given.items() for w in pair))

    assert answer.status == status
    assert said in answer.err


def test_a_need_of_the_book_is_financed_as_if_it_were_typed(
    ready: Path, program: Program
) -> None:
    need = {"amount": "30000.00", "by": "2026-04-01", "months": 6}
    program.stdin = lines({"do": "need", "id": "roof", **need})
    assert program("do", ready, "-").status == 0

    typed = program("finance", ready, *NEED, "--json").document
    kept = program("finance", ready, "--need-id", "roof", "--json").document
    less = program(
        "finance", ready, "--need-id", "roof", "--need", "500", "--json"
    ).document

    assert kept == typed
    assert less["outcome"] == "do-not-borrow"


def test_a_receivable_held_back_is_no_candidate(ready: Path, program: Program) -> None:
    program.stdin = lines(
        {"do": "receivable", "id": "inv", "debtor": "Hai", "amount": "40000.00",
         "issued_on": "2026-02-01", "due_on": "2026-06-01"},
        {"do": "need", "id": "roof", "amount": "30000.00", "by": "2026-04-01",
         "months": 6, "held_back": ["inv"]},
    )  # fmt: skip
    assert program("do", ready, "-").status == 0

    typed = program("finance", ready, *NEED, "--json").document
    kept = program("finance", ready, "--need-id", "roof", "--json").document

    assert any(one.get("receivable") == "inv" for one in typed["not_used"])
    assert not any(one.get("receivable") for one in kept["not_used"])


def test_a_need_that_the_book_does_not_hold_is_refused(
    ready: Path, program: Program
) -> None:
    said = program("finance", ready, "--need-id", "nobody")

    assert said.status == 3
    assert "nobody" in said.err


def test_a_need_that_is_half_told_is_refused(ready: Path, program: Program) -> None:
    said = program("finance", ready, "--need", "30000.00", "--by", "2026-04-01")

    assert said.status == 2
    assert "--months" in said.err


def test_a_need_and_its_mix_are_kept_when_asked(ready: Path, program: Program) -> None:
    said = program(
        "finance", ready, *NEED, "--keep", "Stock", "--keep-need", "stock", "--json"
    )

    assert said.status == 0
    assert "stock" in said.document["saved"]
    (plan,) = program("show", ready, "plans", "--json").document["plans"]
    assert (plan["name"], plan["kind"]) == ("Stock", "finance")
    again = program("finance", ready, "--need-id", "stock", "--keep-need", "stock")
    assert "Kept in the book: stock" in again.out
    nobody = program("finance", ready, "--need-id", "stock", "--keep", " ")
    assert nobody.status == 2
    assert "--keep" in nobody.err


def test_where_there_is_no_mix_none_is_kept(ready: Path, program: Program) -> None:
    said = program(
        "finance", ready, "--need", "9000000", *NEED[2:], "--keep", "x", "--json"
    )

    assert said.status == 3
    assert "saved" not in said.document
    assert program("show", ready, "plans", "--json").document["plans"] == []


def test_an_empty_book_is_told_that_a_need_is_missing(
    book: Path, program: Program
) -> None:
    said = program("finance", book)

    assert said.status == 2
    assert "--need" in said.err


def test_every_candidate_is_in_the_mix_or_says_why_not(
    ready: Path, program: Program
) -> None:
    made = program("finance", ready, *NEED, "--json").document

    told = made["mix"] + made["not_used"]
    names = {one.get("line") or one.get("channel") for one in told}
    assert {"a", "b", "m", "jiebei", "mortgage", "factoring"} <= names
    assert all(one["why"] and one["reason"] for one in made["not_used"])
    assert all(one["terms_from"] in ("book", "catalogue") for one in told)
    assert made["gap"] <= 1e-4
    assert made["stopped"] is False
    assert {one["missing"] for one in made["if_fails"]} == {
        piece["amount"] for piece in made["mix"]
    }
