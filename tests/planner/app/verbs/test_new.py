"""``new`` makes a book, and never replaces anything."""

from pathlib import Path

import pytest

from tests.helpers.run import Program


@pytest.mark.parametrize("kind", ["person", "business"])
def test_an_empty_book_knows_whose_it_is(
    program: Program, tmp_path: Path, kind: str
) -> None:
    said = program("new", tmp_path / "b", "--kind", kind, "--json")

    assert said.status == 0
    assert said.document == {"book": str(tmp_path / "b"), "kind": kind, "records": 1}
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kind", ["person", "business"])
def test_a_sample_book_is_sound(program: Program, tmp_path: Path, kind: str) -> None:
    said = program("new", tmp_path / "b", "--kind", kind, "--sample")

    assert said.status == 0
    assert "is made. Records in it: " in said.out
    assert program("check", tmp_path / "b").status == 0


def test_nothing_is_replaced(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_text("mine")

    said = program("new", path, "--json")

    assert said.status == 3
    assert said.document["reason"] == "exists"
    assert said.document["file"] == str(path)
    assert said.err.count("\n") == 1
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there_is_named(program: Program, tmp_path: Path) -> None:
    said = program("new", tmp_path / "no" / "b")

    assert said.status == 2
    assert "does not exist" in said.err
