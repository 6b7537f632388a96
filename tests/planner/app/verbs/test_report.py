"""``report`` prints a book, and spares what is not a report."""

from pathlib import Path

import pytest

from tests.helpers import papers
from tests.helpers.run import Program


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_a_report_is_of_the_books_own_kind(
    program: Program, book: Path, out: Path
) -> None:
    said = program("report", book, out, "--json", "--on", "2026-11-25")

    assert said.status == 0
    assert said.document["written"] == str(out)
    assert said.document["kind"] == "person"
    assert said.document["on"] == "2026-11-25"
    assert said.document["pages"] >= 2
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("kind", ["person", "bank", "plan"])
def test_the_same_book_and_day_give_the_same_bytes(
    program: Program, book: Path, out: Path, kind: str
) -> None:
    call = ("report", book, out, "--kind", kind, "--on", "2026-11-25", "--lang", "zh")

    program(*call)
    first = out.read_bytes()
    program(*call)

    assert out.read_bytes() == first


def test_the_pack_for_the_bank_tells_needs_and_plans_that_were_kept(
    program: Program, tmp_path: Path, out: Path
) -> None:
    book, day = tmp_path / "sample.duheng", ("--on", "2026-11-25")
    program("new", book, "--sample", *day)
    asked = ("--need", "20000.00", "--by", "2027-02-01", "--months", "12")
    kept = ("--purpose", "Kitchen", "--keep-need", "kitchen", "--keep", "From the bank")
    program("finance", book, *asked, *kept, *day)
    program("repay", book, "--keep", "Calm", *day)

    program("report", book, out, "--kind", "bank", "--lang", "en", *day)
    text = " ".join(papers.text_of(out.read_bytes()).split())

    assert "Amount asked for (yuan) 20,000.00" in text
    assert "Needed by 2027-02-01" in text
    assert "For what Kitchen" in text
    assert "Plan “From the bank” of 25 Nov 2026" in text
    assert "Plan “Calm” of 25 Nov 2026" in text
    assert "come into question by law, price and term" in text


def test_the_words_say_how_many_pages_there_are(
    program: Program, book: Path, out: Path
) -> None:
    assert "is written. Pages: " in program("report", book, out).out


def test_a_kind_that_does_not_fit_is_refused(
    program: Program, book: Path, out: Path
) -> None:
    said = program("report", book, out, "--kind", "business", "--json")

    assert said.status == 3
    assert said.document["reason"] == "report-kind"
    assert not out.exists()


def test_a_kind_that_nobody_knows_is_not_understood(
    program: Program, book: Path, out: Path
) -> None:
    assert program("report", book, out, "--kind", "poem").status == 2


def test_a_foreign_file_is_spared_unless_told(
    program: Program, book: Path, out: Path
) -> None:
    out.write_text("a letter")

    assert program("report", book, out).status == 3
    assert out.read_text() == "a letter"
    assert program("report", book, out, "--force").status == 0


def test_the_tables_come_as_a_spreadsheet_too(
    program: Program, book: Path, out: Path
) -> None:
    tables = out.with_suffix(".xlsx")

    said = program("report", book, out, "--xlsx", tables, "--json")

    assert said.document["tables"] == str(tables)
    assert tables.read_bytes().startswith(b"PK")


def test_a_spreadsheet_of_another_program_spares_both_files(
    program: Program, book: Path, out: Path
) -> None:
    tables = out.with_suffix(".xlsx")
    tables.write_text("mine")

    assert program("report", book, out, "--xlsx", tables).status == 3
    assert tables.read_text() == "mine"
    assert not out.exists()


def test_a_spreadsheet_must_be_called_one(
    program: Program, book: Path, out: Path
) -> None:
    said = program("report", book, out, "--xlsx", out.with_suffix(".ods"))

    assert said.status == 2
    assert "ends in .xlsx" in said.err


def test_period_lines_paper_and_owner_are_understood(
    program: Program, book: Path, out: Path
) -> None:
    words = ("--since", "2026-12-01", "--until", "2027-05-31", "--paper", "letter")

    said = program("report", book, out, *words, "--owner", "own", "--mask", "--yearly")

    assert said.status == 0
    assert program("report", book, out, "--only", "nobody").status == 3
    assert program("report", book, out, "--since", "soon").status == 2
    assert program("report", book, out, "--owner", "firm").status == 3


def test_the_book_itself_is_spared_even_by_force(program: Program, book: Path) -> None:
    before = book.read_bytes()

    assert program("report", book, book, "--force").status == 3

    assert book.read_bytes() == before


def test_another_ending_is_not_understood(
    program: Program, book: Path, tmp_path: Path
) -> None:
    said = program("report", book, tmp_path / "report.docx")

    assert said.status == 2
    assert "ends in .pdf" in said.err
    assert not (tmp_path / "report.docx").exists()
