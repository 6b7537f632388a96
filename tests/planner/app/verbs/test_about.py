"""``about`` tells of the book's file, and writes a report for help when asked."""

from pathlib import Path

from tests.helpers.run import Program


def test_the_file_is_described(program: Program, book: Path) -> None:
    told = program("about", book, "--json").document

    assert told["file"] == str(book)
    assert told["bytes"] == book.stat().st_size
    assert told["records"]["loans"] == 1
    assert told["total"] == sum(told["records"].values())
    assert told["encrypted"] is False
    assert told["last_backup"] is None
    assert told["ok"] is True
    assert told["issues"] == {}
    said = program("about", book).out
    assert "Last backup: none" in said
    assert "Check: The book is sound." in said


def test_the_report_is_shown_and_written(
    program: Program, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "help.txt"

    said = program("about", book, "--help-report", out)

    report = out.read_text(encoding="utf-8")
    assert report in said.out
    assert "Report for help" in report
    assert "借呗" not in report
    assert "10000" not in report
    assert str(book) not in report
    assert program("about", book, "--help-report", out).status == 0
    out.write_text("mine")
    assert program("about", book, "--help-report", out).status == 3
    assert out.read_text() == "mine"
