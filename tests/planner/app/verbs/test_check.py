"""``check`` looks at the file, at every record, and replays every loan."""

import sqlite3
from pathlib import Path

import pytest

from planner.schedule import replayed
from planner.schedule.schedule import schedule
from planner.store import sums
from planner.store.refusals import NotReadableError
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers.run import Program
from tests.planner.app.verbs.conftest import lines

FLIPPED = "Put one changed byte of row “cash-1” of “cash” back; the checksum proves it"


def spoil(book: Path, words: str, *, sums_too: bool = True) -> None:
    db = sqlite3.connect(book)
    db.execute(words)
    if sums_too:
        sums.fill(db)
    db.commit()
    db.close()


def test_a_sound_book_is_ok(program: Program, book: Path) -> None:
    said = program("check", book, "--json")

    assert said.status == 0
    assert said.document["ok"] is True
    assert said.document["issues"] == []
    assert [one["kind"] for one in said.document["advice"]] == ["backup"]
    assert program("check", book).out.startswith("The book is sound.")


def test_a_backup_beside_the_book_silences_the_advice(
    program: Program, book: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("hello")
    (tmp_path / "folder").mkdir()
    program("backup", book, tmp_path / "copy.duheng")

    assert program("check", book, "--json").document["advice"] == []


def test_a_digit_that_changed_in_the_file_is_found(
    program: Program, book: Path
) -> None:
    spoil(book, "UPDATE cash SET amount = amount + 1", sums_too=False)

    (issue,) = program("check", book, "--json").document["issues"]

    assert issue["say"] == "“cash” does not hold what was written last"


def test_a_broken_link_is_found_in_the_file_and_in_the_records(
    program: Program, book: Path
) -> None:
    spoil(book, "UPDATE repayments SET loan = 'gone'")

    said = program("check", book, "--json")

    assert said.status == 3
    assert said.document["ok"] is False
    assert [one["kind"] for one in said.document["issues"]] == ["file", "record"]
    assert "repayment-1: There is no loan" in program("check", book).out


def test_terms_that_cannot_be_followed_are_found(program: Program, book: Path) -> None:
    spoil(book, "UPDATE loans SET first_due = '2025-01-01'")

    said = program("check", book, "--json")

    assert said.status == 3
    assert [(x["kind"], x["about"]) for x in said.document["issues"]] == [
        ("terms", "loan")
    ]


def test_a_sum_that_does_not_replay_is_found(
    program: Program, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setattr(replayed, "schedule", lambda _: schedule(make.terms("5.00")))

    said = program("check", book, "--json")

    assert [one["kind"] for one in said.document["issues"]] == ["replay"]


def test_what_cannot_be_read_at_all_is_a_fault_of_the_file(
    program: Program, book: Path
) -> None:
    spoil(book, "UPDATE lines SET opened_on = 'once'")
    said = program("check", book, "--json")

    assert said.status == 3
    assert [one["kind"] for one in said.document["issues"]] == ["file"]
    assert "row “jiebei” of “lines”" in said.document["issues"][0]["say"]

    book.write_bytes(book.read_bytes()[:5000])
    said = program("check", book, "--json")

    assert said.status == 3
    assert "cut off" in said.document["issues"][0]["say"]


def test_what_is_no_book_cannot_be_checked(program: Program, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("hello")

    assert program("check", tmp_path / "letter").status == 2


def test_advice_is_no_fault(program: Program, book: Path) -> None:
    program.stdin = lines(
        {"do": "repay", "loan": "loan", "on": "2026-03-20", "amount": "90000.00"}
    )
    program("do", book, "-")
    spoil(
        book,
        'INSERT INTO questions (id, file, "row", "on", amount, counterparty, why)'
        " VALUES ('q', 'f', 1, '2026-01-01', 5, 'x', 'y')",
    )

    said = program("check", book, "--json")

    assert said.status == 0
    assert {one["kind"] for one in said.document["advice"]} == {
        "backup",
        "question",
        "overpaid",
    }


def test_a_file_that_may_not_be_looked_at_is_no_backup(
    program: Program, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refuse(*_: object) -> bool:
        raise NotReadableError(file="x")

    monkeypatch.setattr(SqliteStore, "made_copy", refuse)

    assert program("check", book).status == 0


def test_repair_shows_first_and_writes_nothing(program: Program, book: Path) -> None:
    spoil(book, "UPDATE cash SET amount = amount + 1", sums_too=False)
    before = book.read_bytes()

    said = program("check", book, "--repair", "--json")

    assert said.status == 3
    assert said.document["ok"] is False
    assert said.document["repair"] == {
        "steps": [FLIPPED],
        "done": False,
        "damaged": None,
        "aside": None,
    }
    assert "A repair would:" in program("check", book, "--repair").out
    assert book.read_bytes() == before


def test_repair_with_consent_leaves_a_sound_book(program: Program, book: Path) -> None:
    spoil(book, "UPDATE cash SET amount = amount + 1", sums_too=False)

    said = program("check", book, "--repair", "--yes", "--json")

    assert said.status == 0
    assert said.document["ok"] is True
    assert said.document["repair"]["done"] is True
    assert Path(said.document["repair"]["damaged"]).exists()
    assert said.document["repair"]["aside"] is None
    assert program("check", book, "--json").document["ok"] is True


def test_repair_tells_where_what_could_not_stay_is(
    program: Program, book: Path
) -> None:
    spoil(book, "UPDATE repayments SET loan = 'gone'")

    said = program("check", book, "--repair", "--yes")

    assert said.status == 0
    assert "Set row “repayment-1” of “repayments” aside" in said.out
    assert "Rows that could not stay in the book: " in said.out
    assert f"{book}.damaged-2026-03-20" in said.out
    assert "The book is sound." in said.out


def test_what_cannot_be_repaired_stays_and_is_told(
    program: Program, book: Path
) -> None:
    spoil(book, "UPDATE loans SET first_due = '2025-01-01'")

    said = program("check", book, "--repair", "--yes")

    assert said.status == 3
    assert "correct it by hand" in said.out
    assert "loan: " in said.out


def test_a_sound_book_has_nothing_to_repair(program: Program, book: Path) -> None:
    said = program("check", book, "--repair", "--yes", "--json")

    assert said.status == 0
    assert said.document["repair"]["steps"] == []
    assert said.document["repair"]["done"] is False


def test_consent_without_a_repair_is_not_understood(
    program: Program, book: Path
) -> None:
    assert program("check", book, "--yes").status == 2
