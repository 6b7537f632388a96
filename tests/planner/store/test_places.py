"""Records keep their order, also when they go and come back."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store.places import Places


@dataclass(frozen=True)
class Row:
    """A record with nothing but its id."""

    id: str


Table = dict[str, Row]
STEPS = st.lists(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True), max_size=9
)


def opened() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE t (place INTEGER PRIMARY KEY, id TEXT UNIQUE)")
    return db


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    db = opened()
    yield db
    db.close()


def keep(db: sqlite3.Connection, places: Places, before: Table, after: Table) -> None:
    gone = [row for key, row in before.items() if key not in after]
    places.leave(db, "t", gone)
    db.executemany("DELETE FROM t WHERE id = ?", [(row.id,) for row in gone])
    new = [row for key, row in after.items() if key not in before]
    given = places.come(db, "t", new, after)
    db.executemany(
        "INSERT INTO t VALUES (?, ?)", [(given[row.id], row.id) for row in new]
    )


def stored(db: sqlite3.Connection) -> list[str]:
    return [row[0] for row in db.execute("SELECT id FROM t ORDER BY place")]


@given(steps=STEPS, moves=st.lists(st.booleans() | STEPS, max_size=25))
def test_the_order_in_the_table_is_that_of_the_book(
    steps: list[list[str]], moves: list[bool | list[list[str]]]
) -> None:
    """Each step drops what is there and adds what is not; then undo, redo, go on."""
    db, places = opened(), Places()
    history: list[Table] = [{}]
    at = 0

    def step(ids: list[str]) -> None:
        nonlocal at
        before = history[at]
        after = {key: row for key, row in before.items() if key not in ids}
        after.update({key: Row(key) for key in ids if key not in before})
        keep(db, places, before, after)
        history[at + 1 :] = [after]
        at += 1

    for ids in steps:
        step(ids)
    for move in moves:
        if isinstance(move, list):
            for ids in move:
                step(ids)
                assert stored(db) == list(history[at])
            continue
        to = max(at - 1, 0) if move else min(at + 1, len(history) - 1)
        keep(db, places, history[at], history[to])
        at = to

        assert stored(db) == list(history[at])
    db.close()


def test_an_empty_table_begins_at_one(db: sqlite3.Connection) -> None:
    a, b = Row("a"), Row("b")

    assert Places().come(db, "t", [a, b], {"a": a, "b": b}) == {"a": 1, "b": 2}
    assert Places().come(db, "t", [], {}) == {}


def test_a_row_between_two_that_came_back_before_it(db: sqlite3.Connection) -> None:
    a, b, c = Row("a"), Row("b"), Row("c")
    states: list[Table] = [{"a": a, "b": b, "c": c}, {"a": a, "c": c}, {"a": a}, {}]
    places = Places()
    keep(db, places, {}, states[0])

    for before, after in [(0, 1), (1, 2), (2, 3), (3, 2), (2, 1), (1, 0)]:
        keep(db, places, states[before], states[after])

    assert stored(db) == ["a", "b", "c"]


def test_the_same_record_added_again_stands_at_the_end(db: sqlite3.Connection) -> None:
    a, b = Row("a"), Row("b")
    first: Table = {"a": a, "b": b}
    again: Table = {"b": b, "a": a}
    places = Places()
    keep(db, places, {}, first)
    keep(db, places, first, {"b": b})

    keep(db, places, {"b": b}, again)
    assert stored(db) == ["b", "a"]

    keep(db, places, again, {"b": b})
    keep(db, places, {"b": b}, first)
    assert stored(db) == ["a", "b"]
