"""A book with a password is used like any other, by who has the password."""

from pathlib import Path

import pytest

from planner.store import seal
from tests.helpers.run import Program


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_KIB", 64)


@pytest.fixture
def password(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text("correct horse\n")
    return path


def test_every_verb_works_with_the_password(
    program: Program, book: Path, password: Path, tmp_path: Path
) -> None:
    views = ("show", book, "loans"), ("show", book, "dues"), ("check", book)
    clear = [program(*view).out for view in views]
    said = program("password", book, "--new-password-file", password, "--json")

    key = ("--book-password-file", password)
    locked = [program(*view, *key).out for view in views]

    assert said.document == {"book": str(book), "encrypted": True, "files": 1}
    assert locked == clear
    assert program("show", book, "loans").status == 3
    program.stdin = '{"do": "cash", "on": "2026-03-20", "amount": "1.00"}'
    assert program("do", book, "-", *key).status == 0
    assert program("backup", book, tmp_path / "copy", *key).status == 0
    assert program("show", tmp_path / "copy", "loans", *key).out == clear[0]
    assert program("restore", book, "--from", tmp_path / "copy", *key).status == 0
    taken = program("password", book, "--remove", *key)
    assert "has no password now. Files written anew: " in taken.out
    assert program("show", book, "loans").out == clear[0]


def test_a_new_book_may_have_a_password(
    program: Program, tmp_path: Path, password: Path
) -> None:
    path = tmp_path / "new.duheng"
    program("new", path, "--sample", "--book-password-file", password)

    told = program("show", path, "summary", "--json")

    assert told.status == 3
    assert told.document["reason"] == "needs-password"
    assert "借呗".encode() not in path.read_bytes()


def test_a_password_that_does_not_fit_is_told(
    program: Program, book: Path, password: Path, tmp_path: Path
) -> None:
    key = ("--book-password-file", password)
    assert program("show", book, "loans", *key).status == 3
    program("password", book, "--new-password-file", password)
    (tmp_path / "wrong").write_text("wrong horse")

    said = program("show", book, "loans", "--book-password-file", tmp_path / "wrong")

    assert said.status == 3
    assert "does not open" in said.err


@pytest.mark.parametrize("words", [[], ["--remove", "--new-password-file", "x"]])
def test_one_wish_at_a_time(program: Program, book: Path, words: list[str]) -> None:
    said = program("password", book, *words)

    assert said.status == 2
    assert "--new-password-file or --remove" in said.err
