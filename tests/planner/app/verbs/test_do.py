"""``do`` carries out every command of a file, or none of them."""

import json
import os
import time
from pathlib import Path

import pytest

from planner.store.refusals import NoRoomError
from planner.store.sqlite import SqliteStore
from tests.helpers.run import Program
from tests.planner.app.verbs.conftest import lines

REPAY = {"do": "repay", "loan": "loan", "on": "2026-03-15", "amount": "10.00"}


def test_what_is_done_is_told_and_kept(
    program: Program, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text(lines(REPAY, {}, REPAY).replace("{}", ""))

    said = program("do", book, file, "--json")

    assert said.document == {
        "done": 2,
        "saved": ["repayment-2", "repayment-3"],
        "dropped": [],
    }
    program.stdin = lines({"do": "drop", "id": "repayment-3"})
    assert program("do", book, "-", "--json").document["dropped"] == ["repayment-3"]
    assert "Commands done" not in said.out
    program.stdin = lines(REPAY)
    assert (
        "Commands done: 1. Records written: 1, dropped: 0."
        in program("do", book, "-").out
    )


@pytest.mark.parametrize(
    ("bad", "status", "said"),
    [
        ({"do": "repya"}, 2, "line 2: Unknown command “repya”"),
        ({**REPAY, "amount": "-1.00"}, 3, "line 2: Field “amount”: -¥1.00"),
        ({**REPAY, "on": "2026-01-14"}, 3, "line 2: Field “on”: 14 Jan 2026"),
        ({**REPAY, "on": "2026-02-30"}, 2, "line 2: Field “on”: found"),
        ({**REPAY, "loan": "x"}, 3, "line 2: There is no loan with the id “x”"),
        ({"do": "drop", "id": "jiebei"}, 3, "line 2: “jiebei” is still used by loan"),
    ],
)
def test_of_a_file_with_a_fault_nothing_is_done(
    program: Program, book: Path, bad: dict, status: int, said: str
) -> None:
    before = book.read_bytes()
    program.stdin = lines(REPAY, bad, REPAY)

    found = program("do", book, "-")

    assert found.status == status
    assert found.out == ""
    assert found.err.startswith(f"-, {said}")
    assert found.err.count("\n") == 1
    assert book.read_bytes() == before


def test_a_refused_command_tells_why_as_json(program: Program, book: Path) -> None:
    program.stdin = lines({**REPAY, "amount": "-1.00"})

    said = program("do", book, "-", "--json")

    assert said.document == {
        "refused": "-, line 1: Field “amount”: -¥1.00 is not allowed; "
        "it must be above zero.",
        "reason": "not-allowed",
        "file": "-",
        "line": 1,
        "field": "amount",
        "found": "-1.00",
        "rule": "it must be above zero",
    }


def test_a_book_that_cannot_be_written_is_no_fault_of_a_line(
    program: Program, book: Path
) -> None:
    program.stdin = lines(REPAY)
    book.chmod(0o400)

    said = program("do", book, "-")

    assert said.status == 3
    assert said.err == f"{book} is read-only; nothing was changed.\n"


def test_a_disk_that_fails_at_the_end_is_no_fault_of_a_line(
    program: Program, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NoRoomError(file="b", what="full")

    monkeypatch.setattr(SqliteStore, "save", full)
    program.stdin = lines(REPAY)

    assert program("do", book, "-").err.startswith("b cannot be written (full)")


def test_what_can_only_be_seen_in_the_book_is_named_by_its_line_too(
    program: Program, book: Path
) -> None:
    terms = json.loads(
        '{"principal": "10000.00", "drawn_on": "2026-01-15",'
        ' "first_due": "2026-02-15", "every": "month", "periods": 0,'
        ' "method": "level", "rate": {"value": "0.072", "per": "year"},'
        ' "interest": "period"}'
    )
    program.stdin = lines({"do": "draw", "id": "x", "channel": "c", "terms": terms})

    said = program("do", book, "-")

    assert said.status in (2, 3)
    assert said.err.startswith("-, line 1: ")
    assert "periods" in said.err


def test_ten_thousand_commands_take_less_than_ten_seconds(
    program: Program, book: Path
) -> None:
    many = [{**REPAY, "amount": f"{n + 1}.00"} for n in range(10_000)]
    program.stdin = lines(*many)
    began = time.process_time()  # other work on the machine does not count

    said = program("do", book, "-", "--json")

    assert said.document["done"] == 10_000
    assert time.process_time() - began < 10


def test_a_day_that_cannot_be_copied_first_is_told(
    program: Program, book: Path
) -> None:
    os.utime(book, (1774000000, 1774000000))
    book.with_name(f"{book.name}-backups").write_text("in the way")
    program.stdin = '{"do": "cash", "on": "2026-03-20", "amount": "1.00"}'

    said = program("do", book, "-", "--json")

    assert said.status == 0
    assert said.document["done"] == 1
    assert f"No backup of {book} could be made" in said.err
