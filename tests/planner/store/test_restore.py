"""A copy comes back whole, and what it replaces is never thrown away."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.store import backups, header, restore
from planner.store.create import create
from planner.store.refusals import NoRoomError
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers.ugly import ugly_book

TODAY = date(2026, 11, 25)
OLD = Path(__file__).resolve().parents[2] / "old_books" / "schema_0001.sql"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "book"
    store = create(path, ugly_book())
    store.copy_to(tmp_path / "copy")
    store.close()
    return tmp_path / "copy"


def test_a_copy_is_read_and_left_untouched(copy: Path) -> None:
    before = copy.read_bytes()

    assert restore.read(copy) == ugly_book()
    assert copy.read_bytes() == before


def test_a_copy_of_an_older_schema_is_read_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "old"
    db = sqlite3.connect(path)
    db.executescript(OLD.read_text(encoding="utf-8"))
    db.close()
    before = path.read_bytes()

    assert restore.read(path) == ugly_book(1)
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("name", ["nothing", "text"])
def test_what_is_no_copy_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "text").write_text("hello")

    with pytest.raises(PlannerError, match=name):
        restore.read(tmp_path / name)


def test_a_damaged_book_is_moved_aside(copy: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.write_bytes(b"rubbish")
    (tmp_path / "book-journal").write_bytes(b"stale")

    aside = restore.put_in_place(book, copy, TODAY)
    again = restore.put_in_place(book, copy, TODAY)

    assert aside.name == "book.damaged-2026-11-25"
    assert again.name == "book.damaged-2026-11-25-2"
    assert aside.read_bytes() == b"rubbish"
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"stale"
    store = SqliteStore(book)
    assert store.load() == ugly_book()
    assert store.faults() == ()
    store.close()
    assert header.application_of(book) == header.BOOK
    assert book.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("book", "book.damaged-2026-11-25", "book.damaged-2026-11-25-2"),
        *("book.damaged-2026-11-25-journal", "copy"),
    ]


def test_without_room_nothing_is_replaced(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "book"
    book.write_bytes(b"rubbish")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "hardlink_to", full)
    for name in ("copyfile", "copy2"):
        with monkeypatch.context() as at:
            at.setattr(restore.shutil, name, full)
            with pytest.raises(NoRoomError, match="No space left"):
                restore.put_in_place(book, copy, TODAY)

    assert book.read_bytes() == b"rubbish"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "copy"]


def test_the_book_as_it_is_is_kept_first(copy: Path, tmp_path: Path) -> None:
    kept = restore.keep_before(tmp_path / "book")

    assert kept.parent == backups.folder_of(tmp_path / "book")
    assert restore.read(kept) == ugly_book()
    assert [one.path for one in backups.kept(tmp_path / "book")] == [kept]
    assert make.book() != ugly_book()
    assert copy.exists()
