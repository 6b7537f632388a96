"""Records keep their order, also when they go and come back."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store.places import Places


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    yield db
    db.close()


def keep(
    db: sqlite3.Connection,
    places: Places,
    before: dict[str, int],
    after: dict[str, int],
) -> None:
    gone = [key for key in before if key not in after]
    places.leave(db, "t", gone)
    db.executemany("DELETE FROM t WHERE id = ?", [(key,) for key in gone])
    new = [key for key in after if key not in before]
    given = places.come(db, "t", new, after)
    db.executemany("INSERT INTO t VALUES (?, ?)", [(given[key], key) for key in new])


@given(
    steps=st.lists(
        st.lists(st.sampled_from("abcdefgh"), max_size=4, unique=True), max_size=8
    ),
    undone=st.lists(st.booleans(), max_size=20),
)
def test_the_order_in_the_table_is_that_of_the_book(
    steps: list[list[str]], undone: list[bool]
) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE t (place INTEGER PRIMARY KEY, id TEXT UNIQUE)")
    places = Places()
    history: list[dict[str, int]] = [{}]
    for step in steps:
        after = {key: 0 for key in history[-1] if key not in step}
        after.update({key: 0 for key in step if key not in history[-1]})
        keep(db, places, history[-1], after)
        history.append(after)
    at = len(history) - 1

    for back in undone:
        to = max(at - 1, 0) if back else min(at + 1, len(history) - 1)
        keep(db, places, history[at], history[to])
        at = to

        rows = [row[0] for row in db.execute("SELECT id FROM t ORDER BY place")]
        assert rows == list(history[at])
    db.close()


def test_an_empty_table_begins_at_one(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE t (place INTEGER PRIMARY KEY, id TEXT UNIQUE)")

    assert Places().come(db, "t", ["a", "b"], {"a": 0, "b": 0}) == {"a": 1, "b": 2}
    assert Places().come(db, "t", [], {}) == {}
