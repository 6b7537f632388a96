from datetime import date

import pytest

from planner.exchange.write import (
    ENDINGS,
    NotWritableError,
    UnknownEndingError,
    write_tables,
)
from planner.model.book import Book
from tests.helpers import make

BOOK = Book().with_(make.loan())
ON = date(2026, 3, 1)


@pytest.mark.parametrize("ending", [".xlsx", ".json", ".ICS"])
def test_the_ending_chooses_the_format(tmp_path, ending):
    out = tmp_path / f"book{ending}"

    assert write_tables(BOOK, ON, out) == (out,)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_csv_makes_one_file_a_kind_beside_the_name(tmp_path):
    made = write_tables(BOOK, ON, tmp_path / "book.csv")

    assert tmp_path / "book-loans.csv" in made
    assert sorted(made) == sorted(tmp_path.iterdir())


def test_another_ending_is_refused_and_writes_nothing(tmp_path):
    with pytest.raises(UnknownEndingError) as refused:
        write_tables(BOOK, ON, tmp_path / "book.pdf")

    assert ", ".join(ENDINGS) in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    folder = tmp_path / "book.json"
    folder.mkdir()

    for out in (folder, tmp_path / "none" / "book.json"):
        with pytest.raises(NotWritableError):
            write_tables(BOOK, ON, out)
    assert list(tmp_path.iterdir()) == [folder]
