"""``backup`` copies the book, and spares what is not a backup."""

from pathlib import Path

import pytest

from tests.helpers.run import Program


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "copy.duheng"


def test_a_copy_shows_what_the_book_shows(
    program: Program, book: Path, out: Path
) -> None:
    said = program("backup", book, out, "--json")

    assert said.document == {"book": str(book), "backup": str(out), "records": 5}
    assert out.stat().st_mode & 0o777 == 0o600
    for view in ("summary", "loans", "dues"):
        assert program("show", out, view).out == program("show", book, view).out
    assert "it was read back" in program("backup", book, out).out


def test_a_foreign_file_and_another_book_are_spared(
    program: Program, book: Path, out: Path
) -> None:
    out.write_text("a letter")
    assert program("backup", book, out).status == 3
    assert out.read_text() == "a letter"
    out.unlink()

    program("new", out)
    before = out.read_bytes()
    assert program("backup", book, out).status == 3
    assert out.read_bytes() == before

    assert program("backup", book, out, "--force").status == 0


def test_the_book_itself_and_links_are_spared_even_by_force(
    program: Program, book: Path, out: Path
) -> None:
    before = book.read_bytes()
    out.symlink_to(book)

    for target in (book, out, out.parent):
        assert program("backup", book, target, "--force").status == 3

    assert book.read_bytes() == before
