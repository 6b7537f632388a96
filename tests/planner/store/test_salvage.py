"""What a damaged file still gives is read, and nothing is made up."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store import sums
from planner.store.create import create
from planner.store.rows import BY_NAME
from planner.store.salvage import Found, is_readable, read
from tests.helpers import make

PAGE = 4096
MANY = make.book(*(make.cash(f"{n}.00", id=f"c{n}") for n in range(600)))


def found(path: Path, table: str = "cash") -> Found:
    db = sqlite3.connect(path)
    try:
        return read(db)[table]
    finally:
        db.close()


def leaf(path: Path, text: bytes) -> int:
    """The page of a table in which a text lies."""
    content = path.read_bytes()
    (page,) = [
        n
        for n in range(1, len(content) // PAGE)
        if content[n * PAGE] == 0x0D and text in content[n * PAGE : (n + 1) * PAGE]
    ]
    return page


def spoil(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * PAGE : (page + 1) * PAGE] = b"\xee" * PAGE
    path.write_bytes(content)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create(tmp_path / "b", MANY).close()
    return tmp_path / "b"


def test_a_sound_file_is_read_whole(path: Path) -> None:
    whole = found(path)

    assert len(whole.rows) == 600
    assert whole.gaps == ()
    assert whole.kept == sums.total("cash", whole.rows.values())


def test_rows_on_both_sides_of_a_broken_page_are_read(path: Path) -> None:
    before = found(path).rows
    spoil(path, leaf(path, b"c300"))

    left = found(path)

    ((after, until),) = left.gaps
    assert until is not None
    lost = range(after + 1, until)
    assert left.rows == {k: v for k, v in before.items() if k not in lost}
    assert 0 < len(lost) < 300


def test_a_broken_end_is_a_gap_without_end(path: Path) -> None:
    spoil(path, leaf(path, b"c599"))

    left = found(path)

    assert left.gaps[-1][1] is None
    assert left.rows


def test_a_flipped_bit_in_a_text_keeps_its_bytes(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE cash SET \"on\" = CAST(x'32C3' AS TEXT) WHERE id = 'c3'")
    db.commit()
    db.close()

    row = next(cells for cells in found(path).rows.values() if cells[0] == "c3")

    assert row[1] == "2\udcc3"
    assert not is_readable(BY_NAME["cash"], row)


def test_a_table_of_a_later_schema_has_no_rows(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("DROP TABLE quotes")
    db.commit()
    db.close()

    assert found(path, "quotes").rows == {}
    assert found(path, "quotes").gaps == ()


def test_a_table_whose_name_is_rubbish_is_one_gap(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("ALTER TABLE cash RENAME TO cosh")
    db.commit()
    db.close()

    assert found(path).gaps == ((0, None),)


def test_a_sum_that_is_rubbish_is_none(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE sums SET sum = 'rubbish'")
    db.commit()
    assert read(db)["cash"].kept is None
    db.execute("DROP TABLE sums")
    assert read(db)["cash"].kept is None
    db.close()


class Odd:
    """A file whose tree is a knot: it gives the same row for ever, or rubbish."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    def execute(self, _words: str, _values: object = ()) -> "Odd":
        if self._error is not None:
            raise self._error
        return self

    def fetchall(self) -> list[tuple]:
        return [(1, "a", "2026-01-01", 1)]

    def fetchone(self) -> None:
        return None


def test_a_tree_that_goes_round_in_a_circle_ends() -> None:
    odd = read(Odd())["cash"]

    assert list(odd.rows) == [1]
    assert odd.gaps == ((1, None),)


def test_a_name_that_cannot_be_spoken_is_no_crash() -> None:
    odd = read(Odd(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no")))["cash"]

    assert odd == Found({}, ((0, None),), None)


@given(cells=st.tuples(st.none() | st.text(), st.text(), st.integers() | st.text()))
def test_rubbish_is_no_record(cells: tuple) -> None:
    assert not is_readable(BY_NAME["cash"], cells)


def test_an_id_that_is_no_text_is_no_record() -> None:
    assert is_readable(BY_NAME["cash"], ("a", "2026-01-01", 1))
    assert not is_readable(BY_NAME["cash"], (5, "2026-01-01", 1))
