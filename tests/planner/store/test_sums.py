"""A digit that changes in the file, whoever changed it, is told by the sums."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store import sums
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers.ugly import ugly_book

cells = st.one_of(st.none(), st.integers(-(2**60), 2**60), st.text(max_size=5))
rows = st.lists(st.tuples(cells, cells), max_size=6)


@given(rows, st.randoms())
def test_the_order_of_rows_does_not_count(some: list, random) -> None:
    mixed = list(some)
    random.shuffle(mixed)

    assert sums.total("t", some) == sums.total("t", mixed)


@given(rows, rows)
def test_different_rows_add_up_differently(one: list, other: list) -> None:
    same = sorted(map(repr, one)) == sorted(map(repr, other))

    assert (sums.total("t", one) == sums.total("t", other)) is same


@pytest.mark.parametrize(
    ("harm", "table"),
    [
        ("UPDATE cash SET amount = amount + 1", "cash"),
        ("UPDATE loans SET more = replace(more, '0.036', '0.037')", "loans"),
        ("DELETE FROM questions", "questions"),
        ("INSERT INTO needs (id, content) VALUES ('x', '{}')", "needs"),
    ],
)
def test_a_change_from_outside_is_told(tmp_path: Path, harm: str, table: str) -> None:
    path = tmp_path / "book"
    create(path, ugly_book()).close()
    db = sqlite3.connect(path)
    db.execute(harm)
    db.commit()
    db.close()
    store = SqliteStore(path)

    told = [str(fault) for fault in store.faults()]

    assert told == [f"“{table}” does not hold what was written last"]
    store.close()


def test_sums_are_filled_anew(tmp_path: Path) -> None:
    path = tmp_path / "book"
    create(path, ugly_book()).close()
    db = sqlite3.connect(path)
    db.execute("UPDATE cash SET amount = 7")
    before = sums.wrong(db)

    sums.fill(db)

    assert before == ("cash",)
    assert sums.wrong(db) == ()
    db.close()


@given(cells=st.lists(st.text() | st.integers() | st.none(), min_size=2, max_size=5))
def test_a_row_is_spelled_the_same_from_its_parts(cells: list) -> None:
    for at, cell in enumerate(cells):
        before, after = sums.row_text_around("cash", tuple(cells), at)

        whole = sums.text_sum(f"{before}{cell!r}{after}")

        assert whole == sums.row_sum("cash", tuple(cells))
