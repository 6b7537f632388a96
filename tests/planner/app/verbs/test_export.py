"""``export`` writes other programs' files, and replaces only its own."""

from pathlib import Path

import pytest

from planner.store import seal
from tests.helpers.run import Program


@pytest.mark.parametrize("ending", ["xlsx", "json", "ics"])
def test_a_file_is_written_and_may_be_written_again(
    program: Program, book: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"out.{ending}"

    first = program("export", book, out, "--json")

    assert first.document == {"book": str(book), "files": [str(out)]}
    assert program("export", book, out).status == 0
    assert out.stat().st_size > 0


def test_csv_is_one_file_a_kind(program: Program, book: Path, tmp_path: Path) -> None:
    for _ in range(2):
        said = program("export", book, tmp_path / "out.csv", "--json")

        assert said.status == 0
    loans = tmp_path / "out-loans.csv"
    assert str(loans) in said.document["files"]
    assert loans.read_bytes().startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize("name", ["out.xlsx", "out.json", "out-moves.csv"])
def test_a_file_of_somebody_else_is_spared_unless_forced(
    program: Program, book: Path, tmp_path: Path, name: str
) -> None:
    foreign = tmp_path / name
    foreign.write_text("mine", encoding="utf-8")
    out = tmp_path / name.replace("-moves", "")

    refused = program("export", book, out)

    assert refused.status == 3
    assert foreign.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "my.duheng",
        foreign.name,
    ]
    assert program("export", book, out, "--force").status == 0
    assert foreign.read_bytes() != b"mine"


def test_the_book_itself_is_never_replaced(
    program: Program, book: Path, tmp_path: Path
) -> None:
    link = tmp_path / "out.json"
    link.hardlink_to(book)

    assert program("export", book, link, "--force").status == 3


def test_another_ending_is_not_understood(
    program: Program, book: Path, tmp_path: Path
) -> None:
    said = program("export", book, tmp_path / "out.pdf")

    assert said.status == 2
    assert "out.pdf" in said.err
    assert ".xlsx" in said.err


def test_a_book_with_a_password_is_exported_clear_only_where_that_is_said(
    program: Program, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "_KIB", 64)
    key, out = tmp_path / "key", tmp_path / "out.csv"
    key.write_text("secret\n", encoding="utf-8")
    program("password", book, "--new-password-file", key)
    opened = ("--book-password-file", key)

    refused = program("export", book, out, *opened, "--json")

    assert refused.status == 3
    assert refused.document["reason"] == "clear-export"
    assert list(tmp_path.glob("out*")) == []
    assert program("export", book, out, *opened, "--clear").status == 0
    assert (tmp_path / "out-loans.csv").exists()
