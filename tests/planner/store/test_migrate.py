"""Old books open, after a copy; a step is carried out whole or not at all."""

import sqlite3
from pathlib import Path

import pytest

from planner.model.checks import issues
from planner.store import migrate
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers.ugly import ugly_book

NOW = migrate.newest()
OLD_BOOKS = sorted((Path(__file__).resolve().parents[2] / "old_books").glob("*.sql"))


def version_of(path: Path) -> int:
    db = sqlite3.connect(path)
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    db.close()
    return version


@pytest.fixture
def later_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "steps"
    folder.mkdir()
    for step in migrate.MIGRATIONS.glob("*.sql"):
        (folder / step.name).write_text(step.read_text(encoding="utf-8"))
    later = folder / f"{NOW + 1:04d}_more.sql"
    later.write_text("CREATE TABLE more (x INTEGER) STRICT;")
    (folder / "notes.txt").write_text("no step")
    monkeypatch.setattr(migrate.newest, "__defaults__", (folder,))
    monkeypatch.setattr(migrate.upgrade, "__defaults__", (folder,))
    return folder


def test_each_released_schema_has_a_dump(tmp_path: Path) -> None:
    assert [path.stem for path in OLD_BOOKS] == [
        f"schema_{n:04d}" for n in range(1, NOW + 1)
    ]


@pytest.mark.parametrize("dump", OLD_BOOKS, ids=lambda path: path.stem)
def test_an_old_book_opens_and_holds_what_it_held(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "old"
    db = sqlite3.connect(path)
    db.executescript(dump.read_text(encoding="utf-8"))
    db.close()

    store = SqliteStore(path)
    book = store.load()

    assert store.faults() == ()
    assert issues(book) == ()
    assert book == ugly_book(int(dump.stem[-4:]))
    store.close()


def test_an_older_book_is_copied_then_upgraded(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "my.duheng"
    create(path, make.book(make.line())).close()
    request.getfixturevalue("later_steps")
    taken = tmp_path / f"my.before-v{NOW + 1}.duheng"
    taken.write_text("something else")

    store = SqliteStore(path)

    assert store.load() == make.book(make.line())
    store.close()
    copy = taken.with_stem(f"{taken.stem}-1")
    assert version_of(path) == NOW + 1
    assert version_of(copy) == NOW
    assert taken.read_text() == "something else"
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("fault", ["CREATE TABLE lines (x);", "COMMIT; nonsense;"])
def test_a_step_that_fails_leaves_the_book_as_it_was(
    later_steps: Path, fault: str
) -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate.upgrade(db, 0, migrate.MIGRATIONS)
    later = later_steps / f"{NOW + 1:04d}_more.sql"
    later.write_text(f"CREATE TABLE more (x);{fault}")

    with pytest.raises(sqlite3.Error):
        migrate.upgrade(db, NOW, later_steps)

    assert db.execute("PRAGMA user_version").fetchone()[0] == NOW
    db.close()
