"""An export in several files is written whole, and spares what is not ours."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from planner.app.export_whole import export_whole
from planner.app.files import TargetForeignError
from planner.model.book import Book

ON = date(2026, 3, 5)


def _write(book: Book, on: date, out: Path) -> Sequence[Path]:
    made = [out.with_name(f"{out.stem}-{kind}.csv") for kind in ("lines", "loans")]
    for path in made:
        path.write_bytes(b"id,name\n1,a\n")
    return made


def test_all_files_stand_beside_the_path_that_was_named(tmp_path: Path) -> None:
    made = export_whole(_write, Book(), ON, tmp_path / "out.csv")

    assert made == (tmp_path / "out-lines.csv", tmp_path / "out-loans.csv")
    assert made == export_whole(_write, Book(), ON, tmp_path / "out.csv")
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in made}


def test_a_file_of_somebody_else_spares_all_of_them(tmp_path: Path) -> None:
    other = tmp_path / "out-loans.csv"
    other.write_bytes(b"my own list\n")

    with pytest.raises(TargetForeignError):
        export_whole(_write, Book(), ON, tmp_path / "out.csv")

    assert [*tmp_path.iterdir()] == [other]
    export_whole(_write, Book(), ON, tmp_path / "out.csv", force=True)
    assert other.read_bytes().startswith(b"id,name")
