"""``letter`` writes a filled-in letter as PDF."""

from pathlib import Path

from tests.helpers.run import Program


def test_a_letter_is_written(program: Program, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"

    said = program("letter", book, out, "--json", "--kind", "limit", "--line", "jiebei")

    assert said.status == 0
    assert said.document["written"] == str(out)
    assert (said.document["kind"], said.document["line"]) == ("limit", "jiebei")
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_only_line_need_not_be_named(
    program: Program, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "letter.pdf"

    assert program("letter", book, out, "--kind", "bureau").status == 0


def test_a_file_of_another_kind_is_not_understood(
    program: Program, book: Path, tmp_path: Path
) -> None:
    said = program("letter", book, tmp_path / "a.txt", "--kind", "limit")

    assert said.status == 2
    assert ".pdf" in said.err
    assert program("letter", book, tmp_path / "a.pdf").status == 2
