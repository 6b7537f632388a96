"""A book with a password holds nothing readable, and behaves like any other."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calendar import FixedClock
from planner.errors import PlannerError
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from planner.store import backups, migrate, refusals, restore, seal
from planner.store.connection import connected
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers.ugly import ugly_book
from tests.planner.store.test_backups import TODAY, as_of

PASSWORD = "正确的马电池订书钉"  # noqa: S105  # of a book that lives one test
KNOWN = ["综合评估未通过", "rare", "credit-card", "CREATE TABLE", "账单.csv", "招行"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_KIB", 64)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.duheng"
    create(path, ugly_book(), password=PASSWORD).close()
    return path


def lived(path: Path, number: int = 0) -> None:
    store = SqliteStore(path, key=PASSWORD, clock=FixedClock(TODAY))
    before = store.load()
    added = [make.cash(f"{n}.00", id=f"c{number}-{n}") for n in range(300)]
    store.save(Change(Sentence(Phrase("step")), before, before.with_(*added)))
    store.close()


def test_nothing_readable_is_in_the_file_or_its_copies(
    book: Path, tmp_path: Path
) -> None:
    as_of(book, TODAY.replace(day=1))
    lived(book)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert len(files) == 2
    for path in files:
        content = path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600
        for text in (*KNOWN, PASSWORD):
            assert text.encode() not in content, (path, text)


def test_the_book_comes_back_as_it_was(book: Path) -> None:
    store = SqliteStore(book, key=PASSWORD)

    assert store.load() == ugly_book()
    assert store.faults() == ()
    store.close()


def test_steps_are_written_and_copied(book: Path, tmp_path: Path) -> None:
    as_of(book, TODAY.replace(day=1))
    lived(book)
    (kept,) = backups.kept(book)
    out = tmp_path / "out"
    out.touch()

    store = SqliteStore(book, key=PASSWORD)
    store.copy_to(out)

    assert len(store.load().cash) == 301
    assert store.made_copy(out)
    assert not store.made_copy(book)
    assert restore.read(kept.path, PASSWORD) == ugly_book()
    store.close()


def test_copies_under_another_password_are_not_ours(book: Path, tmp_path: Path) -> None:
    other, clear = tmp_path / "other", tmp_path / "clear"
    create(other, password=f"{PASSWORD}!").close()
    create(clear).close()
    store, open_store = SqliteStore(book, key=PASSWORD), SqliteStore(clear)

    assert not store.made_copy(other)
    assert not store.made_copy(clear)
    assert not open_store.made_copy(other)
    store.close()
    open_store.close()


@pytest.mark.parametrize(
    ("key", "refusal"),
    [
        (None, refusals.NeedsPasswordError),
        ("wrong", refusals.WrongPasswordError),
        (f"{PASSWORD} ", refusals.WrongPasswordError),
    ],
)
def test_without_the_password_nothing_opens(
    book: Path, key: str | None, refusal: type[Exception]
) -> None:
    before = book.read_bytes()

    with pytest.raises(refusal):
        SqliteStore(book, key=key)

    assert book.read_bytes() == before


@settings(max_examples=25)
@given(place=st.integers(100, 60000), flip=st.integers(1, 255))
def test_a_flipped_byte_is_never_passed_off(place: int, flip: int) -> None:
    import tempfile  # noqa: PLC0415  # a fixture would be shared by all examples

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        create(path, ugly_book(), password=PASSWORD).close()
        content = bytearray(path.read_bytes())
        content[place % len(content)] ^= flip
        path.write_bytes(content)
        try:
            store = SqliteStore(path, key=PASSWORD)
        except PlannerError:
            return
        try:
            assert store.load() == ugly_book()
        except refusals.DamagedError:
            pass
        finally:
            store.close()


def test_a_file_of_another_program_under_our_mark_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "book"
    key = seal.new_seal("x")
    path.touch()
    db = connected(path, 0.0, key)
    db.execute("CREATE TABLE x (y)")
    db.close()

    with pytest.raises(refusals.NotABookError):
        SqliteStore(path, key=key)


def test_a_newer_book_is_refused_and_an_older_one_upgraded(
    book: Path, tmp_path: Path
) -> None:
    key = seal.opener(book, PASSWORD)
    db = connected(book, 0.0, key)
    db.execute("PRAGMA user_version = 99")
    with pytest.raises(refusals.NewerBookError):
        SqliteStore(book, key=key)
    for table in ("import_rules", "sums"):
        db.execute(f"DROP TABLE {table}")
    db.close()

    old = tmp_path / "old"
    old.touch()
    older = seal.new_seal(PASSWORD)
    db = connected(old, 0.0, older)
    step = next(migrate.MIGRATIONS.glob("0001*")).read_text(encoding="utf-8")
    db.executescript(f"BEGIN;{step}PRAGMA user_version = 1;COMMIT;")
    db.close()
    store = SqliteStore(old, key=PASSWORD)

    assert store.load() == make.book()
    store.close()
    kept = tmp_path / f"old.before-v{2}"
    assert kept.read_bytes()[: len(seal.MARK)] == seal.MARK


def test_complaints_sound_like_those_of_the_standard_library(book: Path) -> None:
    db = connected(book, 0.0, seal.opener(book, PASSWORD))
    other = connected(book, 0.0, seal.opener(book, PASSWORD))
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(sqlite3.DatabaseError) as busy:
        db.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.DatabaseError) as wrong:
        db.executemany("INSERT INTO nothing VALUES (?)", [(1,)])
    with pytest.raises(sqlite3.DatabaseError):
        db.backup(other)  # type: ignore[arg-type, union-attr]  # a file that is in use

    assert busy.value.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    assert wrong.value.sqlite_errorcode == sqlite3.SQLITE_ERROR
    assert db.execute("SELECT id FROM cash").fetchall() == [("c1",)]
    db.close()
    other.close()


def test_a_path_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(refusals.NotReadableError):
        connected(tmp_path / "nothing", 0.0, seal.new_seal("x"))
