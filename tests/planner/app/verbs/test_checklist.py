"""``checklist`` prints what fits a sort of firm."""

from pathlib import Path

from tests.helpers.run import Program


def test_a_checklist_is_written_whole(
    program: Program, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "list.pdf"
    call = ("checklist", book, out, "--sector", "farm", "--json")

    said = program(*call, "--needed", "2026-12-31", "--on", "2026-11-25")

    assert said.status == 0
    assert said.document["sector"] == "farm"
    assert said.document["needed"] == "2026-12-31"
    assert out.read_bytes().startswith(b"%PDF-")
    assert program(*call).document["needed"] is None


def test_a_sector_or_a_day_that_nobody_knows_is_not_understood(
    program: Program, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "list.pdf"

    assert program("checklist", book, out, "--sector", "mine").status == 2
    call = ("checklist", book, out, "--sector", "farm", "--needed", "soon")
    assert program(*call).status == 2
