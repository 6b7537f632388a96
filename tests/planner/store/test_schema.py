"""A changed bit in the list of tables costs no row."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from planner.store import schema
from planner.store.create import create
from planner.store.mending import How
from planner.store.repair import carry_out, plan
from planner.store.sqlite import SqliteStore
from tests.helpers import make

DAY = date(2026, 11, 25)
BOOK = make.book(make.line("l"), make.cash("5.00", id="c"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create(tmp_path / "b", BOOK).close()
    return tmp_path / "b"


def flipped(path: Path, text: bytes, at: int = 0, bit: int = 2) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(text) + at] ^= 1 << bit
    path.write_bytes(content)


def put_right(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as db:
        return schema.put_right(db)


def listed(path: Path) -> list[tuple]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT * FROM sqlite_master").fetchall()


@pytest.mark.parametrize(
    ("text", "at", "bit"),
    [
        (b"sqlite_autoindex_import_rules_1", 18, 2),
        (b"CREATE TABLE cash", 0, 7),  # no UTF-8 any more
        (b"tablecashcash", 6, 0),
        (b"tablecashcash", 0, 1),
    ],
)
def test_with_one_bit_of_the_list_changed_all_rows_are_kept(
    path: Path, text: bytes, at: int, bit: int
) -> None:
    flipped(path, text, at, bit)

    found = plan(path, DAY)
    carry_out(found, DAY)

    assert [step.how for step in found.steps] == [How.REBUILD]
    store = SqliteStore(path)
    assert store.faults() == ()
    assert store.load() == BOOK
    store.close()


def test_a_sound_list_stays_as_it_is(path: Path) -> None:
    before = path.read_bytes()

    assert not put_right(path)

    assert path.read_bytes() == before


def test_a_first_page_that_cannot_be_is_taken_from_a_new_book(path: Path) -> None:
    before = listed(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'cash'")
        db.commit()

    assert put_right(path)

    assert listed(path) == before


def test_a_first_page_that_may_be_is_left(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE late (a); INSERT INTO late VALUES (1);"
            "PRAGMA writable_schema = ON;"
            "UPDATE sqlite_master SET rootpage ="
            " (SELECT rootpage FROM sqlite_master WHERE name = 'late')"
            " WHERE name = 'cash';"
            "DELETE FROM sqlite_master WHERE name = 'late'"
        )
        db.commit()
    before = listed(path)

    assert not put_right(path)

    assert listed(path) == before


def test_of_a_list_that_cannot_be_read_nothing_is_put_right(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xee" * 3996 + content[4096:])

    assert not put_right(path)


def test_the_list_of_a_sealed_book_is_left_alone() -> None:
    assert not schema.put_right(object())
